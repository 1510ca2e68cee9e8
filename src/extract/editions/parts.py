"""Merged and split records: whose words went into another record, and where they went."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extract.editions.matching import Matching
from extract.editions.shapes import Change, Part
from extract.schema import Document

_TAKEN_UP = 0.5
"""Share of a record's weight that must stand in what another record gained (or lost)."""

Weights = NDArray[np.float64]


def note_parts(changes: list[Change], old: Document, new: Document, matching: Matching) -> None:
    """Note on pairs which removed records they took up, and into which added ones they fell.

    A record was taken up when most of what it says stands in those words of the pair's new text
    that its old text lacks; a near twin of the old text is none. The types stay: the part itself
    is `removed` or `added`, and the pair names it in `merged` or `split`.
    """
    if not matching.pairs:
        return
    rows = [pair.old for pair in matching.pairs]
    columns = [pair.new for pair in matching.pairs]
    old_terms, new_terms = matching.weights_old.toarray(), matching.weights_new.toarray()
    before, after = old_terms[rows], new_terms[columns]
    gained, lost = np.where(before > 0, 0.0, after), np.where(after > 0, 0.0, before)
    by_new = {change.new.record_id: change for change in changes if change.old and change.new}
    for i in matching.removed:
        at = _taker(old_terms[i], gained)
        if at is not None and (change := by_new.get(new.records[columns[at]].record_id)):
            record = old.records[i]
            change.merged.append(Part(edition="old", record_id=record.record_id, text=record.text))
    for j in matching.added:
        at = _taker(new_terms[j], lost)
        if at is not None and (change := by_new.get(new.records[columns[at]].record_id)):
            record = new.records[j]
            change.split.append(Part(edition="new", record_id=record.record_id, text=record.text))


def _taker(weights: Weights, differences: Weights) -> int | None:
    """Return the row of `differences` that holds most of the record, if it holds enough."""
    held = (differences > 0) @ weights
    best = int(held.argmax())
    return best if held[best] >= _TAKEN_UP * weights.sum() > 0 else None
