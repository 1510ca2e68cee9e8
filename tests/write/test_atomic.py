from pathlib import Path

import pytest

from extract.errors import ExtractError
from extract.write.atomic import write_text


def test_the_file_has_the_text_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "x.json", "é\n")
    assert (tmp_path / "a" / "x.json").read_bytes() == "é\n".encode()
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["x.json"]


def test_an_error_while_writing_keeps_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    write_text(target, "old")
    with pytest.raises(UnicodeEncodeError):
        write_text(target, "ne\ud800")
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.json"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExtractError, match=r"cannot write .*file/x\.json"):
        write_text(tmp_path / "file" / "x.json", "text")
