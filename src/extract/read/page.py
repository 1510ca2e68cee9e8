"""One PDF page: from glyphs and shapes to lines, tables and what stands aside."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from extract.read import aside, columns, glyphs, ocr, rows, shapes, tables, words
from extract.read.characters import REPLACEMENT
from extract.read.frames import Frame
from extract.read.glyphs import Glyph
from extract.read.limits import Clock
from extract.read.lines import Page
from extract.read.plumber import Plumber

_DOUBTFUL: Final = 0.02
_GARBLED: Final = 0.3
"""Shares of characters without a letter: said, and reason to ask the other reader."""
_SIDEWAYS: Final = 0.8
_SECOND_LOOKS: Final = 10
"""Pages of one file that pdfplumber looks at because PDFium finds nothing on them."""

Warnings = list[tuple[str, str]]


class PageReader:
    """Reads the pages of one file in turn and collects what is lost or doubtful."""

    def __init__(self, plumber: Plumber, clock: Clock) -> None:
        self._plumber, self._clock = plumber, clock
        self._looks = _SECOND_LOOKS
        self.warnings: Warnings = []

    def read(self, raw: Any, number: int) -> Page:
        """Read a pypdfium2 page; pages count from 1."""
        found, frame = self._glyphs(raw, number)
        page = Page(number, *frame.shown)
        flow, scanned = aside.sort_out(found, page)
        drawn = shapes.shapes(raw, frame)
        if scanned:
            self._warn("scanned_text", number, "a picture; a scanner's reading of it is used")
        elif _share_unmapped(flow) > _GARBLED or not (flow or page.loose):
            flow = self._second_look(flow, number)
        self._fill(page, flow, drawn)
        if not flow and shapes.is_picture(drawn, page.width, page.height):
            self._recognise(raw, page)
        return page

    def read_damaged(self, number: int) -> Page | None:
        """Read with pdfplumber a page that PDFium cannot open; None where neither can."""
        try:
            page = Page(number, *self._plumber.size(number - 1))
            flow = self._plumber.glyphs(number - 1)
        except Exception:  # noqa: BLE001 - a damaged page costs that page
            self._warn("damaged_page", number, "damaged and was left out")
            return None
        self._warn("repaired_page", number, "damaged; something of it may be missing")
        self._fill(page, flow, [])
        return page

    def _glyphs(self, raw: Any, number: int) -> tuple[list[Glyph], Frame]:
        """Read the glyphs; of a page set sideways as they are read when it is turned."""
        frame = Frame.of(raw)
        found = glyphs.glyphs(raw, frame)
        angles = Counter(glyph.style.angle for glyph in found)
        angle, count = angles.most_common(1)[0] if angles else (0, 0)
        if angle in (90, 180, 270) and count >= _SIDEWAYS * len(found):
            self._warn("sideways_page", number, "set sideways; its boxes are of the page turned")
            frame = Frame.of(raw, angle // 90)
            found = glyphs.glyphs(raw, frame)
        return found, frame

    def _second_look(self, flow: list[Glyph], number: int) -> list[Glyph]:
        if self._looks <= 0:
            return flow
        self._looks -= 1
        try:
            other = self._plumber.glyphs(number - 1)
        except Exception:  # noqa: BLE001 - a second opinion; without it the first stands
            return flow
        better = bool(other) and (not flow or _share_unmapped(other) < _share_unmapped(flow))
        return other if better else flow

    def _recognise(self, raw: Any, page: Page) -> None:
        number = page.number or 1
        if not ocr.is_installed():
            self._warn("picture_page", number, "a picture without text; nothing was read from it")
            return
        self._warn("recognised_page", number, "a picture; its text was recognised and may be wrong")
        page.lines, doubtful = ocr.recognise(raw, number, self._clock)
        if doubtful:
            self._warn("doubtful_page", number, "hard to recognise; check it against the picture")

    def _fill(self, page: Page, flow: list[Glyph], drawn: list[shapes.Shape]) -> None:
        number = page.number or 1
        if flow and shapes.is_ruled(drawn):
            try:
                cells = self._plumber.cells(number - 1)
            except Exception:  # noqa: BLE001 - costs the table, whose text stays in the lines
                self._warn("table_lost", number, "ruled like a table that could not be read")
                cells = []
            page.tables, flow = tables.take(cells, flow, number)
        for row in columns.in_order(rows.pieces(flow)):
            if line := words.line(row, number):
                page.lines.append(line)
        shapes.mark(page.lines, drawn)
        tables.place(page.tables, page.lines)
        if (share := _share_unmapped(flow)) > _DOUBTFUL:
            self._warn("unmapped_glyphs", number, f"{share:.0%} characters without a letter")

    def _warn(self, code: str, number: int, message: str) -> None:
        verb = "has" if code == "unmapped_glyphs" else "is"
        self.warnings.append((code, f"page {number} {verb} {message}"))


def _share_unmapped(found: list[Glyph]) -> float:
    return sum(glyph.char == REPLACEMENT for glyph in found) / len(found) if found else 0.0
