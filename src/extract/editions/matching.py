"""Which record of the new edition is which record of the old one.

Records are matched by what they say. Same words come first; the rest are one assignment over the
whole sheet, by the weight of the terms that two records share and, where words leave room, by
where they stand: under the same heading, below the same bullet, between the same neighbours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array

from extract.editions.keys import key
from extract.editions.terms import Lexicon, shared
from extract.schema import Document, Record

Scores = NDArray[np.float64]
Headings = tuple[str | None, str | None]

ACCEPT = 0.36
"""Two records below this similarity (0 to 1) are not one record."""
_WORDING, _PARENT, _SECTION, _NEIGHBOUR = 0.08, 0.12, 0.04, 0.04
_NAMES_ALONE = 0.6
"""What is left of the similarity of two records that share names and nothing else."""
_CANDIDATE = 0.15
"""Letters are compared only where terms are this similar: the rest cannot reach `ACCEPT`."""
_SIMILAR = 0.999
"""The most that records of other words are called similar."""
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """An old and a new record that are one commitment; `similarity` is 1.0 for the same words."""

    old: int
    new: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Matching:
    """Every record of both editions exactly once: in a pair, or alone. Indices into records."""

    pairs: list[Pair]
    removed: list[int]
    added: list[int]
    weights_old: csr_array
    """Weights of terms, (record, term)."""
    weights_new: csr_array
    run_on: list[int] = field(default_factory=list)
    """New records that hold the words of several old ones, or share those of one, unchanged."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Records in reading order, and where each of them stands."""

    records: list[Record]
    section: list[str | None]
    """The text of the heading above each record."""
    parent: list[int | None]
    """The index of the record that a nested one stands under."""

    @classmethod
    def of(cls, document: Document) -> Sheet:
        """Take the records of a document and their places from its blocks."""
        above = {block.id: block.parent for block in document.blocks}
        index = {record.block: i for i, record in enumerate(document.records)}
        return cls(
            records=document.records,
            section=[record.section for record in document.records],
            parent=[index.get(above.get(record.block) or "") for record in document.records],
        )


def match(old: Sheet, new: Sheet, lexicon: Lexicon) -> Matching:
    """Match the records of two sheets; see the module for how."""
    weights_old, weights_new = lexicon.weigh(old.records, new.records)
    pairs = _same_words(old, new)
    taken_old, taken_new = set(pairs), set(pairs.values())
    rest_old = [i for i in range(len(old.records)) if i not in taken_old]
    rest_new = [j for j in range(len(new.records)) if j not in taken_new]
    wording = _wording(
        [key(old.records[i].text) for i in rest_old],
        [key(new.records[j].text) for j in rest_new],
        weights_old[rest_old],
        weights_new[rest_new],
        lexicon.subjects,
    )
    found: dict[int, int] = {}
    score = np.zeros_like(wording)
    for _ in range(_ROUNDS):
        score = wording + _context(old, new, pairs | found, rest_old, rest_new)
        found = _assign(score, rest_old, rest_new)
    at_old, at_new = _positions(rest_old), _positions(rest_new)
    similar = [
        Pair(i, j, min(_SIMILAR, float(score[at_old[i], at_new[j]]))) for i, j in found.items()
    ]
    same = [Pair(i, j, 1.0) for i, j in pairs.items()]
    return Matching(
        pairs=sorted(same + similar, key=lambda pair: pair.new),
        removed=[i for i in rest_old if i not in found],
        added=[j for j in rest_new if j not in set(found.values())],
        weights_old=weights_old,
        weights_new=weights_new,
    )


def _same_words(old: Sheet, new: Sheet) -> dict[int, int]:
    """Pair the records with the same words: first under the same heading, then in order."""
    pairs: dict[int, int] = {}
    for with_section in (True, False):
        waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        taken = set(pairs.values())
        for j, record in enumerate(new.records):
            if j not in taken:
                heading = key(new.section[j] or "") if with_section else ""
                waiting[heading, key(record.text)].append(j)
        for i, record in enumerate(old.records):
            heading = key(old.section[i] or "") if with_section else ""
            if i not in pairs and (candidates := waiting.get((heading, key(record.text)))):
                pairs[i] = candidates.pop(0)
    return pairs


def _wording(
    old: Sequence[str],
    new: Sequence[str],
    weights_old: csr_array,
    weights_new: csr_array,
    subjects: NDArray[np.int64],
) -> Scores:
    """Return similarities from 0 to 1 of what records say, (old, new); texts come as keys."""
    if not old or not new:
        return np.zeros((len(old), len(new)))
    total = weights_old.sum(axis=1)[:, None] + weights_new.sum(axis=1)[None, :]
    dice = 2 * shared(weights_old, weights_new) / np.maximum(total, 1e-9)
    about_old, about_new = weights_old[:, subjects], weights_new[:, subjects]
    both = np.outer(about_old.sum(axis=1) > 0, about_new.sum(axis=1) > 0)
    dice[both & (shared(about_old, about_new) == 0)] *= _NAMES_ALONE
    rows, columns = np.nonzero(dice >= _CANDIDATE)
    letters = np.zeros_like(dice)
    if rows.size:
        letters[rows, columns] = process.cpdist(
            [old[row] for row in rows.tolist()],
            [new[column] for column in columns.tolist()],
            scorer=fuzz.ratio,
        )
    blend: Scores = (1 - _WORDING) * dice + _WORDING * letters / 100
    return blend


def _context(
    old: Sheet, new: Sheet, pairs: dict[int, int], rest_old: list[int], rest_new: list[int]
) -> Scores:
    """Return what the places of records add to their similarity, (rest_old, rest_new)."""
    one = same_heading(old, new, pairs)
    old_code = {name: at for at, name in enumerate(dict.fromkeys(old.section))}
    new_code = {name: at for at, name in enumerate(dict.fromkeys(new.section))}
    alike = np.zeros((len(old_code), len(new_code)), dtype=bool)
    for here, there in one:
        alike[old_code[here], new_code[there]] = True
    home = [old_code[old.section[i]] for i in rest_old]
    away = [new_code[new.section[j]] for j in rest_new]
    parents = [old.parent[i] for i in rest_old]
    expected = np.array([-1 if p is None else pairs.get(p, -1) for p in parents])
    above = np.array([-2 if (p := new.parent[j]) is None else p for j in rest_new])
    after = np.array([pairs.get(i - 1, -9) + 1 for i in rest_old])
    before = np.array([pairs.get(i + 1, -9) - 1 for i in rest_old])
    at = np.array(rest_new)
    context: Scores = (
        _SECTION * alike[np.ix_(home, away)]
        + _PARENT * (expected[:, None] == above)
        + _NEIGHBOUR * ((after[:, None] == at) | (before[:, None] == at))
    )
    return context


def same_heading(old: Sheet, new: Sheet, pairs: dict[int, int]) -> set[Headings]:
    """Return which headings of the two editions are one: (old, new).

    A heading that stands in both is itself. Of those that stand in one edition only, an old and a
    new one are the same when they share at least half of the matched records of either: a heading
    that was renamed moves no record.
    """
    one: set[Headings] = set()
    old_keys = {key(name or ""): name for name in old.section}
    new_keys = {key(name or ""): name for name in new.section}
    for name in old.section:
        if key(name or "") in new_keys:
            one.add((name, new_keys[key(name or "")]))
    votes = Counter((old.section[i], new.section[j]) for i, j in pairs.items())
    size_old = Counter(old.section[i] for i in pairs)
    size_new = Counter(new.section[j] for j in pairs.values())
    one.update(
        (here, there)
        for (here, there), count in votes.items()
        if key(here or "") not in new_keys
        and key(there or "") not in old_keys
        and 2 * count >= max(size_old[here], size_new[there])
    )
    return one


def _assign(score: Scores, rest_old: list[int], rest_new: list[int]) -> dict[int, int]:
    rows, cols = linear_sum_assignment(np.where(score >= ACCEPT, score, 0.0), maximize=True)
    return {
        rest_old[row]: rest_new[col]
        for row, col in zip(rows, cols, strict=True)
        if score[row, col] >= ACCEPT
    }


def _positions(rest: list[int]) -> dict[int, int]:
    return {index: position for position, index in enumerate(rest)}
