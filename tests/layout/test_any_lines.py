"""Whatever a reader gives, layout neither fails nor loses a character."""

from __future__ import annotations

import unicodedata
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.layout import Layout, arrange
from extract.read.lines import Line, Page, Role, Sheet, Table

TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "",
            "- one",
            "• two words",
            "o sub item",
            "\uf0b7",
            "1. First",
            "(a) thing",
            "FACT SHEET",
            "Page 1 of 2",
            "###",
            "http://example.org/a 1/2",
            "SPACE: The two sides agreed on a plan to fly.",
            "A sentence that ends here.",
            "a line with cooper-",
            "ation in it",
        ]
    ),
)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    text = draw(TEXTS)
    line = Line(text, page=draw(st.sampled_from([None, 1, 2])), number=draw(st.none() | st.just(3)))
    line.x0 = draw(st.floats(0, 600))
    line.top = draw(st.floats(0, 800))
    line.size = draw(st.sampled_from([0.0, 8.0, 11.0, 20.0]))
    line.bold = draw(st.booleans())
    line.bold_until = draw(st.integers(0, len(text)))
    line.marker = draw(st.sampled_from(["", "", "•", "1."]))
    if draw(st.booleans()):
        line.role = Role(
            draw(st.sampled_from(["title", "heading", "paragraph", "bullet", "footnote"])),
            draw(st.integers(0, 4)),
        )
        line.continues = draw(st.booleans())
    if line.page and draw(st.booleans()):
        line.boxes = [
            (line.x0 + i, line.top, line.x0 + i + 1, line.top + 9) for i in range(len(text))
        ]
        line.x1, line.bottom = line.x0 + len(text), line.top + 9
    return line


SHEETS = st.builds(
    Sheet,
    path=st.just("sheet"),
    sha256=st.just(""),
    media_type=st.just("text/plain"),
    pages=st.lists(
        st.builds(
            Page,
            number=st.none() | st.integers(1, 3),
            width=st.just(600.0),
            lines=st.lists(lines(), max_size=12),
            tables=st.lists(
                st.builds(
                    Table,
                    rows=st.lists(st.lists(st.text("ab |", max_size=4), max_size=3), max_size=3),
                    before=st.integers(0, 9),
                ),
                max_size=1,
            ),
        ),
        max_size=3,
    ),
)


def letters(text: str) -> Counter[str]:
    """Letters by count; "o" may be a mark that stood apart from its item."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(char for char in plain if char.isalpha() and char not in "oO§Øüvqø")


def read(layout: Layout) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in layout.blocks:
        found += letters(block.text + (block.marker or ""))
    for extra in layout.furniture:
        found += letters(extra.text)
    return found


@settings(max_examples=60, deadline=None)
@given(SHEETS)
def test_any_sheet_is_arranged_and_no_letter_is_lost(sheet: Sheet) -> None:
    given_letters = letters(
        "".join(line.text for page in sheet.pages for line in page.lines)
        + "".join(
            cell for page in sheet.pages for t in page.tables for row in t.rows for cell in row
        )
    )
    layout = arrange(sheet)
    lost = given_letters - read(layout)
    assert not lost, lost


@settings(max_examples=60, deadline=None)
@given(SHEETS)
def test_blocks_are_consistent(sheet: Sheet) -> None:
    layout = arrange(sheet)
    ids = [block.id for block in layout.blocks]
    assert ids == [f"b{n}" for n in range(len(ids))]
    kinds = {block.id: block.kind for block in layout.blocks}
    for place, block in enumerate(layout.blocks):
        assert (block.kind == "title") == (place == 0)
        assert block.text.strip()
        assert len(layout.glyphs[block.id]) == len(block.text)
        assert block.section is None or kinds[block.section] == "heading"
        assert block.parent is None or kinds[block.parent] == "bullet"
        assert (block.level >= 1) == (block.kind in ("heading", "bullet"))
        for region in block.lines:
            assert 0 <= region.start < region.end <= len(block.text)
