"""Glyphs of a PDF page through PDFium: character, box, baseline and style.

A call into PDFium costs about as much as five lines of Python, so there are three for each
character (code point, box, text object) and the rest once for each text object.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from extract.read.characters import LETTERS, REPLACEMENT, mark_of
from extract.read.frames import Frame
from extract.read.styles import Style, Styles

_GENERATED: Final = frozenset({0, 10, 13, 32})
"""Codes that PDFium also makes up where it guesses a space or a line's end."""


@dataclass(slots=True)
class Glyph:
    """One character of a page; points from the top left, `base` is the baseline."""

    char: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    style: Style


def glyphs(page: Any, frame: Frame) -> list[Glyph]:
    """Return the glyphs of a pypdfium2 page in the order in which PDFium reads them."""
    text_page = pdfium.FPDFText_LoadPage(page.raw)
    if not text_page:
        return []
    try:
        found = _read(text_page, frame)
        _spread(found)
        return found
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _read(text_page: Any, frame: Frame) -> list[Glyph]:
    found: list[Glyph] = []
    rect = pdfium.FS_RECTF()
    rect_ = ctypes.byref(rect)
    get_code, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    is_generated = pdfium.FPDFText_IsGenerated
    to_box, style_of, known = frame.box, Styles(text_page, frame.quarters).of, dict(LETTERS)
    baseline = _Baseline(text_page, frame)
    high = 0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = get_code(text_page, index)
        if code in _GENERATED and is_generated(text_page, index):
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        text = known.get(code)
        if text is None:
            text = known[code] = _character(code)
        if high:
            text, high = _pair(high, code), 0
        if not text or not get_box(text_page, index, rect_):
            continue
        style = style_of(index)
        x0, top, x1, bottom = to_box(rect.left, rect.bottom, rect.right, rect.top)
        base = baseline.of(index, style, bottom)
        if style.symbols or "\ue000" <= text < "\uf900":
            text = mark_of(text, style.symbols) or text
        for letter in text:
            found.append(Glyph(letter, x0, top, x1, bottom, base, style))  # noqa: PERF401
    return found


class _Baseline:
    """Baselines of characters: asked once a style where boxes are even, else each time."""

    def __init__(self, text_page: Any, frame: Frame) -> None:
        self._text_page, self._frame = text_page, frame
        self._style: Style | None = None
        self._drop = 0.0

    def of(self, index: int, style: Style, bottom: float) -> float:
        if style is not self._style or not style.even:
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(self._text_page, index, ctypes.byref(x), ctypes.byref(y))
            self._style, self._drop = style, bottom - self._frame.point(x.value, y.value)[1]
        return bottom - self._drop


def _character(code: int) -> str:
    """Return the character of a code point.

    Control characters are codes of a font that says nothing about letters, and a lone half of
    UTF-16 is none.
    """
    if code < 32 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return REPLACEMENT
    return chr(code)


def _pair(high: int, low: int) -> str:
    """Return the character of two halves of UTF-16."""
    if 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    return REPLACEMENT + _character(low)


def _spread(found: list[Glyph]) -> None:
    """Give the letters of a ligature, which PDFium puts all in one box, their share of it.

    PDFium turns the letters of right-to-left text round, those inside a ligature too: their
    shares run from left to right all the same.
    """
    start, last = 0, None
    for place, glyph in enumerate([*found, None]):
        if last is None or (
            glyph is not None
            and glyph.x0 == last.x0
            and glyph.x1 == last.x1
            and glyph.base == last.base
            and glyph.style is last.style
        ):
            last = last or glyph
            continue
        if place - start > 1:
            _share(found[start:place])
        start, last = place, glyph


def _share(letters: list[Glyph]) -> None:
    left, step = letters[0].x0, (letters[0].x1 - letters[0].x0) / len(letters)
    for place, glyph in enumerate(letters):
        glyph.x0, glyph.x1 = left + place * step, left + (place + 1) * step
