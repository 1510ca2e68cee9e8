"""Numbered and lettered pieces: items of a list, or paragraphs that bear numbers.

"(a)", "ii)" and the like are items; "1.", "II." and "2.1" are in a sheet where some of them
follow one another without a gap. An item's number is its marker; a numbered paragraph or heading
keeps it as text.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from extract.layout.edges import LOOSE
from extract.layout.pieces import Piece

_PLAIN = frozenset(("1.", "I.", "A."))


def listed(pieces: list[Piece]) -> set[int]:
    """The ids of pieces that follow one another in place and in number: no headings."""
    return {
        id(piece) for pair in itertools.pairwise(pieces) if _neighbours(*pair) for piece in pair
    }


def settle(pieces: list[Piece]) -> None:
    """Turn the paragraphs among `pieces` that are numbered items into bullets."""
    close = {
        after.mark.style
        for before, after in itertools.pairwise(pieces)
        if after.mark and _neighbours(before, after) and after.head.above <= LOOSE
    }
    for piece in pieces:
        mark = piece.mark
        if piece.kind != "paragraph" or piece.told or not mark or mark.sort != "number":
            continue
        if mark.style in close or not (mark.style in _PLAIN or mark.style.startswith("deep")):
            piece.kind = "bullet"
            piece.fragments[0] = replace(piece.fragments[0], start=mark.end)


def _neighbours(before: Piece, piece: Piece) -> bool:
    a, b = before.mark, piece.mark
    return bool(a and b and a.style == b.style and b.value == a.value + 1)
