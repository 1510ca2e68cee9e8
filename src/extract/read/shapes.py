"""Paths and images of a PDF page, for what they say of the text: list marks and ruling lines."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from extract.read.frames import Frame
from extract.read.lines import Line

_MOST: Final = 20_000
"""Objects looked at on one page; maps and drawings hold more, tables do not."""
_DEPTH: Final = 4
_THIN: Final = 2.5
_LONG: Final = 8.0
_GRID_SEGMENTS: Final = 12
_REACH: Final = 3.5
"""A mark stands at most this many font sizes left of its text."""


class Matrix(NamedTuple):
    """An affine map as in PDF: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: Matrix) -> Matrix:
        """Return the map that does `inner` first, then this one."""
        a, b = self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b
        c, d = self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d
        return Matrix(a, b, c, d, *self.point(inner.e, inner.f))


@dataclass(frozen=True, slots=True)
class Shape:
    """A path or image as displayed; points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float
    image: bool
    filled: bool
    segments: int
    curved: bool

    @property
    def width(self) -> float:
        """Extent from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Extent from top to bottom."""
        return self.bottom - self.top


def shapes(page: Any, frame: Frame) -> list[Shape]:
    """Return the paths and images of a pypdfium2 page."""
    found: list[Shape] = []
    for handle, matrix in _objects(page):
        image = pdfium.FPDFPageObj_GetType(handle) == pdfium.FPDF_PAGEOBJ_IMAGE
        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(handle, *map(ctypes.byref, edges)):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        ax, ay = frame.point(*matrix.point(left, bottom))
        bx, by = frame.point(*matrix.point(right, top))
        filled, segments, curved = (True, 0, False) if image else _drawn(handle)
        found.append(
            Shape(
                min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), image, filled, segments, curved
            )
        )
    return found


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Paths and images, those inside forms too, with the map to page space."""
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST)):
        yield from _walk(pdfium.FPDFPage_GetObject(page.raw, index), Matrix(), _DEPTH)


def _walk(handle: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(handle)
    if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
        yield handle, outer
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(own))
        matrix = outer.after(Matrix(own.a, own.b, own.c, own.d, own.e, own.f))
        for index in range(min(pdfium.FPDFFormObj_CountObjects(handle), _MOST)):
            yield from _walk(pdfium.FPDFFormObj_GetObject(handle, index), matrix, depth - 1)


def _drawn(path: Any) -> tuple[bool, int, bool]:
    """Say whether a path is filled, of how many segments it is, and whether one is a curve."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    count = pdfium.FPDFPath_CountSegments(path)
    second = pdfium.FPDFPath_GetPathSegment(path, 1) if count > 1 else None
    curved = bool(second) and (
        pdfium.FPDFPathSegment_GetType(second) == pdfium.FPDF_SEGMENT_BEZIERTO
    )
    return fill.value != 0, count, curved


def mark(lines: list[Line], found: list[Shape]) -> None:
    """Set `marker` of lines that have a small drawing where a list mark would be."""
    small = [shape for shape in found if 1.0 < shape.height < 20.0]
    for line in lines:
        for shape in small:
            if not line.marker and _marks(shape, line):
                line.marker = _sign(shape)


def _marks(shape: Shape, line: Line) -> bool:
    size = line.size or line.bottom - line.top
    middle = (shape.top + shape.bottom) / 2
    return (
        line.top < middle < line.bottom
        and 0 <= line.x0 - shape.x1 <= _REACH * size
        and 0.15 * size <= shape.height <= 1.1 * size
        and 0.5 <= shape.width / shape.height <= 2.0
    )


def _sign(shape: Shape) -> str:
    if shape.image:
        return "•"
    if shape.curved:
        return "•" if shape.filled else "◦"
    return "▪"


def is_ruled(found: list[Shape]) -> bool:
    """Say whether straight lines may make a table: two rows and two columns of cells or more."""
    columns: set[int] = set()
    levels: set[int] = set()
    for shape in found:
        if shape.image:
            continue
        if shape.segments >= _GRID_SEGMENTS and not shape.curved and shape.width > 100:
            return True
        if shape.height >= _LONG and (shape.width <= _THIN or shape.width > _LONG):
            columns |= {round(shape.x0 / 3), round(shape.x1 / 3)}
        if shape.width >= _LONG and (shape.height <= _THIN or shape.height > _LONG):
            levels |= {round(shape.top / 3), round(shape.bottom / 3)}
    return len(columns) >= 3 and len(levels) >= 3


def is_picture(found: list[Shape], width: float, height: float) -> bool:
    """Say whether pictures cover most of a page, as a scan does."""
    area = sum(shape.width * shape.height for shape in found if shape.image)
    return area > 0.5 * width * height
