"""Glyphs of a PDF page through PDFium: character, box, baseline and style.

PDFium is called once per character for code point, box and origin, and once per text object for
the style, since each call costs about as much as a line of Python.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

import pypdfium2.raw as pdfium

from extract.read.characters import LETTERS, REPLACEMENT, mark_of

_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC: Final = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_INVISIBLE: Final = frozenset(
    {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
)
_GENERATED: Final = frozenset({0, 10, 13, 32})

Point = Callable[[float, float], tuple[float, float]]


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


@dataclass(frozen=True, slots=True)
class Frame:
    """From PDF space to the page as displayed: turned by `quarters`, origin at its top left."""

    left: float
    bottom: float
    width: float
    height: float
    quarters: int

    @classmethod
    def of(cls, page: Any) -> Frame:
        """Read crop box and rotation of a pypdfium2 page."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right - left, top - bottom, page.get_rotation() // 90)

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height as displayed."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Map a point of PDF space to the displayed page, top left origin."""
        x, y = x - self.left, y - self.bottom
        match self.quarters % 4:
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case 3:
                return self.height - y, self.width - x
        return x, self.height - y


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
    rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    rect_, x_, y_ = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    get_code, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    get_origin, get_object = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetTextObject
    is_generated = pdfium.FPDFText_IsGenerated
    point, styles = frame.point, _Styles(text_page, frame)
    high = 0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = get_code(text_page, index)
        if code in _GENERATED and is_generated(text_page, index):
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        text = LETTERS.get(code)
        if text is None:
            text, high = _character(code, high), 0
        if not text or not get_box(text_page, index, rect_):
            continue
        get_origin(text_page, index, x_, y_)
        style = styles.of(get_object(text_page, index), index)
        (ax, ay), (bx, by) = point(rect.left, rect.top), point(rect.right, rect.bottom)
        x0, x1, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        base = point(x.value, y.value)[1]
        text = mark_of(text, style.font) or text
        found.extend(Glyph(letter, x0, top, x1, bottom, base, style) for letter in text)
    return found


def _character(code: int, high: int) -> str:
    """Return the character of a code point, or of a UTF-16 low half after `high`.

    Control characters are codes of a font that says nothing about letters.
    """
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else REPLACEMENT
    return chr(code) if 32 <= code < 0x110000 else REPLACEMENT


def _spread(found: list[Glyph]) -> None:
    """Give the letters of a ligature, which PDFium puts all in one box, their share of it.

    PDFium turns the letters of right-to-left text round, those inside a ligature too: their
    shares run from left to right all the same.
    """
    for _, group in groupby(found, lambda glyph: (id(glyph.style), glyph.x0, glyph.x1, glyph.base)):
        letters = list(group)
        if len(letters) > 1:
            left, step = letters[0].x0, (letters[0].x1 - letters[0].x0) / len(letters)
            for place, glyph in enumerate(letters):
                glyph.x0, glyph.x1 = left + place * step, left + (place + 1) * step


class _Styles:
    """Styles by text object; neighbours mostly share one."""

    def __init__(self, text_page: Any, frame: Frame) -> None:
        self._text_page = text_page
        self._turn = frame.quarters * 90
        self._last: int | None = -1
        self._style: Style | None = None

    def of(self, handle: Any, index: int) -> Style:
        address = ctypes.cast(handle, ctypes.c_void_p).value
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
        name, weight, slant = _font(pdfium.FPDFTextObj_GetFont(handle)) if handle else ("", 0, 0)
        bold = bool(_BOLD.search(name)) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        return Style(
            font=name,
            size=round(abs(size), 2),
            bold=bold or (not name and weight >= 600),
            italic=bool(_ITALIC.search(name)) or slant != 0,
            colour=_colour(handle),
            visible=mode not in _INVISIBLE,
            angle=angle % 360,
        )


def _font(font: Any) -> tuple[str, int, int]:
    if not font:
        return "", 0, 0
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    slant = ctypes.c_int()
    pdfium.FPDFFont_GetItalicAngle(font, ctypes.byref(slant))
    return _plain_name(buffer.value), pdfium.FPDFFont_GetWeight(font), slant.value


@lru_cache(maxsize=512)
def _plain_name(raw: bytes) -> str:
    return _SUBSET.sub("", raw.decode("utf-8", "replace"))


def _colour(handle: Any) -> tuple[int, int, int] | None:
    if not handle:
        return None
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(handle, *map(ctypes.byref, parts)):
        return None
    return parts[0].value, parts[1].value, parts[2].value
