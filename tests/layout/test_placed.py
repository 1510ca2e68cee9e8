"""Lines with geometry to blocks."""

from __future__ import annotations

from tests.layout.sheets import pdf_sheet, placed

from extract.layout import arrange
from extract.read.lines import Line, Table

BODY = "The two sides have met in Port Nowhere and agreed on a plan for all"


def head(top: float = 60.0, page: int = 1) -> list[Line]:
    return [placed("A Bridge for Two", top=top, size=20.0, page=page)]


def test_gaps_part_paragraphs_and_full_lines_join() -> None:
    lines = [
        *head(),
        placed(BODY, top=100),
        placed("that they hold dear.", top=114),
        placed(BODY, top=142),
        placed("of their towns.", top=156),
    ]
    texts = [b.text for b in arrange(pdf_sheet(lines)).blocks[1:]]
    assert texts == [f"{BODY} that they hold dear.", f"{BODY} of their towns."]


def test_bold_lines_are_headings_and_larger_ones_stand_above() -> None:
    lines = [*head()]
    top = 100.0
    for text, size, bold in [
        ("Energy", 14.0, True),
        ("Hydrogen", 11.0, True),
        (BODY, 11.0, False),
        ("A plain line", 11.0, False),
    ]:
        lines.append(placed(text, top=top, size=size, bold=bold))
        top += 30
    blocks = arrange(pdf_sheet(lines)).blocks[1:]
    assert [(b.kind, b.level) for b in blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("paragraph", 0),
    ]


def test_marks_and_indents_nest() -> None:
    lines = [
        *head(),
        placed("• one", x0=72, top=100),
        placed("• two", x0=90, top=114),
        placed("• three", x0=72, top=128),
    ]
    assert [b.level for b in arrange(pdf_sheet(lines)).blocks[1:]] == [1, 2, 1]


def test_an_item_goes_on_over_a_page_past_furniture() -> None:
    first = [
        *head(),
        placed("• They will build a plant in the valley and they will", top=100),
        placed("Page 1 of 2", top=760, size=8),
    ]
    second = [
        placed("also run it.", x0=84, top=60, page=2),
        placed("Page 2 of 2", top=760, size=8, page=2),
    ]
    found = arrange(pdf_sheet(first, second))
    assert (
        found.blocks[1].text == "They will build a plant in the valley and they will also run it."
    )
    assert [r.page for r in found.blocks[1].lines] == [1, 2]
    assert [f.text for f in found.furniture] == ["Page 1 of 2", "Page 2 of 2"]


def test_running_heads_are_furniture_with_digits_masked() -> None:
    pages = [
        [placed(f"Ministry of Bridges | {n}", top=20, size=8, page=n)]
        + (head() if n == 1 else [])
        + [placed(f"Words of page {n} are these.", top=100 + 40 * n, page=n)]
        for n in (1, 2, 3)
    ]
    found = arrange(pdf_sheet(*pages))
    assert [f.reason for f in found.furniture] == ["running head"] * 3
    assert len(found.blocks) == 4


def test_every_character_knows_its_page_and_box() -> None:
    lines = [*head(), placed("They sought cooper-", top=100), placed("ation at sea.", top=114)]
    found = arrange(pdf_sheet(lines))
    block = found.blocks[1]
    assert block.text == "They sought cooperation at sea."
    places = found.glyphs[block.id]
    assert len(places) == len(block.text)
    page, box = places[block.text.index("ation")] or (0, (0, 0, 0, 0))
    assert (page, box[0], box[1]) == (1, 72.0, 114)


def test_a_bold_run_in_head_is_a_heading_and_a_bold_lead_of_a_bullet_is_not() -> None:
    lines = [
        *head(),
        placed("SPACE: The two sides will fly to the moon.", top=100, bold_until=6),
        placed("• LEAD: They will sail the seas in peace.", top=140, bold_until=7),
    ]
    kinds = [(b.kind, b.text) for b in arrange(pdf_sheet(lines)).blocks[1:]]
    assert kinds == [
        ("heading", "SPACE:"),
        ("paragraph", "The two sides will fly to the moon."),
        ("bullet", "LEAD: They will sail the seas in peace."),
    ]


def test_drawn_marks_make_bullets() -> None:
    lines = [*head(), placed("one", x0=102, top=100, marker="•"), placed("Two words.", top=140)]
    blocks = arrange(pdf_sheet(lines)).blocks
    assert [(b.kind, b.marker) for b in blocks[1:]] == [("bullet", "•"), ("paragraph", None)]


def test_a_table_stands_where_it_was_with_its_rows() -> None:
    sheet = pdf_sheet([*head(), placed("Before it.", top=100), placed("After it.", top=300)])
    sheet.pages[0].tables = [
        Table([["Year", "Trade"], ["2024", "5 bn"]], 1, (72.0, 150.0, 400.0, 250.0), before=2)
    ]
    blocks = arrange(sheet).blocks
    assert [b.kind for b in blocks] == ["title", "paragraph", "table", "paragraph"]
    assert blocks[2].rows == [["Year", "Trade"], ["2024", "5 bn"]]
    assert blocks[2].text == "Year | Trade\n2024 | 5 bn"
    assert blocks[2].bbox == (72.0, 150.0, 400.0, 250.0)


def test_footnotes_are_blocks_of_their_own_and_do_not_break_a_paragraph() -> None:
    first = [
        *head(),
        placed("They will build a plant in the valley beyond and they will", top=100),
        placed("1 See the treaty of 1999.", top=700, size=8),
    ]
    second = [placed("also run it.", top=60, page=2)]
    blocks = arrange(pdf_sheet(first, second)).blocks
    assert [(b.kind, b.text) for b in blocks[1:]] == [
        ("paragraph", "They will build a plant in the valley beyond and they will also run it."),
        ("footnote", "1 See the treaty of 1999."),
    ]
