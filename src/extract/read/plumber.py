"""The second reader of PDF: pdfplumber, for tables and for pages on which PDFium finds nothing.

It reads a page in about 200 ms where PDFium takes 15, so it is opened when first needed and every
page is closed after use.
"""

from __future__ import annotations

import io
import logging
import re
from typing import Any, Final

from extract.read.characters import LETTERS, REPLACEMENT, mark_of
from extract.read.glyphs import Glyph
from extract.read.lines import BBox
from extract.read.styles import Style, look

Cell = BBox | None

_UNMAPPED: Final = re.compile(r"^\(cid:\d+\)$")


class Plumber:
    """pdfplumber over one file. Its parser fails in many ways; callers take any exception."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._data, self._password = data, password
        self._pdf: Any = None
        self._failure: Exception | None = None

    def count(self) -> int:
        """Return how many pages the file has by its own page tree."""
        return len(self._opened().pages)

    def size(self, index: int) -> tuple[float, float]:
        """Return width and height of page `index` as displayed."""
        page = self._opened().pages[index]
        return float(page.width), float(page.height)

    def cells(self, index: int) -> list[list[list[Cell]]]:
        """Return the cells' boxes of each table of page `index`, by row."""
        page = self._opened().pages[index]
        left, top = _offset(page)
        try:
            found = [[row.cells for row in table.rows] for table in page.find_tables()]
            return [[[_moved(cell, left, top) for cell in row] for row in table] for table in found]
        finally:
            page.close()

    def glyphs(self, index: int) -> list[Glyph]:
        """Return the upright glyphs of page `index`, as `extract.read.glyphs` does."""
        page = self._opened().pages[index]
        left, top = _offset(page)
        try:
            return [
                glyph
                for char in page.chars
                if char["upright"]
                for glyph in _glyphs(char, left, top)
            ]
        finally:
            page.close()

    def close(self) -> None:
        """Let the file go. pdfplumber's own `close` parses all pages again, to close those."""
        self._pdf = None

    def _opened(self) -> Any:
        if self._failure is not None:
            raise self._failure
        if self._pdf is None:
            import pdfplumber

            logging.getLogger("pdfminer").setLevel(logging.ERROR)
            try:
                self._pdf = pdfplumber.open(io.BytesIO(self._data), password=self._password or "")
            except Exception as error:
                self._failure = error
                raise
        return self._pdf


def _offset(page: Any) -> tuple[float, float]:
    """Return where the crop box, which is what is displayed, begins within the media box."""
    return (
        max(page.cropbox[0] - page.mediabox[0], 0.0),
        max(page.cropbox[1] - page.mediabox[1], 0.0),
    )


def _moved(cell: Cell, left: float, top: float) -> Cell:
    return cell and (cell[0] - left, cell[1] - top, cell[2] - left, cell[3] - top)


def _glyphs(char: dict[str, Any], left: float, top: float) -> list[Glyph]:
    raw = REPLACEMENT if _UNMAPPED.match(char["text"]) else char["text"]
    style = _style(char)
    text = raw.translate(LETTERS)
    text = mark_of(text, style.symbols) or text
    if not text:
        return []
    step = (char["x1"] - char["x0"]) / len(text)
    x0, base = char["x0"] - left, char["bottom"] - top - 0.2 * char["size"]
    return [
        Glyph(
            letter,
            x0 + place * step,
            char["top"] - top,
            x0 + (place + 1) * step,
            char["bottom"] - top,
            base,
            style,
        )
        for place, letter in enumerate(text)
    ]


def _style(char: dict[str, Any]) -> Style:
    name, bold, italic, symbols = look(char["fontname"])
    return Style(
        font=name,
        size=round(char["size"], 2),
        bold=bold,
        italic=italic,
        colour=None,
        visible=True,
        angle=0,
        symbols=symbols,
        even=True,
    )
