"""Plain text to blocks, in many ways of wrapping and marking."""

from __future__ import annotations

from tests.layout.sheets import text_sheet

from extract.layout import Layout, arrange


def outline(text: str) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, b.text) for b in arrange(text_sheet(text)).blocks]


def layout(text: str) -> Layout:
    return arrange(text_sheet(text))


def test_title_heading_paragraph_and_nested_bullets() -> None:
    found = layout(
        "Fact Sheet: Freedonia and Sylvania\n\nThe two sides met today.\n\nClean Energy\n\n"
        "- They will build a plant:\n    - with two units;\n- They signed a loan."
    )
    assert [(b.kind, b.level, b.parent, b.section, b.marker) for b in found.blocks] == [
        ("title", 0, None, None, None),
        ("paragraph", 0, None, None, None),
        ("heading", 1, None, None, None),
        ("bullet", 1, None, "b2", "-"),
        ("bullet", 2, "b3", "b2", "-"),
        ("bullet", 1, None, "b2", "-"),
    ]
    assert found.title == "Fact Sheet: Freedonia and Sylvania"


def test_a_bullet_broken_over_a_blank_line_is_one() -> None:
    text = (
        "Title of it\n\n"
        "- They exchanged notes on the loan for the harbour of Port Nowhere (phase\n\n2) to help."
    )
    assert outline(text)[1] == (
        "bullet",
        1,
        "They exchanged notes on the loan for the harbour of Port Nowhere (phase 2) to help.",
    )


def test_different_marks_at_one_indent_are_of_one_level() -> None:
    text = (
        "Title of it\n\n- The two sides welcomed:\n - ➤ the first step;\n - the second step; and\n"
        " - > the third step.\n- They met."
    )
    assert [level for _, level, _ in outline(text)[1:]] == [1, 2, 2, 2, 1]


def test_a_paragraph_may_start_with_a_space() -> None:
    text = "Title of it\n\nThe first paragraph ends here.\n\n The second starts with a space."
    assert outline(text)[2] == ("paragraph", 0, "The second starts with a space.")


def test_a_wrapped_dash_is_no_bullet() -> None:
    text = (
        "Title of it\n\n"
        "The plan will help towns along the coast of the country and inland too in years\n"
        "– taken with care – to build what they need for their people and firms over time\n"
        "and to keep it in good order for as long as they can, with all the help they can\n"
        "get from their friends at home and abroad, who have pledged to stay with them as\n"
        "long as it takes to see the last stone of the last wall put where it has to stand.\n"
        "\n- A real item stands here."
    )
    assert [kind for kind, _, _ in outline(text)] == ["title", "paragraph", "bullet"]


def test_numbered_headings_keep_their_numbers() -> None:
    text = "Title of it\n\n1. Trade\n\n- One deal was made.\n\n2. Energy\n\n- Another was made."
    assert [b for b in outline(text) if b[0] == "heading"] == [
        ("heading", 1, "1. Trade"),
        ("heading", 1, "2. Energy"),
    ]


def test_numbers_within_numbers_are_deeper() -> None:
    text = (
        "Title of it\n\n1. Trade\n\n(1) Goods\n\nThe sides met.\n\n(2) Services\n\nThey met again."
        "\n\n2. Energy\n\nThey will meet."
    )
    assert [level for kind, level, _ in outline(text) if kind == "heading"] == [1, 2, 2, 1]


def test_datelines_and_lead_ins_are_paragraphs() -> None:
    text = "Title of it\n\nPort Nowhere, 3 May 2024\n\nThe two sides will:\n\n- meet; and\n- talk."
    assert [kind for kind, _, _ in outline(text)] == [
        "title",
        "paragraph",
        "paragraph",
        "bullet",
        "bullet",
    ]


def test_a_kicker_above_the_title_is_kept_as_furniture() -> None:
    found = layout("FACT SHEET\n\nFreedonia and Sylvania Open a Bridge\n\nThe two sides met.")
    assert found.title == "Freedonia and Sylvania Open a Bridge"
    assert found.head == ["FACT SHEET"]
    assert [(f.text, f.reason) for f in found.furniture] == [("FACT SHEET", "letterhead")]


def test_end_marks_are_furniture() -> None:
    found = layout("Title of it\n\nThe two sides met.\n\n###")
    assert [f.reason for f in found.furniture] == ["end mark"]
    assert len(found.blocks) == 2


def test_run_in_heads_that_recur_are_headings() -> None:
    text = (
        "Title of it\n\nSPACE: The two sides will fly to the moon together.\n\n"
        "OCEANS: They will also sail the seas in peace."
    )
    assert outline(text)[1:] == [
        ("heading", 1, "SPACE:"),
        ("paragraph", 0, "The two sides will fly to the moon together."),
        ("heading", 1, "OCEANS:"),
        ("paragraph", 0, "They will also sail the seas in peace."),
    ]


def test_regions_name_the_lines_of_the_source() -> None:
    block = layout("Title of it\n\n- one two three four,\n  five six.").blocks[1]
    assert [(block.text[r.start : r.end], r.line) for r in block.lines] == [
        ("one two three four,", 3),
        ("five six.", 4),
    ]


def test_glued_words_are_reported_and_left() -> None:
    found = layout("Title of it\n\nThey saw over70 firms in close publicprivate work.")
    assert [w.code for w in found.warnings] == ["glued_words", "glued_words"]
    assert "over70 firms in close publicprivate" in found.blocks[1].text


def test_lettered_items_are_bullets_and_numbered_ones_where_they_follow_closely() -> None:
    text = (
        "Title of it\n\nThe two sides will do these things:\n\n(a) meet; and\n(b) talk.\n\n"
        "Follow-up\n\n1. They signed a loan of some size.\n2. They opened a fair in the port.\n"
    )
    assert [(b.kind, b.text, b.marker) for b in layout(text).blocks[2:]] == [
        ("bullet", "meet; and", "(a)"),
        ("bullet", "talk.", "(b)"),
        ("heading", "Follow-up", None),
        ("bullet", "They signed a loan of some size.", "1."),
        ("bullet", "They opened a fair in the port.", "2."),
    ]


def test_items_numbered_in_two_parts_are_bullets_where_they_follow_closely() -> None:
    text = (
        "Title of it\n\n1. Trade\n\n1.1 They signed a loan.\n1.2 They met.\n\n2. Ports\n\n2.1 More."
    )
    assert [(b.kind, b.text, b.marker) for b in layout(text).blocks[2:4]] == [
        ("bullet", "They signed a loan.", "1.1"),
        ("bullet", "They met.", "1.2"),
    ]


def test_who_issues_the_sheet_is_no_heading() -> None:
    text = "Freedonia Opens a Bridge\n\nThe Grey House\n\nMay 3, 2024\n\nTrade\n\n- They met."
    assert [kind for kind, _, _ in outline(text)] == [
        "title",
        "paragraph",
        "paragraph",
        "heading",
        "bullet",
    ]


def test_the_press_office_stands_above_the_title() -> None:
    text = "Press Information Bureau\n\nGovernment of Freedonia\n\nList of Outcomes\n\nThey met."
    assert layout(text).title == "List of Outcomes"


def test_squares_over_lists_with_other_marks_are_headings() -> None:
    text = "Title of it\n\n□ Energy\n ○ They met.\n ○ They paid.\n□ Ports\n ○ They will meet.\n"
    assert outline(text)[1:] == [
        ("heading", 1, "Energy"),
        ("bullet", 1, "They met."),
        ("bullet", 1, "They paid."),
        ("heading", 1, "Ports"),
        ("bullet", 1, "They will meet."),
    ]
    assert [kind for kind, _, _ in outline("Title\n\n□ Energy\n□ Ports\n")[1:]] == ["bullet"] * 2


def test_a_letterhead_in_another_script_stands_above_the_title() -> None:
    text = "대한민국\n\nMinistry of Reefs\n\nFreedonia Opens a Bridge\n\nThe two sides met."
    assert layout(text).title == "Freedonia Opens a Bridge"


def test_a_contact_line_is_no_heading() -> None:
    text = (
        "Title of it\n\nThe two sides met.\n\nContact: press@example.org\n\nThey will meet again."
    )
    assert [kind for kind, _, _ in outline(text)[1:]] == ["paragraph"] * 3
