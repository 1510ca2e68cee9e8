"""No sheet that is measured on, and no near copy of one, may be learnt from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from training.ner.sheets import TaggedSheet

SHINGLE = 8
"""Words in a row that two texts must share to count as copied."""
NEAR = 0.5
"""Share of one sheet's shingles, found in the other, from which the two count as near copies."""


def shingles(sheet: TaggedSheet) -> set[int]:
    """Return the hashes of every run of `SHINGLE` words of the sheet's blocks."""
    found: set[int] = set()
    for passage in sheet.passages:
        words = re.findall(r"\w+", passage.text.lower())
        found.update(hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1))
    return found


class Guard:
    """Knows the sheets that are measured on."""

    def __init__(self, measured: Iterable[TaggedSheet]) -> None:
        self._sets = [(sheet.doc_id, shingles(sheet)) for sheet in measured]
        self._all = set().union(*(found for _, found in self._sets))

    def copied(self, sheet: TaggedSheet) -> str | None:
        """Return the id of the measured sheet that `sheet` is or nearly copies, else None."""
        own = shingles(sheet)
        for doc_id, other in self._sets:
            if doc_id == sheet.doc_id:
                return doc_id
            shared = len(own & other)
            if shared >= NEAR * max(1, min(len(own), len(other))):
                return doc_id
        return None

    def cleaned(self, sheets: Iterable[TaggedSheet]) -> tuple[list[TaggedSheet], list[str]]:
        """Return the sheets without what is copied, and a line on each thing left out."""
        kept, left_out = [], []
        for sheet in sheets:
            if (original := self.copied(sheet)) is not None:
                left_out.append(f"{sheet.doc_id}: copies {original}")
                continue
            shared = self.shared_passages(sheet)
            if shared:
                left_out.append(f"{sheet.doc_id}: {len(shared)} passages")
            passages = [p for index, p in enumerate(sheet.passages) if index not in shared]
            kept.append(TaggedSheet(sheet.doc_id, passages))
        return kept, left_out

    def shared_passages(self, sheet: TaggedSheet) -> set[int]:
        """Return the indexes of passages of which half or more stands in a measured sheet."""
        found = set()
        for index, passage in enumerate(sheet.passages):
            own = shingles(TaggedSheet("", [passage]))
            if own and len(own & self._all) >= 0.5 * len(own):
                found.add(index)
        return found
