from __future__ import annotations

import pytest

from extract.errors import EmptyError
from extract.read import read_sheet
from extract.read.lines import Page

Shape = list[tuple[str, int, str, str]]


def page(markup: str, name: str = "a.html") -> Page:
    return read_sheet(name, data=markup.encode()).pages[0]


def shape(found: Page) -> Shape:
    """Kind, level, marker and text of each line; "+" before the text where it continues."""
    return [
        (
            line.role.kind if line.role else "",
            line.role.level if line.role else 0,
            line.marker,
            "+" * line.continues + line.text,
        )
        for line in found.lines
    ]


SITE = """<!doctype html><html><head><title>Fact Sheet: Tin | Ministry of Mines</title></head>
<body><header><nav><ul><li><a href="/">Home</a><li><a href="/n">News</a></ul></nav></header>
<div class="breadcrumb"><a href="/">Home</a> / <a href="/n">News</a></div>
<main><article><header><h1>Fact Sheet: Tin</h1><time>3 May 2024</time></header>
<div class="body"><p>The two ministries met and spoke of tin, of which there is never enough.</p>
<h3>Mining</h3>
<ul><li><strong>Smelters:</strong> one was opened.<ul><li>It makes 5 kt of <a href="x">tin</a>.</li>
</ul></li><!-- --><li><p>Another follows</p><p>in the autumn.</p></li></ul>
<h4>Trade</h4><ol type="a" start="3"><li>tariffs</li><li>quotas</li></ol>
<table><tr><th>Year<th>kt<tr><td>2023<td>5</table></div></article></main>
<footer><p>Contact the ministry by post</p></footer></body></html>"""


def test_a_saved_page_is_the_sheet_without_navigation() -> None:
    found = page(SITE)
    assert shape(found) == [
        ("title", 0, "", "Fact Sheet: Tin"),
        ("paragraph", 0, "", "3 May 2024"),
        (
            "paragraph",
            0,
            "",
            "The two ministries met and spoke of tin, of which there is never enough.",
        ),
        ("heading", 1, "", "Mining"),
        ("bullet", 1, "•", "Smelters: one was opened."),
        ("bullet", 2, "•", "It makes 5 kt of tin."),
        ("bullet", 1, "•", "Another follows"),
        ("bullet", 1, "", "+in the autumn."),
        ("heading", 2, "", "Trade"),
        ("bullet", 1, "c.", "tariffs"),
        ("bullet", 1, "d.", "quotas"),
    ]
    assert [(table.rows, table.before) for table in found.tables] == [
        ([["Year", "kt"], ["2023", "5"]], 11)
    ]
    assert [line.bold_until for line in found.lines if line.bold_until] == [9]
    assert all(line.number for line in found.lines)


def test_a_title_outside_of_the_text_is_found() -> None:
    story = "<p>They met at length and spoke of copper and of other metals.</p>" * 9
    found = page(f"<body><h1>Copper</h1><div><div>{'<i></i>' * 3}</div><div>{story}</div></div>")
    assert shape(found)[0] == ("title", 0, "", "Copper")


def test_the_heads_title_is_taken_without_the_sites_name() -> None:
    found = page("<head><title>On Zinc | Ministry</title></head><body><p>They met.</p></body>")
    assert [line.text for line in found.lines] == ["On Zinc", "They met."]


def test_text_after_a_nested_list_does_not_go_on_with_the_nested_item() -> None:
    found = page("<h1>T</h1><ul><li>one<ul><li>nested</li></ul>after</li><li>two</li></ul>")
    assert shape(found)[1:] == [
        ("bullet", 1, "•", "one"),
        ("bullet", 2, "•", "nested"),
        ("paragraph", 0, "", "after"),
        ("bullet", 1, "•", "two"),
    ]


def test_a_line_break_continues_a_paragraph_unless_a_mark_follows() -> None:
    found = page("<h1>T</h1><p>It was<br>agreed:<br>• one<br>• two</p>")
    assert [text for *_, text in shape(found)][1:] == ["It was", "+agreed:", "• one", "• two"]


def test_a_paragraph_all_in_bold_is_left_for_layout_to_judge() -> None:
    found = page("<h1>T</h1><p><strong>Energy</strong></p>")
    assert (found.lines[1].role, found.lines[1].bold) == (None, True)


def test_a_table_that_lays_out_a_page_is_read_through() -> None:
    found = page("<table><tr><td><h1>T</h1><ul><li>one</li></ul></td><td>menu</td></tr></table>")
    assert [line.text for line in found.lines] == ["T", "one", "menu"]


def test_declared_encodings_are_heeded() -> None:
    data = '<meta charset="koi8-r"><h1>Москва</h1>'.encode("koi8-r")
    assert read_sheet("a.html", data=data).pages[0].lines[0].text == "Москва"


def test_html_named_pdf_is_read_as_html_and_said_to_be() -> None:
    sheet = read_sheet("a.pdf", data=b"<html><body><p>Sign in</p></body></html>")
    assert sheet.media_type == "text/html"
    assert sheet.warnings == [("not_what_it_says", "named .pdf but is HTML; read as HTML")]


def test_control_characters_in_what_is_left_out_do_no_harm() -> None:
    found = page("<body><p>a&#1;b</p><nav>x</nav>\x02c<nav>y</nav></body>")
    assert "".join(line.text for line in found.lines).startswith("a")


def test_markup_without_text_is_empty() -> None:
    with pytest.raises(EmptyError, match="no text"):
        page("<html><body><script>document.write('x')</script></body></html>")


def test_deeply_nested_markup_does_not_exhaust_the_stack() -> None:
    (line,) = page("<div>" * 1500 + "deep" + "</div>" * 1500).lines
    assert line.text == "deep"


def test_markdown_has_its_own_line_numbers() -> None:
    source = "---\nlang: en\n---\n# Tin\n\nThey **met**\nagain.\n\n## Trade\n\n1. one\n   - two\n"
    found = page(source, "a.md")
    assert [(line.number, *each) for line, each in zip(found.lines, shape(found), strict=True)] == [
        (4, "title", 0, "", "Tin"),
        (6, "paragraph", 0, "", "They met again."),
        (9, "heading", 1, "", "Trade"),
        (11, "bullet", 1, "1.", "one"),
        (12, "bullet", 2, "•", "two"),
    ]
