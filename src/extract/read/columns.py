"""Reading order of a page: full-width rows, and columns between them.

A gutter is a vertical strip that nothing crosses over at least `_LEAST_ROWS` rows on both sides,
with text that fills both sides. Where a page has none, rows are read from top to bottom.
"""

from __future__ import annotations

from itertools import chain
from typing import Final

from extract.read.rows import Piece, rows

_LEAST_ROWS: Final = 3
_GUTTER: Final = 7.0
"""Points; word processors' columns stand 14 to 36 apart, justified words under 7."""
_DEPTH: Final = 3
"""Columns within columns: two cuts give up to four."""
_FILLED: Final = 0.6
"""Share of a column's width that its lines fill in the middle (median); tables and marks less."""


def in_order(found: list[Piece], depth: int = _DEPTH) -> list[list[Piece]]:
    """Return rows of pieces in reading order."""
    gutter = _gutter(found, depth)
    if gutter is None:
        return rows(found)
    left, right = gutter
    ordered: list[list[Piece]] = []
    section: list[Piece] = []
    for row in rows(found):
        if any(piece.x0 < left and piece.x1 > right for piece in row):
            ordered += _columns(section, left, depth)
            ordered.append(row)
            section = []
        else:
            section += row
    return ordered + _columns(section, left, depth)


def _columns(section: list[Piece], gutter: float, depth: int) -> list[list[Piece]]:
    before = [piece for piece in section if piece.x0 < gutter]
    after = [piece for piece in section if piece.x0 >= gutter]
    if min(len(rows(before)), len(rows(after))) < 2:
        return rows(section)
    return in_order(before, depth - 1) + in_order(after, depth - 1)


def _gutter(found: list[Piece], depth: int) -> tuple[float, float] | None:
    """Return the edges of the strip between columns that the fewest pieces cross."""
    if not depth or len(found) < 2 * _LEAST_ROWS:
        return None
    start, end = min(piece.x0 for piece in found), max(piece.x1 for piece in found)
    best: tuple[int, float, float] | None = None
    for left, right in _strips(found, start, end):
        before = [piece for piece in found if piece.x1 <= left]
        after = [piece for piece in found if piece.x0 >= right]
        crossing = len(found) - len(before) - len(after)
        if (
            (best is None or crossing < best[0])
            and _beside(before, after)
            and _fills(before, start, left, depth)
            and _fills(after, right, end, depth)
        ):
            best = (crossing, left, right)
    return best[1:] if best else None


def _strips(found: list[Piece], start: float, end: float) -> list[tuple[float, float]]:
    """Strips in the middle half of the text between edges where columns could part."""
    low, high = start + 0.25 * (end - start), end - 0.25 * (end - start)
    edges = sorted({round(piece.x0) for piece in found if low < piece.x0 < high})
    strips = []
    for edge in edges:
        starts = sum(abs(piece.x0 - edge) < 2 for piece in found)
        if starts < _LEAST_ROWS:
            continue
        ends = [piece.x1 for piece in found if edge - 60 < piece.x1 <= edge - _GUTTER + 1]
        if ends:
            strips.append((max(ends), edge - 1.0))
    return strips


def _fills(side: list[Piece], start: float, end: float, depth: int) -> bool:
    """Say whether a side is filled as a column is, or by columns of its own."""
    grouped = rows(side)
    if len(grouped) < _LEAST_ROWS:
        return False
    widths = sorted(
        max(piece.x1 for piece in row) - min(piece.x0 for piece in row) for row in grouped
    )
    filled = widths[len(widths) // 2] >= _FILLED * (end - start)
    return filled or _gutter(side, depth - 1) is not None


def _beside(before: list[Piece], after: list[Piece]) -> bool:
    """Say whether both sides share some height, as columns do and indented blocks do not."""
    if not before or not after:
        return False
    top = max(min(piece.base for piece in side) for side in (before, after))
    bottom = min(max(piece.base for piece in side) for side in (before, after))
    shared = [piece for piece in chain(before, after) if top <= piece.base <= bottom]
    return bottom > top and 2 * len(shared) >= len(before) + len(after)
