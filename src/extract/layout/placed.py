"""Pieces of a page whose lines have geometry: gaps, indents, right edges and looks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from extract.layout import footnotes, marks
from extract.layout.edges import LOOSE, Edges, measure
from extract.layout.flow import Row
from extract.layout.pieces import Piece, start
from extract.layout.sentences import ENDS, OPENS

_ALIGNED = 3.0
"""Points within which two edges are one."""
_EXACT = 0.4
"""Points within which a word fits or does not."""
_CLEAR = 8.0
"""Points of room that a paragraph's last line clearly has."""
INDENTED = 8.0
"""Points from the left edge at which a piece without a mark is an item whose mark was drawn."""
_COMMON = re.compile(
    r"(?:an?|the|in|on|at|to|for|and|with|th[ei]se?|this|it|we|our|they|under|through)$", re.I
)


def gather(rows: list[Row], widths: dict[int, float]) -> list[Piece]:
    """Read marks, then group rows into pieces; `widths` are those of the pages."""
    body = body_size(rows)
    rows, small = footnotes.apart(rows, body)
    measure(rows)
    edges = Edges(rows, widths)
    read_marks(rows)
    pieces: list[Piece] = []
    for row in rows:
        if pieces and _continues(pieces[-1], row, edges, body):
            pieces[-1].rows.append(row)
            pieces[-1].fragments.append(row.fragment)
        else:
            pieces.append(start(row))
    return footnotes.insert(pieces, footnotes.gather(small))


def body_size(rows: list[Row]) -> float:
    """The size of most characters."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.line.size] += len(row.line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def read_marks(rows: list[Row]) -> None:
    """Give each row its mark; numbers only where they have a neighbour in their sequence."""
    found = [marks.read(row.line.text) for row in rows]
    values: defaultdict[str, set[int]] = defaultdict(set)
    for mark in found:
        if mark and mark.sort == "number":
            values[mark.style].add(mark.value)
    for row, mark in zip(rows, found, strict=True):
        if row.line.marker:
            row.mark = marks.held_apart(row.line.marker)
            continue
        if mark is None or mark.end >= len(row.line.text.rstrip()):
            continue
        if mark.sort == "number" and not {mark.value - 1, mark.value + 1} & values[mark.style]:
            continue
        row.mark = mark


def _continues(piece: Piece, row: Row, edges: Edges, body: float) -> bool:
    last = piece.rows[-1]
    if row.mark and not _within(piece, row, edges):
        return False
    if not _same_look(piece, last, row):
        return False
    text = piece.text
    if row.breaks:
        return _runs_on(piece, row, text)
    if row.above > LOOSE or (row.above < -0.8 and not piece.mark):
        return False
    if not _aligned(piece, row):
        return False
    if _title_like(piece) or row.line.size > body + 1:
        return True
    room = edges.room(last, row)
    if _drawn(piece):
        return room < _EXACT and not parallel(piece, row)
    ended = ENDS.search(last.text) and OPENS.match(row.text)
    return room < (_CLEAR if ended else 10 * _CLEAR)


def _drawn(piece: Piece) -> bool:
    """Whether a piece looks like an item whose mark was drawn: its line ends alone part it."""
    return not piece.mark and piece.head.indent > INDENTED


def parallel(piece: Piece, row: Row) -> bool:
    """Whether a row after a full line opens as the piece did: the next item of a list."""
    last, head = piece.rows[-1].line, piece.head.line
    if row.line.bold_until > 7 and head.bold_until > 7 and not last.bold and last.bold_until < 8:
        return True
    ours, theirs = piece.text.split()[:2], row.text.split()[:2]
    if not ours or not theirs or not OPENS.match(row.text):
        return False
    if ours == theirs and len(ours) == 2:
        return bool(ENDS.search(last.text.rstrip()))
    return ours[0] == theirs[0] and not _COMMON.match(ours[0]) and len(ours[0]) > 4


def _within(piece: Piece, row: Row, edges: Edges) -> bool:
    """Whether a dash or number is part of the sentence: at the words' edge, after a full line."""
    mark = row.mark
    if mark is None or mark.sort == "glyph" or row.above > LOOSE or row.breaks:
        return False
    last = piece.rows[-1]
    hang = piece.head.hang if piece.mark else piece.rows[-1].indent
    inside = (
        abs(row.indent - hang) < 1.0
        and edges.room(last, row) < _EXACT
        and not ENDS.search(last.text)
    )
    if inside:
        row.mark = None
    return inside


def _same_look(piece: Piece, last: Row, row: Row) -> bool:
    a, b = last.line, row.line
    item = _item(piece)
    if abs(a.size - b.size) > 0.6:
        return False
    if a.bold == b.bold:
        return a.colour == b.colour or item or not a.bold
    if a.bold:
        lead = item or b.bold_until > 0 or not _title_like(piece)
        return lead and (b.bold_until > 0 or item or row.above <= LOOSE)
    return True


def _item(piece: Piece) -> bool:
    return piece.mark is not None and piece.mark.sort != "number"


def _title_like(piece: Piece) -> bool:
    """Whether all lines so far are set apart by weight, as a heading's are."""
    return all(row.line.bold for row in piece.rows) and not _item(piece)


def _aligned(piece: Piece, row: Row) -> bool:
    if _item(piece):
        edge = piece.head.hang if len(piece.rows) == 1 else piece.rows[-1].indent
        return abs(row.indent - edge) < 2 * _ALIGNED or (
            len(piece.rows) == 1 and abs(row.indent - piece.head.indent) < 1.0
        )
    if len(piece.rows) == 1 or piece.head.line.size > row.line.size + 2:
        return abs(row.indent - piece.head.indent) < 40 or _centred(piece.rows[-1], row)
    return abs(row.indent - piece.rows[-1].indent) < _ALIGNED or _centred(piece.rows[-1], row)


def _centred(a: Row, b: Row) -> bool:
    return abs((a.line.x0 + a.line.x1) - (b.line.x0 + b.line.x1)) < 4 * _ALIGNED


def _runs_on(piece: Piece, row: Row, text: str) -> bool:
    """Whether a piece goes on over a page or a column."""
    if row.line.bold and not piece.rows[-1].line.bold and row.line.bold_until > 0:
        return False
    edge = piece.head.hang if _item(piece) else piece.rows[-1].indent
    if _item(piece):
        return abs(row.indent - edge) < 2 * _ALIGNED
    if row.text[:1].islower():
        return True
    return not ENDS.search(text) and not _title_like(piece)
