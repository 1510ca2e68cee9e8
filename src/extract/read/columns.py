"""Reading order of a page: full-width rows, and columns between them.

A gutter is a vertical strip that few pieces cross, with rows on both sides that stand beside each
other and fill their side. Where a page has none, rows are read from top to bottom.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from extract.read.rows import Piece, rows

_LEAST_ROWS: Final = 4
_GUTTER: Final = 7.0
"""Points; word processors' columns stand 14 to 36 apart, a newspaper's 9, words under 7."""
_FILLED: Final = 0.6
"""Share of a column's width that its rows fill in the middle (median); labels and marks less."""
_LETTERS: Final = 12
"""Fewest letters of a row (median); a row of cells has fewer, or more pieces than one."""
_MARK: Final = 2
"""Most glyphs of a list mark, which is no piece of its own."""
_CROSSING: Final = 3
"""Most full-width pieces for each piece of a column; more, and the gaps met by chance."""
_TRIED: Final = 6
_DEPTH: Final = 3
"""Columns within columns: two cuts give up to four."""


def in_order(found: list[Piece], depth: int = _DEPTH) -> list[list[Piece]]:
    """Return rows of pieces in reading order."""
    gutter = _gutter(found, depth)
    if gutter is None:
        return rows(found)
    ordered: list[list[Piece]] = []
    section: list[Piece] = []
    for row in rows(found):
        if any(piece.x0 < gutter < piece.x1 for piece in row):
            ordered += _columns(section, gutter, depth)
            ordered.append(row)
            section = []
        else:
            section += row
    return ordered + _columns(section, gutter, depth)


def _columns(section: list[Piece], gutter: float, depth: int) -> list[list[Piece]]:
    before, after = _sides(section, gutter)
    least = min(len(rows(before)), len(rows(after)))
    aligned = len(rows(section)) == max(len(rows(before)), len(rows(after)))
    if least < 2 or (aligned and least < _LEAST_ROWS):
        return rows(section)
    return in_order(before, depth - 1) + in_order(after, depth - 1)


def _sides(found: list[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    before = [piece for piece in found if piece.x1 <= gutter]
    return before, [piece for piece in found if piece.x0 >= gutter]


def _gutter(found: list[Piece], depth: int) -> float | None:
    """Return an x between columns: the strip that the fewest pieces cross, if it is a gutter."""
    if not depth or len(found) < 2 * _LEAST_ROWS:
        return None
    start, end = min(piece.x0 for piece in found), max(piece.x1 for piece in found)
    for gutter in _strips(found, start, end)[:_TRIED]:
        before, after = _sides(found, gutter)
        if (
            len(found) <= (1 + _CROSSING) * (len(before) + len(after))
            and _beside(before, after)
            and _fills(before, start, gutter, depth)
            and _fills(after, gutter, end, depth)
        ):
            return gutter
    return None


def _strips(found: list[Piece], start: float, end: float) -> list[float]:
    """Return middles of strips without edges in the middle half, least crossed first."""
    low, high = start + 0.25 * (end - start), end - 0.25 * (end - start)
    edges = sorted({edge for piece in found for edge in (piece.x0, piece.x1)})
    middles = [
        (left + right) / 2
        for left, right in pairwise(edges)
        if right - left >= _GUTTER and low < (left + right) / 2 < high
    ]
    return sorted(middles, key=lambda x: sum(piece.x0 < x < piece.x1 for piece in found))


def _beside(before: list[Piece], after: list[Piece]) -> bool:
    """Say whether both sides share some height, as columns do and indented blocks do not."""
    if not before or not after:
        return False
    top = max(min(piece.base for piece in side) for side in (before, after))
    bottom = min(max(piece.base for piece in side) for side in (before, after))
    shared = sum(top <= piece.base <= bottom for side in (before, after) for piece in side)
    return bottom > top and 2 * shared >= len(before) + len(after)


def _fills(side: list[Piece], start: float, end: float, depth: int) -> bool:
    """Say whether a side is filled with running text, or by columns that are."""
    grouped = rows(side)
    if len(grouped) < _LEAST_ROWS:
        return False
    widths = sorted(
        max(piece.x1 for piece in row) - min(piece.x0 for piece in row) for row in grouped
    )
    letters = sorted(sum(len(piece.glyphs) for piece in row) for row in grouped)
    cells = sorted(sum(len(piece.glyphs) > _MARK for piece in row) for row in grouped)
    middle = len(grouped) // 2
    if (
        widths[middle] >= _FILLED * (end - start)
        and letters[middle] >= _LETTERS
        and cells[middle] <= 1
    ):
        return True
    return _gutter(side, depth - 1) is not None
