import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from tests.editions.editions_by_hand import money, record, sheet

from extract.cli import run_command
from extract.cli.diff import diff
from extract.cli.track import track
from extract.schema import Document
from extract.write.documents import write_document

OLD = sheet(
    {"Aid": [record("Norway will give $5 to Kenya.", status="planned", amounts=[money("$5", 5)])]},
    "old",
    "Norway-Kenya Forum",
    "2021-05-01",
)
NEW = sheet(
    {"Aid": [record("Norway will give $6 to Kenya.", status="planned", amounts=[money("$6", 6)])]},
    "new",
    "Norway-Kenya Forum",
    "2022-05-01",
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    return written(OLD, tmp_path), written(NEW, tmp_path)


def written(document: Document, folder: Path) -> str:
    return str(write_document(document, folder))


def called(*arguments: str) -> Result:
    return CliRunner().invoke(diff, arguments, standalone_mode=False)


def test_json_has_the_shape_of_the_contract(pair: tuple[str, str]) -> None:
    found = json.loads(called(*pair, "--format", "json").stdout)
    assert found["old"].items() >= {
        ("doc_id", "old"),
        ("title", "Norway-Kenya Forum"),
        ("issued", "2021-05-01"),
    }
    (change,) = found["changes"]
    assert change["type"] == "changed"
    assert change["old"].keys() >= {"record_id", "block", "section", "text"}
    (field,) = change["fields"]
    assert (field["field"], field["old"], field["new"]) == ("amounts", ["$5"], ["$6"])
    assert found["summary"] == {
        "added": 0,
        "removed": 0,
        "changed": 1,
        "moved": 0,
        "reworded": 0,
        "unchanged": 0,
    }


def test_differences_are_an_exit_code_only_when_asked_for(pair: tuple[str, str]) -> None:
    old, new = pair
    assert called(old, new).return_value == 0
    assert called(old, new, "--exit-code").return_value == 1
    assert called(old, old, "--exit-code").return_value == 0
    assert called(old, new, "--exit-code", "--only", "status,added").return_value == 0


def test_text_says_the_change_without_a_terminal(pair: tuple[str, str]) -> None:
    assert "~ changed  amounts $5 → $6 (+20 %)" in called(*pair).stdout


def test_html_is_one_page(pair: tuple[str, str]) -> None:
    html = called(*pair, "--format", "html").stdout
    assert html.startswith("<!doctype html>")
    assert html.endswith("</html>\n")


def test_an_unknown_name_to_narrow_by_is_a_usage_error(
    pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["diff", *pair, "--only", "amount"]) == 2
    assert "nothing called amount" in capsys.readouterr().err


def test_a_missing_edition_is_named(
    pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["diff", pair[0], "nowhere.json"]) == 2
    assert "nowhere.json" in capsys.readouterr().err


def test_track_writes_the_stories_of_a_folder(pair: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / "stories.parquet"
    done = CliRunner().invoke(track, [str(tmp_path), "--out", str(out)], standalone_mode=False)
    assert done.return_value == 0
    assert "2022-05-01 changed: amounts $5 → $6 (+20 %)" in done.stdout
    assert pq.read_table(out).column("kind").to_pylist() == ["announced", "changed"]


def test_track_goes_on_after_a_file_that_is_no_document(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.json").write_text("{}", encoding="utf-8")
    assert run_command(["track", str(tmp_path), "--out", str(tmp_path / "s.parquet")]) == 3
    assert "broken.json" in capsys.readouterr().err


def test_track_of_a_folder_without_sheets_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["track", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
