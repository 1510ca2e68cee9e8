"""One label for each name and sheet: its mentions lend each other weight.

A name is read alike wherever it stands in a sheet. So the weight of each of its candidates moves
towards the mean of all candidates of the same characters and label, and a label that has the lesser
part of a name's weight in the sheet loses.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.annotate.found import Weighed
from extract.annotate.overlaps import merge
from extract.annotate.phrases import plain
from extract.annotate.sheet import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

_OF_THE_SHEET = 0.3
"""How much of a weight is the sheet's; measured on the training sheets."""
_SEEN_ENOUGH = 1.2
"""Summed weight of a name's candidates from which the majority decides its label."""


def agree(texts: Sequence[str], weighed: Sequence[Sequence[Weighed]]) -> list[list[Weighed]]:
    """Return the candidates of each block with the weights that the whole sheet gives them."""
    blocks = [merge(found) for found in weighed]
    rights: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    names = [[_name(text, one) for one in found] for text, found in zip(texts, blocks, strict=True)]
    for found, named in zip(blocks, names, strict=True):
        for one, name in zip(found, named, strict=True):
            if name:
                rights[name][one.span.label].append(one.right)
    shares = {name: _shares(by_label) for name, by_label in rights.items()}
    return [
        [
            one._replace(right=_shared(one.right, *shares[name][one.span.label])) if name else one
            for one, name in zip(found, named, strict=True)
        ]
        for found, named in zip(blocks, names, strict=True)
    ]


def _name(text: str, one: Weighed) -> str:
    """Return what the candidate names, empty for figures and for words without a capital."""
    name = text[one.span.start : one.span.end]
    is_name = one.span.label in NAMES and name.lower() != name
    return plain(name) if is_name else ""


def _shares(by_label: dict[str, list[float]]) -> dict[str, tuple[float, float]]:
    """Return for each label of a name the mean of its weights, and what its candidates keep."""
    sums = {label: sum(rights) for label, rights in by_label.items()}
    total = sum(sums.values())
    return {
        label: (
            own / len(by_label[label]),
            2 * own / total if total > _SEEN_ENOUGH and own < total / 2 else 1.0,
        )
        for label, own in sums.items()
    }


def _shared(right: float, mean: float, kept: float) -> float:
    return ((1 - _OF_THE_SHEET) * right + _OF_THE_SHEET * mean) * kept
