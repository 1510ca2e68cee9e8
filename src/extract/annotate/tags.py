"""BILOU tags: how a sequence of tokens says where mentions begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

LABELS = ("GPE", "ORG", "PERSON", "PLACE", "INSTRUMENT", "PROGRAM", "DATE", "MONEY", "QUANTITY")
TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BILU"))
TAG_IDS = {tag: index for index, tag in enumerate(TAGS)}

_NEVER = np.float32(-1e9)
_SURE = 6.0
"""Lead in score, that is log probability, of a token that no search need touch."""


def _may_follow(before: str, after: str) -> bool:
    if before[0] in "BI":
        return after[0] in "IL" and after[2:] == before[2:]
    return after[0] in "OBU"


_STEPS: Floats = np.array(
    [[0 if _may_follow(a, b) else _NEVER for b in TAGS] for a in TAGS], np.float32
)
_FIRST: Floats = _STEPS[TAG_IDS["O"]]
_LAST: Floats = np.array([0 if tag[0] in "OLU" else _NEVER for tag in TAGS], np.float32)


def spans_of(tags: Sequence[int]) -> list[tuple[int, int, str]]:
    """Return the spans `(first token, token after the last, label)` that valid tag ids describe."""
    spans = []
    start = 0
    for index, tag in enumerate(tags):
        name = TAGS[tag]
        if name[0] in "BU":
            start = index
        if name[0] in "LU":
            spans.append((start, index + 1, name[2:]))
    return spans


def best_tags(scores: Floats) -> list[int]:
    """Return the valid sequence of tag ids with the highest sum of scores `(tokens, tags)`.

    Where the best tag of each token makes a valid sequence, that is the answer. Else the stretches
    that are not valid are searched, each between two tokens that are outside beyond doubt.
    """
    if not len(scores):
        return []
    greedy = scores.argmax(1)
    bounds = [-1, *_outside(scores, greedy), len(scores)]
    steps = _STEPS[greedy[:-1], greedy[1:]] != 0
    for before, after in pairwise(bounds):
        start, end = before + 1, after
        if start == end:
            continue
        first, last = greedy[start], greedy[end - 1]
        if _FIRST[first] or _LAST[last] or steps[start : end - 1].any():
            greedy[start:end] = _searched(scores[start:end])
    return [int(tag) for tag in greedy]


def _outside(scores: Floats, greedy: Ints) -> list[int]:
    """Return the tokens that lead every other tag by `_SURE` as being outside of mentions."""
    rivals = scores[:, 1:].max(1)
    sure: list[int] = np.flatnonzero((greedy == 0) & (scores[:, 0] - rivals > _SURE)).tolist()
    return sure


def _searched(scores: Floats) -> list[int]:
    """Return the best valid sequence by Viterbi."""
    total = scores[0] + _FIRST
    came_from = np.zeros(scores.shape, np.int64)
    for index in range(1, len(scores)):
        reached = total[:, None] + _STEPS
        came_from[index] = reached.argmax(0)
        total = reached.max(0) + scores[index]
    tag = int((total + _LAST).argmax())
    tags = [tag]
    for index in range(len(scores) - 1, 0, -1):
        tag = int(came_from[index, tag])
        tags.append(tag)
    return tags[::-1]
