"""Rows of pieces to lines of words: spaces by the gaps, overprints once, bold leads measured."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import groupby, pairwise
from typing import Final

from extract.read import bidi
from extract.read.boxes import Boxes
from extract.read.characters import SOFT_HYPHEN
from extract.read.glyphs import Glyph
from extract.read.lines import Line
from extract.read.rows import Piece
from extract.read.styles import Style

# Shares of the font size. A word space is 0.25 em, 0.2 in narrow faces, and kerning takes up to
# 0.11 of it between an "A" and an "A"; this much more than the row's usual gap parts words.
_WORD_GAP: Final = 0.13
_WIDEST_TRACKING: Final = 0.4
_TRACKED_FROM: Final = 6
"""Gaps of a row from which their middle says how wide its letters are set."""
_OVERPRINT: Final = 0.1
_LONGEST_MARK: Final = 8
_MARK: Final = re.compile(r"(?:[^\w\s]|o|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]) ")


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
                reach = _OVERPRINT * glyph.style.size
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
    gaps = [0.0, *(_gap(left, right) for left, right in pairwise(glyphs))]
    least = _tracking(glyphs, gaps) + _WORD_GAP
    spaced: list[Glyph] = []
    for glyph, gap in zip(glyphs, gaps, strict=True):
        parted = not spaced or spaced[-1].char == " "
        if glyph.char == " ":
            if not parted:
                spaced.append(glyph)
            continue
        if gap > least and not parted:
            spaced.append(_space(spaced[-1], glyph))
        spaced.append(glyph)
    while spaced and spaced[-1].char == " ":
        spaced.pop()
    last = len(spaced) - 1
    return [g for place, g in enumerate(spaced) if g.char != SOFT_HYPHEN or place == last]


def _tracking(glyphs: list[Glyph], gaps: list[float]) -> float:
    """Return the gap that the row's letters usually keep, in font sizes."""
    inner = sorted(
        gap
        for gap, left, right in zip(gaps[1:], glyphs, glyphs[1:], strict=False)
        if left.char != " " and right.char != " "
    )
    if len(inner) < _TRACKED_FROM:
        return 0.0
    return min(max(inner[len(inner) // 2], 0.0), _WIDEST_TRACKING)


def _gap(left: Glyph, right: Glyph) -> float:
    """Return the space between two glyphs in font sizes; a combining mark keeps none."""
    gap = right.x0 - left.x1 if right.x0 >= left.x0 else left.x0 - right.x1
    if gap <= 0 or unicodedata.combining(right.char):
        return 0.0
    return gap / max(min(left.style.size, right.style.size), 1.0)


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
