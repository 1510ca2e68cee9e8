"""How pieces look in print, and which looks set a heading apart from the body."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from extract.layout.pieces import Piece

_LARGER = 0.6
"""Points by which a heading is larger than the body."""
_LONGEST = 45
"""Words; longer bold passages are paragraphs."""


@dataclass(frozen=True, slots=True)
class Look:
    """Size in points, weight, slope and colour of a whole piece."""

    size: float
    bold: bool
    italic: bool
    colour: tuple[int, int, int] | None


def of(piece: Piece) -> Look:
    """The look of a piece: that of most of its characters; bold and italic only if all are."""
    sizes: Counter[float] = Counter()
    colours: Counter[tuple[int, int, int] | None] = Counter()
    for row in piece.rows:
        sizes[round(row.line.size * 2) / 2] += len(row.text)
        colours[row.line.colour] += len(row.text)
    return Look(
        sizes.most_common(1)[0][0],
        piece.run_in or all(row.line.bold for row in piece.rows),
        all(row.line.italic for row in piece.rows),
        colours.most_common(1)[0][0],
    )


def body(pieces: list[Piece]) -> Look:
    """The look of most of the text."""
    counts: Counter[Look] = Counter()
    for piece in pieces:
        counts[of(piece)] += len(piece.text)
    return counts.most_common(1)[0][0]


def set_apart(piece: Piece, usual: Look) -> bool:
    """Whether size, weight or colour set a piece apart as headings are."""
    look = of(piece)
    if len(piece.text.split()) > _LONGEST or look.size < usual.size - _LARGER:
        return False
    if look.size > usual.size + _LARGER or (look.bold and not usual.bold):
        return True
    return look.colour != usual.colour and not piece.text.rstrip().endswith((".", ";", ","))


def rank(look: Look) -> tuple[float, bool, bool]:
    """Headings of a lower rank stand above those of a higher one."""
    return (-look.size, not look.bold, look.italic)
