"""What a sweep reads, keeps and removes; extraction itself is a stand-in."""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from filelock import FileLock
from tests.batch.folders import manifest, many, outputs, stamps, statuses, write

from extract.batch import Outcome, rewrite
from extract.batch.manifest import Manifest
from extract.batch.staging import Staging
from extract.cli import run_command
from extract.errors import ExtractError, InputError
from extract.schema import Document
from extract.write.documents import read_document

Sweep = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "sheets", many(8))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_a_second_sweep_touches_no_file(run: Sweep, folder: Path, out: Path) -> None:
    run(folder, out)
    before = stamps(out)
    outcome = run(folder, out)
    assert (outcome.done, len(outcome.manifest.inputs)) == ([], 8)
    assert stamps(out) == before


def test_1400_unchanged_sheets_take_less_than_two_seconds(
    run: Sweep, tmp_path: Path, out: Path
) -> None:
    folder = write(tmp_path / "sheets", many(1400, line="A bullet of some length " * 40))
    run(folder, out)
    start = time.process_time()
    outcome = run(folder, out)
    assert outcome.done == []
    assert time.process_time() - start < 2


def test_one_new_sheet_costs_one_sheet(
    run: Sweep, folder: Path, out: Path, read: list[str]
) -> None:
    run(folder, out)
    write(folder, {"new/2023-05-05-n.txt": "New\nA bullet\n"})
    outcome = run(folder, out)
    assert read == ["new/2023-05-05-n.txt"]
    assert [entry.doc_id for entry in outcome.done] == ["2023-05-05-n"]
    ids = ds.dataset(out / "records.parquet", partitioning="hive").to_table()["doc_id"].to_pylist()
    assert ids.count("2023-05-05-n") == 1
    assert len(set(ids)) == 9


def test_a_changed_sheet_is_read_again(
    run: Sweep, folder: Path, out: Path, read: list[str]
) -> None:
    run(folder, out)
    write(folder, {"s3.txt": "Sheet 3\nQuite another\n"})
    run(folder, out)
    assert read == ["s3.txt"]
    rows = pq.read_table(out / "records.parquet", filters=[("doc_id", "==", "s3")])
    assert rows["text"].to_pylist() == ["Quite another"]


def test_changed_rules_have_everything_read_again_and_say_so(
    run: Sweep, folder: Path, out: Path, read: list[str], rules: Callable[[str], None]
) -> None:
    run(folder, out)
    rules("r2")
    outcome = run(folder, out)
    assert len(read) == 8
    assert outcome.why_all == "rules r1 → r2"
    assert manifest(out)["pipeline"]["rules"] == "r2"


def test_a_deleted_input_takes_its_document_and_rows_along(
    run: Sweep, folder: Path, out: Path, read: list[str]
) -> None:
    run(folder, out)
    (folder / "s3.txt").unlink()
    outcome = run(folder, out)
    assert read == []
    assert [entry.path for entry in outcome.gone] == ["s3.txt"]
    assert not (out / "documents/s3.json").exists()
    for name in ("records.parquet", "mentions.parquet"):
        assert "s3" not in pq.read_table(out / name)["doc_id"].to_pylist()


def test_the_last_sheet_of_a_year_takes_the_year_along(
    run: Sweep, tmp_path: Path, out: Path
) -> None:
    folder = write(
        tmp_path / "sheets", {"2022-01-01-a.txt": "A\na\n", "2023-01-01-b.txt": "B\nb\n"}
    )
    run(folder, out)
    (folder / "2022-01-01-a.txt").unlink()
    run(folder, out)
    assert [path.name for path in sorted((out / "records.parquet").iterdir())] == ["year=2023"]


def test_sheets_of_the_same_name_in_two_folders_both_have_a_document(
    run: Sweep, tmp_path: Path, out: Path
) -> None:
    folder = write(tmp_path / "sheets", {"a/x.txt": "A\none\n", "b/x.txt": "B\ntwo\n"})
    run(folder, out)
    ids = {entry["path"]: entry["doc_id"] for entry in manifest(out)["inputs"]}
    assert len(set(ids.values())) == 2
    assert all(doc_id.startswith("x-") for doc_id in ids.values())
    for path, doc_id in ids.items():
        assert read_document(out / f"documents/{doc_id}.json").source.path == path


def test_any_sequence_of_changes_ends_in_the_bytes_of_a_fresh_run(
    run: Sweep, tmp_path: Path, rules: Callable[[str], None]
) -> None:
    draw = random.Random(7)
    folder, out = write(tmp_path / "sheets", many(20)), tmp_path / "out"
    for step in range(10):
        for _ in range(draw.randint(1, 4)):
            _change(folder, draw)
        if step % 4 == 3:
            rules(f"r{step}")
        run(folder, out)
        fresh = tmp_path / f"fresh{step}"
        run(folder, fresh)
        assert outputs(out) == outputs(fresh)
        shutil.rmtree(fresh)


def _change(folder: Path, draw: random.Random) -> None:
    year = draw.choice(["2021-01-01-", "2022-01-01-", ""])
    path = folder / draw.choice(["", "sub", "x/y"]) / f"{year}d{draw.randint(0, 6)}.txt"
    kind = draw.choice(["write", "write", "empty", "fail", "delete"])
    if kind == "delete":
        path.unlink(missing_ok=True)
        return
    bullets = "".join(f"Bullet {draw.randint(0, 99)}\n" for _ in range(draw.randint(0, 4)))
    text = {"write": f"Title\n{bullets}", "empty": "Title\n", "fail": "Title\n!defect\n"}[kind]
    write(folder, {path.relative_to(folder).as_posix(): text})


def test_the_manifest_has_the_agreed_shape(run: Sweep, tmp_path: Path, out: Path) -> None:
    folder = write(
        tmp_path / "sheets",
        {"2024/a.txt": "A\na\n", "b.txt": "B\nlost page 2\n", "c.txt": "C\n!defect\n"},
    )
    run(folder, out)
    read = manifest(out)
    assert list(read)[:3] == ["schema_version", "pipeline", "inputs"]
    assert read["schema_version"] == "1.0"
    assert set(read["pipeline"]) == {"version", "model", "rules"}
    good, partial, failed = read["inputs"]
    agreed = {"path", "sha256", "doc_id", "status", "seconds", "error", "warnings"}
    assert all(agreed <= set(entry) for entry in read["inputs"])
    assert (good["path"], good["doc_id"], good["status"]) == ("2024/a.txt", "a", "ok")
    assert good["error"] is None
    assert isinstance(good["seconds"], float)
    assert (partial["status"], partial["error"]["type"]) == ("partial", "damaged")
    assert partial["warnings"] == ["lost page 2"]
    assert (failed["status"], failed["error"]["type"]) == ("failed", "crashed")
    assert "c.txt" in failed["error"]["message"]
    assert len(failed["sha256"]) == 64


def test_a_failed_sheet_is_left_alone_until_it_changes_or_is_asked_for(
    run: Sweep, tmp_path: Path, out: Path, read: list[str]
) -> None:
    folder = write(tmp_path / "sheets", {"a.txt": "A\n!defect\n", "b.txt": "B\nb\n"})
    run(folder, out)
    run(folder, out)
    assert read == []
    run(folder, out, retry=True)
    assert read == ["a.txt"]
    write(folder, {"a.txt": "A\nmended\n"})
    run(folder, out)
    assert statuses(out) == {"a.txt": "ok", "b.txt": "ok"}


def test_a_sheet_that_comes_to_fail_loses_its_rows(run: Sweep, folder: Path, out: Path) -> None:
    run(folder, out)
    write(folder, {"s3.txt": "Sheet 3\n!defect\n"})
    run(folder, out)
    assert not (out / "documents/s3.json").exists()
    assert "s3" not in pq.read_table(out / "records.parquet")["doc_id"].to_pylist()


def test_a_sheet_that_vanishes_meanwhile_fails_and_is_gone_the_next_time(
    run: Sweep, folder: Path, out: Path
) -> None:
    class Remover(_Listener):
        def planned(self, plan: Any) -> None:
            (folder / "s3.txt").unlink()

    run(folder, out, listener=Remover())
    assert statuses(out)["s3.txt"] == "unreadable"
    assert [entry.path for entry in run(folder, out).gone] == ["s3.txt"]


def test_a_sheet_that_changes_meanwhile_is_noted_as_it_was_read(
    run: Sweep, folder: Path, out: Path, read: list[str]
) -> None:
    class Editor(_Listener):
        def planned(self, plan: Any) -> None:
            write(folder, {"s3.txt": "Sheet 3\nChanged meanwhile\n"})

    run(folder, out, listener=Editor())
    run(folder, out)
    assert read == []
    assert read_document(out / "documents/s3.json").records[0].text == "Changed meanwhile"


def test_a_sheet_that_could_not_be_read_is_read_once_it_can(
    run: Sweep, folder: Path, out: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "s3.txt":
            raise PermissionError(13, "Permission denied")
        return known(path, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        run(folder, out)
        assert statuses(out)["s3.txt"] == "unreadable"
        run(folder, out)
        assert read == []
    run(folder, out)
    assert read == ["s3.txt"]


def test_a_name_that_is_no_text_is_read_all_the_same(run: Sweep, folder: Path, out: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Cafe\nA bullet\n")
    except OSError:
        pytest.skip("this file system knows only names in UTF-8")
    run(folder, out)
    assert statuses(out)["caf\ufffd.txt"] == "ok"


def test_text_that_json_cannot_hold_is_a_failure_of_that_sheet(
    run: Sweep, tmp_path: Path, out: Path
) -> None:
    folder = write(tmp_path / "sheets", {"a.txt": "A\n!surrogate\n", "b.txt": "B\nb\n"})
    run(folder, out)
    assert statuses(out) == {"a.txt": "crashed", "b.txt": "ok"}


@pytest.mark.parametrize(
    "name", ["documents/s3.json", "records.parquet/year=2022/part-0.parquet", "mentions.parquet"]
)
def test_outputs_that_were_deleted_are_made_again(
    name: str, run: Sweep, folder: Path, out: Path, tmp_path: Path
) -> None:
    run(folder, out)
    whole = outputs(out)
    if (out / name).is_dir():
        shutil.rmtree(out / name)
    else:
        (out / name).unlink()
    run(folder, out)
    assert outputs(out) == whole


def test_the_single_tables_of_a_run_give_way_to_the_datasets(
    run: Sweep, folder: Path, out: Path
) -> None:
    write(out, {"records.parquet": "of a run", "mentions.parquet": "of a run"})
    run(folder, out)
    assert (out / "records.parquet").is_dir()


def test_what_lies_in_the_output_folder_is_no_input(run: Sweep, folder: Path) -> None:
    run(folder, folder / "out")
    write(folder, {"out/report.txt": "no sheet"})
    assert run(folder, folder / "out").done == []


def test_no_folder_and_no_sheet_are_errors(run: Sweep, tmp_path: Path, out: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        run(tmp_path / "nowhere", out)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no sheet"):
        run(tmp_path / "empty", out)


def test_a_manifest_that_is_none_is_an_error_with_a_remedy(
    run: Sweep, folder: Path, out: Path
) -> None:
    write(out, {"manifest.json": "{"})
    with pytest.raises(ExtractError, match="Move it away"):
        run(folder, out)


def test_changed_documents_and_their_rows_take_their_place_together(
    run: Sweep, folder: Path, out: Path
) -> None:
    run(folder, out)
    before = (out / "documents/s3.json").read_bytes()

    def change() -> list[Document]:
        document = read_document(out / "documents/s3.json")
        document.records[0].status = "completed"
        return [document]

    with FileLock(out / ".lock"), pytest.raises(ExtractError, match="another run is writing"):
        rewrite(out, change)
    assert (out / "documents/s3.json").read_bytes() == before
    rewrite(out, change)
    assert read_document(out / "documents/s3.json").records[0].status == "completed"
    rows = pq.read_table(out / "records.parquet", filters=[("doc_id", "==", "s3")])
    assert rows["status"].to_pylist() == ["completed", "statement"]
    assert not (out / ".staging").exists()


def test_a_commit_cut_off_at_any_step_is_finished_by_the_next_sweep(
    run: Sweep, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path / "whole"
    write(folder, {"s3.txt": "Sheet 3\nChanged\n"})
    (folder / "s7.txt").unlink()
    run(folder, whole)
    shutil.rmtree(folder)
    for step in range(100):
        out = tmp_path / f"out{step}"
        run(write(folder, many(8)), out)
        write(folder, {"s3.txt": "Sheet 3\nChanged\n"})
        (folder / "s7.txt").unlink()
        with monkeypatch.context() as patch:
            steps = _Steps(step)
            for owner, name in ((Path, "replace"), (Path, "unlink"), (Staging, "clear")):
                patch.setattr(owner, name, steps.counted(getattr(owner, name)))
            finished = steps.unbroken(partial(run, folder, out))
        run(folder, out)
        assert outputs(out) == outputs(whole)
        if finished:
            break
    assert 10 < step < 99


class _Steps:
    """Cuts a sweep off at its nth change to the disk."""

    def __init__(self, last: int) -> None:
        self.left = last

    def counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def count(*arguments: Any, **options: Any) -> Any:
            if self.left == 0:
                raise _KilledError
            self.left -= 1
            return function(*arguments, **options)

        return count

    @staticmethod
    def unbroken(work: Callable[[], object]) -> bool:
        try:
            work()
        except _KilledError:
            return False
        return True


class _KilledError(BaseException):
    pass


class _Listener:
    def planned(self, plan: Any) -> None: ...

    def finished(self, entry: Any) -> None: ...

    def ended(self, outcome: Any) -> None: ...


def test_the_work_of_a_sweep_that_was_cut_off_is_not_done_again(
    run: Sweep, folder: Path, out: Path, read: list[str]
) -> None:
    class Stopper(_Listener):
        def finished(self, entry: Any) -> None:
            if entry.doc_id == "s3":
                raise _KilledError

    with pytest.raises(_KilledError):
        run(folder, out, listener=Stopper())
    done = list(read)
    assert not (out / "manifest.json").exists()
    run(folder, out)
    assert not set(read) & set(done)
    assert len(manifest(out)["inputs"]) == 8


def test_finished_work_of_other_rules_is_done_again(
    run: Sweep, folder: Path, out: Path, read: list[str], rules: Callable[[str], None]
) -> None:
    class Stopper(_Listener):
        def finished(self, entry: Any) -> None:
            raise _KilledError

    with pytest.raises(_KilledError):
        run(folder, out, listener=Stopper())
    rules("r2")
    run(folder, out)
    assert len(read) == 8


def test_the_manifest_is_read_back_as_it_was_written(run: Sweep, folder: Path, out: Path) -> None:
    outcome = run(folder, out)
    assert Manifest.model_validate_json((out / "manifest.json").read_bytes()) == outcome.manifest


def test_corrections_on_a_batch_leave_the_bytes_of_a_fresh_one_with_the_same_corrections(
    run: Sweep, folder: Path, out: Path, tmp_path: Path, read: list[str]
) -> None:
    run(folder, out)
    said = {
        "record_id": "s3:A bullet",
        "field": "amounts",
        "action": "add",
        "new": {"mention": "A bullet", "value": "5", "unit": "metre"},
    }
    lost = {"record_id": "nowhere", "field": "status", "action": "change", "new": "planned"}
    corrections = {"doc_id": "s3", "sha256": "0", "corrections": [said, lost]}
    write(tmp_path, {"said.json": json.dumps(corrections)})
    assert run_command(["apply", str(tmp_path / "said.json"), "--out", str(out)]) == 0
    fresh = tmp_path / "fresh"
    shutil.copytree(out / "corrections", fresh / "corrections")
    run(folder, fresh)
    assert outputs(out) == outputs(fresh)
    rows = pq.read_table(out / "records.parquet", filters=[("doc_id", "==", "s3")])
    assert "metre" in str(rows["amounts"].to_pylist()[0])
    run(folder, out)
    assert read == []
