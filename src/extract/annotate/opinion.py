"""What the model holds of any span, also of one that it did not choose; and the weight that gives.

A recogniser that leaves its tag scores with the doc is asked for the mean probability of a span's
tags. Any other model is only asked whether it chose the span.
"""

from __future__ import annotations

from bisect import bisect_left
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from extract.annotate.found import Found, Weighed
from extract.annotate.tags import TAG_IDS, Floats
from extract.annotate.trust import ALONE, INSIDE, LIKELY, LONGER, NO, OTHERWISE, says, shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    Chosen = tuple[int, int, str]

TAG_SCORES = "extract.tag_scores"
"""Where the recogniser leaves its tag scores `(tokens, tags)` in `doc.user_data`."""
_CHOSEN = "extract.chosen"
_CONTRADICTED = 0.25
"""Below this probability it counts whether the model chose something else."""


def remember_choice(doc: Doc, of_model: Sequence[Found]) -> None:
    """Keep with `doc` what its model chose."""
    doc.user_data[_CHOSEN] = [found[:3] for found in of_model]


def weigh(doc: Doc, found: Sequence[Found], among: Sequence[Found] = ()) -> list[Weighed]:
    """Return `found` with the probability that each is right; `among` are further candidates."""
    trust = shipped()
    return [
        Weighed(one, trust.right(one, word))
        for one, word in zip(found, opinions(doc, found, among), strict=True)
    ]


def opinions(doc: Doc, found: Sequence[Found], among: Sequence[Found] = ()) -> list[str]:
    """Return what the model says of each of `found`, one of `trust.SAYS`."""
    if _CHOSEN not in doc.user_data:
        return without_model(found, among)
    chosen: list[Chosen] = sorted(tuple(one) for one in doc.user_data[_CHOSEN])
    scores: Floats | None = doc.user_data.get(TAG_SCORES)
    if scores is None:
        return [LIKELY if one[:3] in chosen else _against(one, chosen) or NO for one in found]
    logs = _log_softmax(scores)
    return [_opinion(_confidence(doc, logs, one), one, chosen) for one in found]


def _opinion(confidence: float, found: Found, chosen: Sequence[Chosen]) -> str:
    return (confidence < _CONTRADICTED and _against(found, chosen)) or says(confidence)


def _against(found: Found, chosen: Sequence[Chosen]) -> str:
    """Return how the model's choice contradicts `found`, empty where it does not."""
    for at in range(bisect_left(chosen, found[:1]), len(chosen)):
        start, end, label = chosen[at]
        if start >= found.end:
            break
        if (start, end) == found[:2]:
            return OTHERWISE if label != found.label else ""
        if end <= found.end and label == found.label:
            return LONGER
    return ""


def without_model(found: Sequence[Found], among: Sequence[Found] = ()) -> list[str]:
    """Return for each of `found` whether it is inside a longer one of `found` and `among`."""
    inside = set()
    reached = 0
    for start, end in sorted({one[:2] for one in [*found, *among]}, key=lambda s: (s[0], -s[1])):
        if end <= reached:
            inside.add((start, end))
        reached = max(reached, end)
    return [INSIDE if one[:2] in inside else ALONE for one in found]


def _confidence(doc: Doc, logs: Floats, found: Found) -> float:
    """Return the geometric mean of the probabilities of the tags that `found` needs."""
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None:
        return 0.0
    start, end, label = span.start, span.end, found.label
    if end - start == 1:
        return exp(logs[start, TAG_IDS[f"U-{label}"]])
    inside = TAG_IDS[f"I-{label}"]
    total = logs[start, TAG_IDS[f"B-{label}"]] + logs[end - 1, TAG_IDS[f"L-{label}"]]
    total += sum(logs[at, inside] for at in range(start + 1, end - 1))
    return exp(total / (end - start))


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(1, keepdims=True)
    logs: Floats = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return logs
