from __future__ import annotations

import codecs
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import EmptyError, InputError, NotADocumentError
from extract.read import read_sheet
from extract.read.lines import Line, Sheet


def sheet(data: bytes | str, name: str = "a.txt") -> Sheet:
    return read_sheet(name, data=data.encode() if isinstance(data, str) else data)


def lines(data: bytes | str) -> list[Line]:
    return [line for page in sheet(data).pages for line in page.lines]


@pytest.mark.parametrize(
    ("data", "warned"),
    [
        ("Québec".encode(), False),
        (codecs.BOM_UTF8 + "Québec".encode(), False),
        (codecs.BOM_UTF16_LE + "Québec".encode("utf-16-le"), False),
        (codecs.BOM_UTF16_BE + "Québec".encode("utf-16-be"), False),
        ("Québec is a province".encode("utf-16-le"), True),
        ("Québec".encode("cp1252"), True),
    ],
)
def test_encodings(data: bytes, warned: bool) -> None:
    read = sheet(data)
    assert read.pages[0].lines[0].text.startswith("Québec")
    assert [code for code, _ in read.warnings] == ["encoding"] * warned


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_line_ends(end: str) -> None:
    found = lines(f"one{end}{end}three")
    assert [(line.number, line.text) for line in found] == [(1, "one"), (2, ""), (3, "three")]


def test_indents_are_counted_in_columns_and_tabs_reach_the_next_eighth() -> None:
    found = lines("plain\n    four\n\teight\n  \tmixed")
    assert [line.x0 for line in found] == [0, 4, 8, 8]


def test_form_feeds_part_pages_and_lines_are_numbered_through() -> None:
    pages = sheet("one\n\ftwo\nthree\n\f").pages
    assert [[(line.number, line.text) for line in page.lines] for page in pages] == [
        [(1, "one")],
        [(2, "two"), (3, "three")],
    ]
    assert [page.number for page in pages] == [None, None]


def test_characters_are_mapped_one_by_one_and_fractions_stay() -> None:
    (line,) = lines("\uf0b7\u00a0e\ufb03cient 1½ Trade™ co\u00adoperation")
    assert line.text == "• efficient 1½ Trade™ cooperation"


def test_a_soft_hyphen_stays_where_a_line_ends_on_it() -> None:
    assert [line.text for line in lines("co\u00ad\noperation")] == ["co\u00ad", "operation"]


@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_nothing_is_said_to_be_nothing(data: bytes) -> None:
    with pytest.raises(EmptyError, match="nothing"):
        sheet(data)


def test_binary_is_no_document_whatever_its_name_says() -> None:
    with pytest.raises(NotADocumentError, match=r"a\.pdf"):
        read_sheet("a.pdf", data=bytes(range(256)) * 8)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: object) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_sheet("no/such/file.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_sheet(str(tmp_path))


def test_a_large_text_is_read_in_seconds() -> None:
    data = b"A line of a sheet that is no sheet at all but a dump of a table.\n" * 150_000
    started = time.process_time()
    assert len(lines(data)) == 150_000
    assert time.process_time() - started < 10


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    read = None
    with suppress(InputError):
        read = sheet(text.encode("utf-8", "surrogatepass"))
    if read is not None:
        numbers = [line.number for page in read.pages for line in page.lines]
        assert numbers == list(range(1, len(numbers) + 1))
        assert all("\n" not in line.text for page in read.pages for line in page.lines)
