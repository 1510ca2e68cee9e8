"""Pieces of a text whose blank lines and marks show where blocks begin."""

from __future__ import annotations

from collections import defaultdict

from extract.layout import marks
from extract.layout.flow import Row, first_word
from extract.layout.pieces import Piece, start, wrap_width
from extract.layout.sentences import ENDS, OPENS

_WRAPPED = (66, 160)
"""Columns: where lines are wrapped if they are, and what no one wraps at."""
_RAGGED = 2


def gather(rows: list[Row]) -> list[Piece]:
    """Read marks, then group rows into pieces."""
    width = wrap_width(rows)
    read_marks(rows, width)
    pieces: list[Piece] = []
    for row in rows:
        if pieces and _continues(pieces[-1], row, width):
            pieces[-1].rows.append(row)
            pieces[-1].fragments.append(row.fragment)
        else:
            pieces.append(start(row))
    return pieces


def read_marks(rows: list[Row], width: int | None) -> None:
    """Give each row its mark, where it is one and not a dash or a number within a sentence."""
    found = [marks.read(row.line.text) for row in rows]
    values: defaultdict[str, set[int]] = defaultdict(set)
    for mark in found:
        if mark and mark.sort == "number":
            values[mark.style].add(mark.value)
    for index, (row, mark) in enumerate(zip(rows, found, strict=True)):
        if mark is None or mark.end >= len(row.line.text.rstrip()):
            continue
        if mark.sort == "number" and not {mark.value - 1, mark.value + 1} & values[mark.style]:
            continue
        if not index or not _in_line(rows[index - 1], row, mark, width):
            row.mark = mark


def _in_line(before: Row, row: Row, mark: marks.Mark, width: int | None) -> bool:
    """Whether a dash or number at the head of a line belongs to the sentence of the line before."""
    if row.above or row.breaks or mark.sort == "glyph" or width is None:
        return False
    if not _full(before, row, width) or ENDS.search(before.text):
        return False
    return row.indent >= before.hang


def _full(before: Row, row: Row, width: int) -> bool:
    """Whether the first word of `row` had no room on the line before."""
    return len(before.line.text) + round(before.indent) + 1 + len(first_word(row.text)) > width


def _continues(piece: Piece, row: Row, width: int | None) -> bool:
    if row.mark:
        return False
    last = piece.rows[-1]
    if row.above or row.breaks:
        return _broken_off(piece, row)
    if piece.mark and abs(row.indent - piece.head.hang) < 1 and row.indent > piece.head.indent:
        return True
    if (
        ENDS.search(last.text)
        and row.text.endswith(":")
        and OPENS.match(row.text)
        and width is None
    ):
        return False
    room = len(last.text) + round(last.indent) + 1 + len(first_word(row.text))
    if room > (width or _WRAPPED[0]) - _RAGGED and room <= _WRAPPED[1]:
        return True
    if len(piece.rows) > 1 and row.indent == last.indent and not ENDS.search(last.text):
        return True
    if ENDS.search(last.text):
        return not OPENS.match(row.text)
    return not _like_a_heading(piece, row)


def _broken_off(piece: Piece, row: Row) -> bool:
    """Whether a sentence goes on over a blank line or a page."""
    text = piece.text
    if ENDS.search(text) or row.indent > piece.head.indent + 8:
        return False
    if text.count("(") > text.count(")") and row.text.count(")") > row.text.count("("):
        return True
    return not (len(text) < 60 or not row.text[:1].islower())


def _like_a_heading(piece: Piece, row: Row) -> bool:
    """Whether an unfinished line stands alone: short, and the next begins anew."""
    return (
        (not piece.mark or piece.mark.sort == "number")
        and len(piece.rows) == 1
        and len(piece.text.split()) <= 12
        and bool(OPENS.match(row.text))
        and row.indent <= piece.head.indent + 1
    )
