"""Rows with right-to-left script: from the order on paper to the order of reading.

PDF places glyphs; PDFium guesses their order run by run and turns pairs like lam-alef round. The
order on paper is certain, so it is taken from the boxes and read by the main rule of Unicode's
bidirectional algorithm (UAX 9, L2): the row from its own side, runs of the other direction the
other way round. Numbers run from left to right in either.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

from extract.read.characters import FIRST_FROM_RIGHT, is_right_to_left
from extract.read.glyphs import Glyph

_RIGHT = frozenset({"R", "AL"})
_LEFT = frozenset({"L", "EN", "AN"})

Cluster = list[Glyph]


def has_right_to_left(glyphs: list[Glyph]) -> bool:
    """Say whether any glyph is of a right-to-left script."""
    if max(glyph.char for glyph in glyphs) < FIRST_FROM_RIGHT:
        return False
    return any(is_right_to_left(glyph.char) for glyph in glyphs)


def in_reading_order(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs of one row in the order in which the row is read."""
    clusters = sorted(_clusters(glyphs), key=lambda cluster: cluster[0].x0)
    ways = [_way(cluster[0].char) for cluster in clusters]
    from_right = ways.count("R") >= ways.count("L")
    ways = _settled(ways, "R" if from_right else "L")
    runs = [list(run) for _, run in groupby(zip(ways, clusters, strict=True), lambda pair: pair[0])]
    ordered: list[Glyph] = []
    for run in reversed(runs) if from_right else runs:
        ordered.extend(
            glyph
            for _, cluster in (reversed(run) if run[0][0] == "R" else run)
            for glyph in cluster
        )
    return ordered


def _clusters(glyphs: list[Glyph]) -> list[Cluster]:
    """Keep combining marks with the letter that they follow in the file."""
    found: list[Cluster] = []
    for glyph in glyphs:
        if found and unicodedata.combining(glyph.char):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def _way(char: str) -> str:
    kind = unicodedata.bidirectional(char)
    return "R" if kind in _RIGHT else "L" if kind in _LEFT else ""


def _settled(ways: list[str], main: str) -> list[str]:
    """Give neutral characters the direction of both neighbours, else the row's (UAX 9, N1, N2)."""
    settled = list(ways)
    start = 0
    while start < len(ways):
        if ways[start]:
            start += 1
            continue
        end = start
        while end < len(ways) and not ways[end]:
            end += 1
        before = settled[start - 1] if start else main
        after = ways[end] if end < len(ways) else main
        settled[start:end] = [before if before == after else main] * (end - start)
        start = end
    return settled
