"""Pieces of text that was copied out of a PDF: no marks, no indents, few blank lines.

What is left is where lines end, and how sentences do.
"""

from __future__ import annotations

from extract.layout import marks, reading, setting
from extract.layout.copies import Copy, without_marks
from extract.layout.flow import Row
from extract.layout.pieces import Piece, start

_LONGEST_TITLE = 8
_LARGE = (0.36, 0.62)
"""Where lines of a title turn, as a share of the body's: it is set 1.6 to 2.8 times as large."""


def gather(rows: list[Row], running: list[str]) -> list[Piece]:
    """Group rows into pieces; `piece.depth` is how deep an item stands.

    `running` are the running heads of the pages, of which one may be the title.
    """
    lines, apart, clumps = without_marks(rows)
    if not lines:
        return []
    copy = setting.measure(lines, {clump: len(signs) for clump, signs in apart.items()}, clumps)
    title = _title_rows(copy, running)
    states = reading.settle(copy, title)
    pieces: list[Piece] = []
    for index, (row, (depth, begins)) in enumerate(zip(lines, states, strict=True)):
        if (begins and not 0 < index < title) or not pieces:
            piece = start(row)
            piece.depth = depth
            if depth and not piece.mark and clumps[index] in apart:
                piece.mark = marks.held_apart(apart[clumps[index]][0])
            pieces.append(piece)
        else:
            pieces[-1].rows.append(row)
            pieces[-1].fragments.append(row.fragment)
    return pieces


def _title_rows(copy: Copy, running: list[str]) -> int:
    """How many rows at the head are the title: those of a running head, or set in a larger size."""
    head = ""
    known = {_letters(text) for text in running}
    for count, row in enumerate(copy.rows[:_LONGEST_TITLE], 1):
        head += _letters(row.text)
        if head in known:
            return count
    for count in range(min(_LONGEST_TITLE, len(copy.rows) - 1), 1, -1):
        least = max(copy.lines[:count])
        most = min(copy.lines[i] + copy.firsts[i + 1] for i in range(count - 1))
        if max(least, _LARGE[0] * copy.edge) < min(most, _LARGE[1] * copy.edge):
            return count
    return 1


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
