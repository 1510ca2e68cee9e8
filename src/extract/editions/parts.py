"""Merged and split records: whose words went into another record, and where they went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.editions.matching import Matching
from extract.schema import Record

_TAKEN_UP = 0.5
"""Share of a record's weight that must stand in what another record gained (or lost)."""
_LEAST_TERMS = 4
"""Terms that must stand there: a place and a year are found again by chance."""

Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Parts:
    """Records without a partner that are part of a pair; indices into records."""

    merged: dict[int, list[int]]
    """New record of a pair -> removed records that it took up as well."""
    split: dict[int, list[int]]
    """Old record of a pair -> added records that it fell into as well."""


def find_parts(matching: Matching) -> Parts:
    """Find the removed and added records whose words a pair gained or lost.

    A record was taken up when most of what it says stands in those words of the pair's new text
    that its old text lacks; a near twin of the old text is none.
    """
    merged: defaultdict[int, list[int]] = defaultdict(list)
    split: defaultdict[int, list[int]] = defaultdict(list)
    if matching.pairs and (matching.removed or matching.added):
        rows = [pair.old for pair in matching.pairs]
        columns = [pair.new for pair in matching.pairs]
        old_terms, new_terms = matching.weights_old.toarray(), matching.weights_new.toarray()
        before, after = old_terms[rows], new_terms[columns]
        gained, lost = np.where(before > 0, 0.0, after), np.where(after > 0, 0.0, before)
        for i in matching.removed:
            if (at := _taker(old_terms[i], gained)) is not None:
                merged[columns[at]].append(i)
        for j in matching.added:
            if (at := _taker(new_terms[j], lost)) is not None:
                split[rows[at]].append(j)
    return Parts(dict(merged), dict(split))


def whole(records: Sequence[Record], indices: Sequence[int], main: int) -> Record:
    """Return record `main` with the words and values of its parts, in reading order."""
    parts = [records[i] for i in sorted({main, *indices})]
    return records[main].model_copy(
        update={
            "text": " ".join(part.text for part in parts),
            "parties": [party for part in parts for party in part.parties],
            "instruments": [its for part in parts for its in part.instruments],
            "dates": [date for part in parts for date in part.dates],
            "amounts": [amount for part in parts for amount in part.amounts],
        }
    )


def _taker(weights: Weights, differences: Weights) -> int | None:
    """Return the row of `differences` that holds most of the record, if it holds enough."""
    there = differences > 0
    held = there @ weights
    best = int(held.argmax())
    enough = np.count_nonzero(there[best] & (weights > 0)) >= _LEAST_TERMS
    return best if enough and held[best] >= _TAKEN_UP * weights.sum() > 0 else None
