"""How the text objects of a PDF page look: font, size, weight, colour, angle."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import pypdfium2.raw as pdfium

_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC: Final = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_SYMBOL: Final = re.compile(r"symbol|wingdings|dingbats|webdings", re.IGNORECASE)
_HEAVY: Final = 600
_INVISIBLE: Final = frozenset(
    {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
)
_OUTLINED: Final = frozenset({pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE})
"""Filled and drawn round: how a face without a bold cut is made bold."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the characters of one text object look; `angle` in degrees as displayed."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: tuple[int, int, int] | None
    visible: bool
    angle: int
    symbols: bool
    """The font is one of pictures, in which an "n" is a square."""
    even: bool
    """All boxes reach from the font's ascent to its descent."""


@lru_cache(maxsize=512)
def look(name: str) -> tuple[str, bool, bool, bool]:
    """Return the plain name of a font, and whether it is bold, italic, of symbols."""
    plain = _SUBSET.sub("", name)
    return (
        plain,
        bool(_BOLD.search(plain)),
        bool(_ITALIC.search(plain)),
        bool(_SYMBOL.search(plain)),
    )


class Styles:
    """Styles by text object; neighbours mostly share one."""

    def __init__(self, text_page: Any, quarters: int) -> None:
        self._text_page = text_page
        self._turn = quarters * 90
        self._last = b""
        self._style: Style | None = None

    def of(self, index: int) -> Style:
        """Return the style of character `index` of the text page."""
        handle = pdfium.FPDFText_GetTextObject(self._text_page, index)
        address = bytes(handle)
        if address != self._last or self._style is None:
            self._last, self._style = address, self._look(handle, index)
        return self._style

    def _look(self, handle: Any, index: int) -> Style:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text_page, index, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(self._text_page, index)
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) - self._turn
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle) if handle else 0
        font = pdfium.FPDFTextObj_GetFont(handle) if handle else None
        raw, weight, slant, even = _font(font) if font else ("", 0, 0, False)
        name, bold, italic, symbols = look(raw)
        return Style(
            font=name,
            size=round(abs(size), 2),
            bold=bold or mode in _OUTLINED or (not name and weight >= _HEAVY),
            italic=italic or slant != 0,
            colour=_colour(handle) if handle else None,
            visible=mode not in _INVISIBLE,
            angle=angle % 360,
            symbols=symbols,
            even=even,
        )


def _font(font: Any) -> tuple[str, int, int, bool]:
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    slant, ascent, descent = ctypes.c_int(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFFont_GetItalicAngle(font, ctypes.byref(slant))
    pdfium.FPDFFont_GetAscent(font, 1.0, ctypes.byref(ascent))
    pdfium.FPDFFont_GetDescent(font, 1.0, ctypes.byref(descent))
    even = ascent.value != descent.value
    name = buffer.value.decode("utf-8", "replace")
    return name, pdfium.FPDFFont_GetWeight(font), slant.value, even


def _colour(handle: Any) -> tuple[int, int, int] | None:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(handle, *map(ctypes.byref, parts)):
        return None
    return parts[0].value, parts[1].value, parts[2].value
