import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipeline.inputs import find_inputs, slug, stem


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2022-05-23-quad", "2022-05-23-quad"),
        ("Fact Sheet (final)", "fact-sheet--final-"),
        ("Türkiye", "t-rkiye"),
        ("日本", "--"),
        ("", "sheet"),
    ],
)
def test_slug_keeps_letters_and_digits(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_slug_has_only_the_contracts_characters(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", slug(name))


def test_the_stem_of_an_address_is_its_last_part() -> None:
    assert stem("https://example.org/releases/fact%20sheet.pdf?x=1") == "fact sheet"
    assert stem("-") == "stdin"


def test_a_folder_gives_its_sheets_in_order_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.pdf", ".hidden.txt", "notes.xyz", "deep/c.html", ".venv/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [item.doc_id for item in find_inputs([str(tmp_path)])[0]] == ["a", "b", "c"]


def test_a_file_named_itself_is_taken_whatever_its_ending_and_once(tmp_path: Path) -> None:
    file = tmp_path / "sheet.dat"
    file.write_text("x")
    assert [item.path for item in find_inputs([str(file), str(file)])[0]] == [str(file)]


def test_inputs_of_the_same_stem_get_a_hash_of_their_content(tmp_path: Path) -> None:
    for folder, text in (("a", "one"), ("b", "two")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(text)
    ids = [item.doc_id for item in find_inputs([str(tmp_path)])[0]]
    assert len(set(ids)) == 2
    assert all(re.fullmatch(r"x-[0-9a-f]{8}", doc_id) for doc_id in ids)


def test_copies_of_one_file_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("same")
    first, second = (item.doc_id for item in find_inputs([str(tmp_path)])[0])
    assert second == f"{first}-2"


def test_what_stands_for_nothing_is_an_error_that_names_it_and_stops_no_other(
    tmp_path: Path,
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("A")
    paths = [str(tmp_path / name) for name in ("nowhere.pdf", "empty", "a.txt")]
    inputs, errors = find_inputs([*paths, ""])
    assert [item.doc_id for item in inputs] == ["a"]
    assert [str(error).split(": ")[0] for error in errors] == [*paths[:2], "''"]
    assert "no such file" in str(errors[0])
    assert "no sheet in this folder" in str(errors[1])
