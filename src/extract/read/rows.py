"""Glyphs to pieces, runs on one baseline without a wide gap, and pieces to rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from extract.read.characters import FIRST_FROM_RIGHT, is_right_to_left
from extract.read.glyphs import Glyph

# Shares of the font size: the jump of the pen that ends a piece; the gap over which pieces of a
# row touch, in whatever order they were drawn; how far apart baselines of one row are; how far
# above or below it marks like "1st" or footnotes' are set.
_PIECE_GAP: Final = 1.0
_TOUCH: Final = 0.45
_SAME_BASE: Final = 0.25
_RAISED: Final = 0.55


@dataclass(slots=True)
class Piece:
    """A run of glyphs on one baseline without a wide gap."""

    glyphs: list[Glyph]
    x0: float
    x1: float
    base: float
    size: float


def pieces(glyphs: list[Glyph]) -> list[Piece]:
    """Cut the glyphs, in the order of the page's content, where the pen jumps."""
    found: list[Piece] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and _jumps(run[-1], glyph):
            found.append(_piece(run))
            run = []
        run.append(glyph)
    if run:
        found.append(_piece(run))
    return _joined([piece for piece in found if any(g.char != " " for g in piece.glyphs)])


def _joined(found: list[Piece]) -> list[Piece]:
    """Join pieces of one row that touch, in whatever order they were drawn."""
    joined: list[Piece] = []
    for row in rows(found):
        run = [row[0]]
        for piece in row[1:]:
            if piece.x0 - max(p.x1 for p in run) > _TOUCH * max(piece.size, run[-1].size):
                joined.append(_merged(run))
                run = []
            run.append(piece)
        joined.append(_merged(run))
    return joined


def _merged(run: list[Piece]) -> Piece:
    return run[0] if len(run) == 1 else _piece([glyph for piece in run for glyph in piece.glyphs])


def _jumps(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.style.size, glyph.style.size, 1.0)
    if abs(glyph.base - last.base) > _RAISED * size:
        return True
    if max(glyph.char, last.char) >= FIRST_FROM_RIGHT and (
        is_right_to_left(glyph.char) or is_right_to_left(last.char)
    ):
        return min(abs(glyph.x1 - last.x0), abs(glyph.x0 - last.x1)) > _PIECE_GAP * size
    gap = glyph.x0 - last.x1
    return gap > _PIECE_GAP * size or glyph.x0 < last.x0 - 0.5 * size


def _piece(run: list[Glyph]) -> Piece:
    sizes = Counter(glyph.style.size for glyph in run)
    size = max(sizes, key=lambda size: (sizes[size], size))
    base = next(glyph.base for glyph in run if glyph.style.size == size)
    inked = [glyph for glyph in run if glyph.char != " "] or run
    return Piece(run, min(g.x0 for g in inked), max(g.x1 for g in inked), base, size)


def rows(found: list[Piece]) -> list[list[Piece]]:
    """Group pieces that share a baseline, from top to bottom; each row from left to right."""
    grouped: list[list[Piece]] = []
    for piece in sorted(found, key=lambda piece: piece.base):
        for row in reversed(grouped[-3:]):
            if abs(row[0].base - piece.base) <= _SAME_BASE * max(row[0].size, piece.size):
                row.append(piece)
                break
        else:
            grouped.append([piece])
    for row in grouped:
        row.sort(key=lambda piece: piece.x0)
    return grouped
