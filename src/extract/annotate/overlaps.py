"""Who wins where two spans want the same characters.

Mentions do not overlap or nest. Of two that do, the one with the higher trust wins; of equal
trust the longer, then the earlier. Trust is a number for each label and source, measured on the
training sheets: figures, dates and countries are the rules' business, names the model's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.annotate.found import Found, Settled

if TYPE_CHECKING:
    from collections.abc import Iterable

MODEL = "model"
_TRUST = {
    "MONEY": (9, 3),
    "DATE": (9, 3),
    "QUANTITY": (8, 3),
    "PERSON": (4, 6),
    "GPE": (4, 6),
    "ORG": (4, 6),
    "PROGRAM": (4, 6),
    "INSTRUMENT": (4, 6),
    "PLACE": (4, 6),
}
"""label: trust in the rules, trust in the model."""


def trust(found: Found) -> int:
    """Return how far a span is trusted against those that overlap it; higher wins."""
    return _TRUST[found.label][found.source == MODEL]


def settle(found: Iterable[Found]) -> list[Settled]:
    """Return the spans of `found` that stand, in order of text, each with those it beat."""
    ranked = sorted(
        dict.fromkeys(found), key=lambda f: (-trust(f), f.start - f.end, f.start, f.label, f.source)
    )
    standing: list[Found] = []
    losers: dict[Found, list[Found]] = {}
    for one in ranked:
        winner = next((w for w in standing if w.start < one.end and one.start < w.end), None)
        if winner is None:
            standing.append(one)
        else:
            losers.setdefault(winner, []).append(one)
    return [Settled(one, tuple(losers.get(one, ()))) for one in sorted(standing)]
