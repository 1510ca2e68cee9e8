"""Blocks of HTML to lines: headings, paragraphs, nested lists, tables."""

from __future__ import annotations

import re
from typing import Any, Final

from extract.read.characters import LETTERS
from extract.read.lines import Line, Page, Role, Table
from extract.read.markers import numeral
from extract.read.styled import Run, line

BLOCKS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "blockquote", "pre"}
    | {"dl", "dt", "dd", "figure", "figcaption"}
)
_HOLDERS: Final = BLOCKS | frozenset(
    {"div", "section", "article", "main", "header", "footer", "aside", "address", "details"}
    | {"summary", "center", "fieldset", "hgroup", "body", "html"}
    | {"tbody", "thead", "tfoot", "tr", "td", "th", "caption"}
)
_BOLD: Final = frozenset({"b", "strong", "th"})
_ITALIC: Final = frozenset({"i", "em", "cite"})
_BOLD_STYLE: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_MARK: Final = re.compile(r"^\s*[•◦▪●■○‣·–—*o-]\s")
_STRUCTURED: Final = frozenset({"ul", "ol", "table", "h1", "h2", "h3"})
"""What no table of data holds in its cells; with them it is a table for layout."""
_DEPTH: Final = 200


class Blocks:
    """Walks elements and adds lines and tables to a page."""

    def __init__(self, page: Page, title: Any = None) -> None:
        self._page, self._title = page, title
        self._runs: list[list[Run]] = [[]]
        self._bold = self._italic = 0
        self._lists: list[tuple[str, int, str]] = []
        self._item: str | None = None
        self._item_open = False
        self._role: Role | None = None
        self._source: int | None = None

    def walk(self, element: Any, depth: int = 0) -> None:
        """Read an element's blocks in order."""
        self._inside(element, depth)
        self._flush()

    def _inside(self, element: Any, depth: int) -> None:
        self._add(element.text)
        for child in element:
            if isinstance(child.tag, str) and depth < _DEPTH:
                self._element(child, depth + 1)
            elif isinstance(child.tag, str):
                self._add("".join(child.itertext()))
            self._add(child.tail)

    def _element(self, element: Any, depth: int) -> None:
        tag = element.tag
        if tag == "br":
            self._runs.append([])
        elif tag in ("ul", "ol"):
            self._list(element, depth)
        elif tag == "li":
            self._list_item(element, depth)
        elif tag == "table":
            self._table(element, depth)
        elif tag in _HOLDERS:
            self._block(element, depth)
        else:
            self._inline(element, depth)

    def _inline(self, element: Any, depth: int) -> None:
        bold = element.tag in _BOLD or bool(_BOLD_STYLE.search(element.get("style", "")))
        italic = element.tag in _ITALIC
        self._bold += bold
        self._italic += italic
        self._inside(element, depth)
        self._bold -= bold
        self._italic -= italic

    def _block(self, element: Any, depth: int) -> None:
        self._flush()
        tag = element.tag
        self._source = _number(element)
        heading = len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
        if heading:
            title = element is self._title
            self._role = Role("title") if title else Role("heading", int(tag[1]))
        self._bold += tag in ("dt", "th")
        self._inside(element, depth)
        self._bold -= tag in ("dt", "th")
        self._flush()
        if heading:
            self._role = None

    def _list(self, element: Any, depth: int) -> None:
        self._flush()
        form = element.get("type", "1") if element.tag == "ol" else ""
        self._lists.append((form, _integer(element.get("start"), 1), element.tag))
        outer = self._item
        self._inside(element, depth)
        self._flush()
        self._item = None if self._lists[:-1] else outer
        self._lists.pop()

    def _list_item(self, element: Any, depth: int) -> None:
        self._flush()
        marker = "•"
        if self._lists and self._lists[-1][2] == "ol":
            form, count, tag = self._lists[-1]
            count = _integer(element.get("value"), count)
            marker = f"{numeral(count, form)}."
            self._lists[-1] = (form, count + 1, tag)
        outer, self._item = self._item, marker
        self._item_open = False
        self._source = _number(element)
        self._inside(element, depth)
        self._flush()
        self._item, self._item_open = outer, True

    def _table(self, element: Any, depth: int) -> None:
        self._flush()
        rows = [
            [_words(cell) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")
        ]
        nested = any(inner is not element and inner.tag in _STRUCTURED for inner in element.iter())
        if nested or len(rows) < 2 or max(map(len, rows), default=0) < 2:
            self._inside(element, depth)
            self._flush()
        else:
            self._page.tables.append(Table(rows, before=len(self._page.lines)))

    def _add(self, text: str | None) -> None:
        if text:
            self._runs[-1].append(Run(text, self._bold > 0, self._italic > 0))

    def _flush(self) -> None:
        """Make lines of the runs so far: one, and one more for each line break within."""
        runs, self._runs = self._runs, [[]]
        joined = False
        for part in runs:
            made = line(part, number=self._source)
            if made is None:
                joined = False
                continue
            self._place(made, joined)
            joined = True

    def _place(self, made: Line, joined: bool) -> None:
        if self._role is not None:
            made.role, made.continues = self._role, joined
        elif self._item is not None:
            made.role = Role("bullet", max(len(self._lists), 1))
            made.continues = self._item_open
            made.marker = "" if self._item_open else self._item
            self._item_open = True
        else:
            marked = bool(_MARK.match(made.text))
            made.role = None if marked or made.bold else Role("paragraph")
            made.continues = joined and not marked and not made.bold
        self._page.lines.append(made)


def _words(cell: Any) -> str:
    return " ".join("".join(cell.itertext()).translate(LETTERS).split())


def _number(element: Any) -> int | None:
    """Return the source line: of Markdown as noted on the element, else of the HTML itself."""
    noted = element.get("data-line")
    return int(noted) if noted else element.sourceline


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().lstrip("-").isdigit() else default
