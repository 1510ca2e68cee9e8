"""Tables with ruling lines: pdfplumber finds the cells, PDFium's glyphs fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.read import rows, words
from extract.read.lines import BBox, Line, Table

if TYPE_CHECKING:
    from extract.read.glyphs import Glyph
    from extract.read.plumber import Cell

_LEAST_FILLED: Final = 0.4
"""Share of cells with text, below which ruled lines are a form or a drawing."""


def take(
    found: list[list[list[Cell]]], glyphs: list[Glyph], page: int
) -> tuple[list[Table], list[Glyph]]:
    """Fill the tables' cells with the glyphs that stand in them; return the other glyphs too."""
    tables: list[Table] = []
    for grid in sorted(found, key=_area, reverse=True):
        boxes = [cell for row in grid for cell in row if cell]
        if len(grid) < 2 or max(map(len, grid)) < 2 or not boxes:
            continue
        outline = _outline(boxes)
        inside = [glyph for glyph in glyphs if _holds(outline, glyph)]
        cells = [[_text(cell, inside, page) for cell in row] for row in grid]
        filled = sum(bool(text) for row in cells for text in row)
        if filled < max(2, _LEAST_FILLED * len(boxes)):
            continue
        tables.append(Table(cells, page, outline))
        glyphs = [glyph for glyph in glyphs if not any(_holds(box, glyph) for box in boxes)]
    return tables, glyphs


def place(tables: list[Table], lines: list[Line]) -> None:
    """Set `before` of each table: the first line in reading order that stands under its top."""
    for table in tables:
        if table.bbox:
            x0, top, x1, _ = table.bbox
            below = (
                index
                for index, line in enumerate(lines)
                if line.top >= top and line.x1 > x0 and line.x0 < x1
            )
            table.before = next(below, len(lines))
    tables.sort(key=lambda table: (table.before, table.bbox[1] if table.bbox else 0.0))


def _area(grid: list[list[Cell]]) -> float:
    boxes = [cell for row in grid for cell in row if cell]
    if not boxes:
        return 0.0
    x0, top, x1, bottom = _outline(boxes)
    return (x1 - x0) * (bottom - top)


def _outline(boxes: list[BBox]) -> BBox:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _holds(box: BBox, glyph: Glyph) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _text(cell: Cell, glyphs: list[Glyph], page: int) -> str:
    if cell is None:
        return ""
    held = [glyph for glyph in glyphs if _holds(cell, glyph)]
    lines = (words.line(row, page) for row in rows.rows(rows.pieces(held)))
    return " ".join(line.text for line in lines if line)
