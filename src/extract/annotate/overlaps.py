"""Who wins where two spans want the same characters.

Mentions do not overlap or nest. Each span has a probability of being right (`trust`); a span below
`ENOUGH` does not stand. Of the ways to let spans stand side by side, the one wins whose spans
exceed `ENOUGH` by the most in sum: so one long sure name beats the two that stand inside it only
when it is surer than both together.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.annotate.found import MODEL, Found, Settled, Weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ENOUGH = 0.37


def merge(weighed: Iterable[Weighed]) -> list[Weighed]:
    """Return one entry for each span and label, as sure as the surest; a rule's name goes first."""
    groups: dict[tuple[int, int, str], list[Weighed]] = {}
    for one in weighed:
        groups.setdefault(one.span[:3], []).append(one)
    return sorted(group[0] if len(group) == 1 else _merged(group) for group in groups.values())


def _merged(group: Sequence[Weighed]) -> Weighed:
    return Weighed(min(group, key=_rules_first).span, max(one.right for one in group))


def _rules_first(one: Weighed) -> tuple[bool, float, str]:
    return one.span.source == MODEL, -one.right, one.span.source


def choose(weighed: Iterable[Weighed]) -> list[Settled]:
    """Return the spans that stand, in order of text, each with those it beat."""
    every = merge(weighed)
    worthy = sorted((w for w in every if w.right > ENOUGH), key=lambda w: (w.span.end, w.span))
    standing = _best_side_by_side(worthy)
    losers: dict[Found, list[Found]] = {span: [] for span in standing}
    for one in every:
        winner = first_overlap(standing, one.span.start, one.span.end)
        if winner and one.span not in losers:
            losers[winner].append(one.span)
    return [Settled(span, tuple(losers[span])) for span in standing]


def first_overlap(standing: Sequence[Found], start: int, end: int) -> Found | None:
    """Return the first of `standing`, which is in order, with a character from `start` to `end`."""
    at = bisect_right(standing, start, key=attrgetter("end"))
    return standing[at] if at < len(standing) and standing[at].start < end else None


def _best_side_by_side(worthy: Sequence[Weighed]) -> list[Found]:
    """Return the spans of the best sum (weighted interval scheduling); `worthy` by their ends."""
    ends = [w.span.end for w in worthy]
    best = [0.0]
    before: list[int | None] = []
    for index, one in enumerate(worthy):
        free = bisect_right(ends, one.span.start, 0, index)
        gain = best[free] + one.right - ENOUGH
        better = gain > best[index]
        best.append(gain if better else best[index])
        before.append(free if better else None)
    standing = []
    at = len(worthy)
    while at:
        free_before = before[at - 1]
        if free_before is None:
            at -= 1
        else:
            standing.append(worthy[at - 1].span)
            at = free_before
    return standing[::-1]
