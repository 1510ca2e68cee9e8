"""A ministry's name over "and": one body where the rule reads one and the model reads two.

"Ministry of Energy" and "Petroleum of Kenya" side by side are each well formed, but what follows
the "and" heads no name of its own: both belong to the ministry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.annotate.found import MODEL, Found, Weighed

_MINISTRY = "rule:org.ministry"
_BETWEEN = re.compile(r"(?:,|,? and|,? &) ")


def join_split(text: str, weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return `weighed` with the pieces of each split ministry replaced by the whole name.

    The whole is as sure as the surest of its pieces.
    """
    of_model = sorted(one for one in weighed if one.span.source == MODEL)
    wholes = {
        one.span: pieces
        for one in weighed
        if one.span.source == _MINISTRY and (pieces := list(_pieces(text, one.span, of_model)))
    }
    lost = {piece.span for pieces in wholes.values() for piece in pieces}
    return [
        one._replace(right=max(piece.right for piece in wholes[one.span]))
        if one.span in wholes
        else one
        for one in weighed
        if one.span not in lost
    ]


def _pieces(text: str, whole: Found, of_model: Sequence[Weighed]) -> Iterator[Weighed]:
    """Yield the model's bodies that make up `whole` from end to end, if they are two or more."""
    inside = [
        one
        for one in of_model
        if whole.start <= one.span.start and one.span.end <= whole.end and one.span.label == "ORG"
    ]
    if len(inside) < 2 or (inside[0].span.start, inside[-1].span.end) != whole[:2]:
        return
    if all(
        _BETWEEN.fullmatch(text[one.span.end : other.span.start]) for one, other in pairwise(inside)
    ):
        yield from inside
