"""Glyphs to pieces (runs on one baseline) and pieces to lines of text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from extract.read import bidi
from extract.read.boxes import Boxes
from extract.read.characters import FIRST_FROM_RIGHT, SOFT_HYPHEN, is_right_to_left
from extract.read.glyphs import Glyph
from extract.read.lines import Line
from extract.read.styles import Style

# Shares of the font size. A word space is 0.25 em, 0.2 in narrow faces, and kerning takes up to
# 0.11 of it between an "A" and an "A"; this much more than the row's usual gap parts words.
_WORD_GAP: Final = 0.13
_WIDEST_TRACKING: Final = 0.4
_TRACKED_FROM: Final = 6
_PIECE_GAP: Final = 1.0
_TOUCH: Final = 0.45
_LONGEST_MARK: Final = 8
_MARK: Final = re.compile(r"(?:[^\w\s]|o|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]) ")
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

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(glyph.bottom for glyph in self.glyphs)


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


def line(row: list[Piece], page: int) -> Line | None:
    """Join the pieces of a row to a line: spaces where the gaps say so, one box a character."""
    glyphs = _distinct([glyph for piece in row for glyph in piece.glyphs])
    if bidi.has_right_to_left(glyphs):
        glyphs = bidi.in_reading_order(glyphs)
    glyphs = _spaced(glyphs)
    if not glyphs:
        return None
    inked = [glyph for glyph in glyphs if glyph.char != " "]
    look = _usual([glyph.style for glyph in inked])
    return Line(
        text="".join(glyph.char for glyph in glyphs),
        page=page,
        x0=min(glyph.x0 for glyph in inked),
        top=min(glyph.top for glyph in inked),
        x1=max(glyph.x1 for glyph in inked),
        bottom=max(glyph.bottom for glyph in inked),
        size=look.size,
        bold=all(glyph.style.bold for glyph in glyphs[_mark(glyphs) :] if glyph.char != " "),
        italic=look.italic,
        bold_until=_bold_until(glyphs),
        colour=look.colour,
        font=look.font,
        boxes=Boxes((g.x0, g.top, g.x1, g.bottom) for g in glyphs),
    )


def _distinct(glyphs: list[Glyph]) -> list[Glyph]:
    """Drop glyphs printed again on themselves to look bold."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        for twin in kept[-3:]:
            if twin.char == glyph.char and twin.style is not glyph.style:
                reach = 0.1 * glyph.style.size
                if abs(twin.x0 - glyph.x0) < reach and abs(twin.base - glyph.base) < reach:
                    break
        else:
            kept.append(glyph)
    return kept


def _usual(styles: list[Style]) -> Style:
    """Return the style of most glyphs; text objects that look the same count as one."""
    counts: Counter[Style] = Counter()
    for style, run in groupby(styles):
        counts[style] += sum(1 for _ in run)
    return counts.most_common(1)[0][0]


def _spaced(glyphs: list[Glyph]) -> list[Glyph]:
    """Put one space where words stand apart, none where letters are only set wide."""
    spaced: list[Glyph] = []
    least = _tracking(glyphs) + _WORD_GAP
    for glyph in glyphs:
        if glyph.char == " ":
            if spaced and spaced[-1].char != " ":
                spaced.append(glyph)
            continue
        if spaced and spaced[-1].char != " " and _gap(spaced[-1], glyph) > least:
            spaced.append(_space(spaced[-1], glyph))
        spaced.append(glyph)
    while spaced and spaced[-1].char == " ":
        spaced.pop()
    return [
        glyph
        for index, glyph in enumerate(spaced)
        if glyph.char != SOFT_HYPHEN or index == len(spaced) - 1
    ]


def _tracking(glyphs: list[Glyph]) -> float:
    """Return the gap that the row's letters usually keep, in font sizes."""
    gaps = sorted(
        _gap(left, right)
        for left, right in pairwise(glyphs)
        if left.char != " " and right.char != " "
    )
    if len(gaps) < _TRACKED_FROM:
        return 0.0
    return min(max(gaps[len(gaps) // 2], 0.0), _WIDEST_TRACKING)


def _gap(left: Glyph, right: Glyph) -> float:
    """Return the space between two glyphs in font sizes; a combining mark keeps none."""
    if unicodedata.combining(right.char):
        return 0.0
    if right.x0 < left.x0:
        left, right = right, left
    return (right.x0 - left.x1) / max(min(left.style.size, right.style.size), 1.0)


def _space(left: Glyph, right: Glyph) -> Glyph:
    x0, x1 = sorted((left.x1, right.x0))
    return Glyph(" ", x0, left.top, x1, left.bottom, left.base, left.style)


def _bold_until(glyphs: list[Glyph]) -> int:
    """Return how many glyphs at the start are bold; a list mark before them may be light."""
    until = 0
    for index, glyph in enumerate(glyphs[_mark(glyphs) :], _mark(glyphs) + 1):
        if glyph.char == " ":
            continue
        if not glyph.style.bold:
            break
        until = index
    return until


def _mark(glyphs: list[Glyph]) -> int:
    """Return the length of a list mark or number at the start with its space; 0 for none."""
    found = _MARK.match("".join(glyph.char for glyph in glyphs[:_LONGEST_MARK]))
    return found.end() if found else 0
