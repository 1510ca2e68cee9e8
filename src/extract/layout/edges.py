"""White space and edges of placed lines: gaps above, left and right edges of columns."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from statistics import median

from extract.layout.flow import Row, first_word

_GUTTER = 60.0
"""Points by which the items of a column may stand in from its edge."""
_COLUMNS = (0.3, 0.62)
"""Shares of the page's width past which a second and a third column begin."""
LOOSE = 0.22
"""Share of the usual pitch by which a gap is more than the next line of a paragraph."""


def measure(rows: list[Row]) -> None:
    """Set the gap above each row, and where columns and pages begin."""
    pitches: defaultdict[float, list[float]] = defaultdict(list)
    bases = [_base(row) for row in rows]
    steps_down = [b - a for a, b in itertools.pairwise(bases)]
    for (before, row), step in zip(itertools.pairwise(rows), steps_down, strict=True):
        row.breaks = row.line.page != before.line.page or step < -0.5 * row.line.size
        if not row.breaks and row.line.size == before.line.size and step > 0.3 * row.line.size:
            pitches[row.line.size].append(step)
    usual = {size: _usual(steps) for size, steps in pitches.items() if len(steps) > 2}
    body = Counter({size: len(steps) for size, steps in pitches.items()}).most_common(1)
    ratio = usual[body[0][0]] / body[0][0] if body and body[0][0] in usual else 1.2
    for row, step in zip(rows[1:], steps_down, strict=True):
        size = max(row.line.size, 1.0)
        pitch = usual.get(row.line.size, ratio * size)
        pitch = min(pitch, 1.6 * ratio * size)
        row.above = 0.0 if row.breaks else step / pitch - 1.0


def _base(row: Row) -> float:
    """The foot of the line, steadier than its top; descenders are left out."""
    line = row.line
    bottoms = [
        box[3]
        for char, box in zip(line.text, line.boxes, strict=False)
        if not char.isspace() and char not in "gjpqy,;()[]|QJ_/"
    ]
    return sorted(bottoms)[len(bottoms) // 2] if bottoms else line.bottom


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
                if before.line.size == row.line.size and row.above < LOOSE:
                    low = round(before.line.x1)
                    votes[column].update(range(low, int(low + _width(row)) + 1))
        self._edge = {
            c: _edge(found, page_width - min(lefts[c])) for c, found in votes.items() if found
        }
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
