"""Sheets made by hand for the tests of layout."""

from __future__ import annotations

from extract.read.lines import Line, Page, Sheet

WIDE = 6.0
"""Points that every character of a placed line is wide."""


def text_sheet(text: str) -> Sheet:
    """A text as a reader gives it: pages at form feeds, indents in columns."""
    pages = []
    number = 0
    for part in text.split("\f"):
        page = Page(None)
        for raw in part.splitlines():
            number += 1
            words = raw.lstrip()
            page.lines.append(Line(words, number=number, x0=float(len(raw) - len(words))))
        pages.append(page)
    return Sheet("sheet.txt", "", "text/plain", pages)


def placed(
    text: str,
    x0: float = 72.0,
    top: float = 100.0,
    *,
    page: int = 1,
    size: float = 11.0,
    bold: bool = False,
    bold_until: int = 0,
    marker: str = "",
) -> Line:
    """A line of a PDF with one box per character."""
    boxes = [(x0 + WIDE * i, top, x0 + WIDE * (i + 1), top + size) for i in range(len(text))]
    return Line(
        text,
        page=page,
        x0=x0,
        top=top,
        x1=x0 + WIDE * len(text),
        bottom=top + size,
        size=size,
        bold=bold,
        bold_until=len(text) if bold else bold_until,
        boxes=boxes,
        marker=marker,
    )


def pdf_sheet(*pages: list[Line]) -> Sheet:
    """A PDF of Letter pages."""
    made = [Page(number, 612.0, 792.0, lines) for number, lines in enumerate(pages, 1)]
    return Sheet("sheet.pdf", "", "application/pdf", made, len(made))
