"""Pieces of a page whose lines have geometry: gaps, indents, right edges and looks."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from statistics import median

from extract.layout import marks
from extract.layout.flow import Row, first_word
from extract.layout.pieces import Piece, start

_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_OPENS_NEW = re.compile(r"[\"'“‘(\[]*[A-Z0-9À-Þ]")
_ALIGNED = 3.0
"""Points within which two edges are one."""
_EXACT = 0.4
"""Points within which a word fits or does not."""
_CLEAR = 8.0
"""Points of room that a paragraph's last line clearly has."""
INDENTED = 8.0
"""Points from the left edge at which a piece without a mark is an item whose mark was drawn."""
_COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "with",
        "this",
        "these",
        "it",
        "we",
        "our",
        "they",
        "under",
        "through",
    ]
)
_GUTTER = 60.0
"""Points by which the items of a column may stand in from its edge."""
_COLUMNS = (0.3, 0.62)
"""Shares of the page's width past which a second and a third column begin."""
_LOOSE = 0.22
"""Share of the usual pitch by which a gap is more than the next line of a paragraph."""


def measure(rows: list[Row]) -> None:
    """Set the gap above each row, and where columns and pages begin."""
    pitches: defaultdict[float, list[float]] = defaultdict(list)
    for before, row in itertools.pairwise(rows):
        step = _base(row) - _base(before)
        row.breaks = row.line.page != before.line.page or step < -0.5 * row.line.size
        if not row.breaks and row.line.size == before.line.size and step > 0.3 * row.line.size:
            pitches[row.line.size].append(step)
    usual = {size: _usual(steps) for size, steps in pitches.items() if len(steps) > 2}
    body = Counter({size: len(steps) for size, steps in pitches.items()}).most_common(1)
    ratio = usual[body[0][0]] / body[0][0] if body and body[0][0] in usual else 1.2
    for before, row in itertools.pairwise(rows):
        size = max(row.line.size, 1.0)
        pitch = usual.get(row.line.size, ratio * size)
        pitch = min(pitch, 1.6 * ratio * size)
        row.above = 0.0 if row.breaks else (_base(row) - _base(before)) / pitch - 1.0


def _base(row: Row) -> float:
    """The foot of the line, steadier than its top; descenders are left out."""
    line = row.line
    bottoms = [
        box[3]
        for char, box in zip(line.text, line.boxes, strict=False)
        if not char.isspace() and char not in "gjpqy,;()[]|QJ_/"
    ]
    return median(bottoms) if bottoms else line.bottom


def _usual(steps: list[float]) -> float:
    """The most usual pitch; of several as usual, the least."""
    counts = Counter(round(step * 2) / 2 for step in steps)
    most = counts.most_common(1)[0][1]
    return min(step for step, count in counts.items() if count > 0.6 * most)


class Edges:
    """The right edges at which lines turn, by column.

    An edge explains line ends: lines stay within it, and their next word would not have. Of all
    that explain as many, it is the one that makes the page's margins alike, else the nearest.
    """

    def __init__(self, rows: list[Row], widths: dict[int, float]) -> None:
        parts = _parts(rows)
        page_width = max(widths.values(), default=0.0)
        lefts: defaultdict[int, list[float]] = defaultdict(list)
        for part in parts:
            lefts[_column(part, page_width)].append(min(row.line.x0 for row in part))
        votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
        self._column: dict[int, int] = {}
        for part in parts:
            column = _column(part, page_width)
            self._column.update((id(row), column) for row in part)
            for before, row in itertools.pairwise(part):
                if before.line.size == row.line.size and row.above < _LOOSE:
                    low = round(before.line.x1)
                    votes[column].update(range(low, int(low + _width(row)) + 1))
        self._edge = {c: _edge(found, page_width - min(lefts[c])) for c, found in votes.items()}
        edges = {column: min(found) for column, found in lefts.items()}
        for row in rows:
            row.left = self._left(self._column[id(row)], edges)

    def _left(self, column: int, lefts: dict[int, float]) -> float:
        """The left edge: of a further column, as far from its right edge as the first one's."""
        left = lefts[column]
        if column and 0 in self._edge and column in self._edge:
            alike = self._edge[column] - (self._edge[0] - lefts[0])
            return alike if left - _GUTTER < alike < left else left
        return left

    def room(self, row: Row, after: Row) -> float:
        """Points that the line `row` had left after the first word of `after`."""
        edge = self._edge.get(self._column[id(row)], row.line.x1)
        return edge - row.line.x1 - _width(after)


def _edge(votes: Counter[int], mirrored: float) -> float:
    most = max(votes.values())
    best = [edge for edge, count in votes.items() if count >= 0.98 * most]
    return mirrored if min(best) - 1 <= mirrored <= max(best) + 1 else float(min(best))


def _column(part: list[Row], page_width: float) -> int:
    """The column in which a run of rows stands: 0, 1 or 2 from the left."""
    left = min(row.line.x0 for row in part)
    return sum(left > share * page_width for share in _COLUMNS) if page_width else 0


def _parts(rows: list[Row]) -> list[list[Row]]:
    parts: list[list[Row]] = []
    for row in rows:
        if row.breaks or not parts:
            parts.append([])
        parts[-1].append(row)
    return parts


def _width(row: Row) -> float:
    """Width of the first word of a row with the space before it."""
    word = len(first_word(row.line.text.lstrip()))
    lead = len(row.line.text) - len(row.line.text.lstrip())
    boxes = row.line.boxes[lead : lead + word]
    spaces = [b[2] - b[0] for b, c in zip(row.line.boxes, row.line.text, strict=False) if c == " "]
    space = min(median(spaces) if spaces else 0.25 * row.line.size, 0.3 * row.line.size)
    return (boxes[-1][2] - boxes[0][0] if boxes else 0.0) + space


def gather(rows: list[Row], widths: dict[int, float]) -> list[Piece]:
    """Read marks, then group rows into pieces; `widths` are those of the pages."""
    measure(rows)
    edges = Edges(rows, widths)
    read_marks(rows)
    body = body_size(rows)
    pieces: list[Piece] = []
    for row in rows:
        if pieces and _continues(pieces[-1], row, edges, body):
            pieces[-1].rows.append(row)
            pieces[-1].fragments.append(row.fragment)
        else:
            pieces.append(start(row))
    return pieces


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
    if row.above > _LOOSE or (row.above < -0.8 and not piece.mark):
        return False
    if not _aligned(piece, row):
        return False
    if _title_like(piece) or row.line.size > body + 1:
        return True
    room = edges.room(last, row)
    if _drawn(piece):
        return room < _EXACT and not parallel(piece, row)
    ended = _ENDS.search(last.text) and _OPENS_NEW.match(row.text)
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
    if not ours or not theirs or not _OPENS_NEW.match(row.text):
        return False
    if ours == theirs and len(ours) == 2:
        return bool(_ENDS.search(last.text.rstrip()))
    return ours[0] == theirs[0] and ours[0].lower() not in _COMMON and len(ours[0]) > 4


def _within(piece: Piece, row: Row, edges: Edges) -> bool:
    """Whether a dash or number is part of the sentence: at the words' edge, after a full line."""
    mark = row.mark
    if mark is None or mark.sort == "glyph" or row.above > _LOOSE or row.breaks:
        return False
    last = piece.rows[-1]
    hang = piece.head.hang if piece.mark else piece.rows[-1].indent
    inside = (
        abs(row.indent - hang) < 1.0
        and edges.room(last, row) < _EXACT
        and not _ENDS.search(last.text)
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
        return lead and (b.bold_until > 0 or item or row.above <= _LOOSE)
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
    return not _ENDS.search(text) and not _title_like(piece)
