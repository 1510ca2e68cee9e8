"""The face, the right edge and the step of items in which a copied text was set.

A line that surely goes on had no room for the next word: each such pair bounds the edge. The
settings that explain most pairs are read on trial, and the cheapest reading decides.
"""

from __future__ import annotations

import itertools
import re

from extract.layout import habits, reading
from extract.layout.copies import DEPTHS, Clump, Copy, by_indent
from extract.layout.flow import Row, first_word
from extract.layout.widths import faces, width

_GUESSES, _SAMPLE = 12, 100
"""Faces and steps that are tried, on how many rows."""
_STEPS = (1.64, 2.0, 2.5, 3.0)
"""Em by which a level of items stands in: word processors 18 pt at 11, browsers 40 px at 16."""
_USUAL_STEPS = {"times": 2.5, "calibri": 1.64}
"""Steps that go with a face: browsers' lists in Times, word processors' in Calibri."""
_MEASURES = {"times": (45.4, 43.8), "calibri": (39.25, 41.0, 42.5)}
"""Em of a line: browsers print 16 px on Letter and A4; word processors set 11 pt between margins of
1.25 or 1 inch on them."""


def measure(rows: list[Row], counts: dict[Clump, int], clumps: list[Clump]) -> Copy:
    """Measure in the face whose line ends agree best on one edge."""
    depths = by_indent(rows)
    usual = habits.Habits.of(rows)
    words = [(0.0, 0.0)] + [habits.costs(a, b, usual) for a, b in itertools.pairwise(rows)]
    marked = any(row.mark for row in rows)
    sure = [
        index
        for index, (a, b) in enumerate(itertools.pairwise(rows))
        if not b.mark and b.text[:1].islower() and not re.search(r"[.:;!?]$", a.text)
    ]
    guesses: list[tuple[float, Copy]] = []
    for name, face in faces().items():
        lines = [width(row.body, face) for row in rows]
        firsts = [width(" " + first_word(row.body), face) for row in rows]
        pairs = [(lines[index], lines[index] + firsts[index + 1]) for index in sure]
        for step in _STEPS:
            share, edge = _edge(lines, pairs, step)
            edges = [edge]
            if step == _USUAL_STEPS.get(name):
                share += 2.0
                edges += [m for m in _MEASURES[name] if _could_be(m, edge, step)]
            guesses += [
                (
                    share,
                    Copy(rows, depths, counts, clumps, marked, words, lines, firsts, name, e, step),
                )
                for e in edges
            ]
    guesses.sort(key=lambda guess: -guess[0])
    return min((copy for _, copy in guesses[:_GUESSES]), key=_likely)


def _could_be(measure: float, edge: float, step: float) -> bool:
    """Whether the longest lines are those of paragraphs, or of items, in a column so wide."""
    return any(abs(measure - depth * step - edge) < 0.4 for depth in range(2))


def _likely(copy: Copy) -> float:
    """Cost of the copy's best reading; usual faces, steps and measures come cheaper."""
    usual = copy.step == _USUAL_STEPS.get(copy.face)
    paper = any(abs(copy.edge - measure) < 0.01 for measure in _MEASURES.get(copy.face, ()))
    return reading.read(copy, {}, _SAMPLE)[0] - 3.0 * usual - 6.0 * paper


def _edge(lines: list[float], pairs: list[tuple[float, float]], step: float) -> tuple[float, float]:
    """Return how many pairs the best right edge explains with items at this step, and the edge.

    A pair is the width of a line that surely goes on and the width that was too much for it.
    """
    if not pairs:
        return 0.0, 40.0
    long = sorted(low for low, _ in pairs)[9 * len(pairs) // 10]
    whole = [line for line in lines if line < reading.MERGED * long]
    top = max(whole, default=long)
    best = (-1e9, top)
    for tenth in range(-15, 6):
        edge = top + tenth / 10
        share = sum(
            next(
                (1.0 - 0.1 * d for d in range(DEPTHS - 1) if low - 0.15 <= edge - d * step < high),
                0.0,
            )
            for low, high in pairs
        )
        share -= 2.0 * sum(line > edge + 0.15 for line in whole)
        best = max(best, (share, edge))
    return best
