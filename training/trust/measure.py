"""Counts of right and wrong candidates by rule family, label and what the model says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotate import agreement, overlaps, sheet
from extract.annotate.found import MODEL, Found, Weighed, candidates
from extract.annotate.opinion import opinions, remember_choice, without_model
from extract.annotate.patterns import LABELS, read_patterns
from extract.annotate.pipeline import choice_of_model
from extract.annotate.trust import SAYS, Trust, families
from extract.resources import resource

Spot = tuple[str, str, str]
"""Family, label, what the model says."""
_BY_FIRST_PART = {"date", "money", "quantity"}
_ALL, _PATTERNS = "all rules", "patterns"
_PRIOR = 3.0


@dataclass(slots=True)
class Counts:
    """How many candidates there were at each spot, and how many of them are gold."""

    total: Counter[Spot] = field(default_factory=Counter)
    right: Counter[Spot] = field(default_factory=Counter)

    def add(self, spot: Spot, is_right: bool) -> None:
        """Count one candidate."""
        self.total[spot] += 1
        self.right[spot] += is_right


class Measure:
    """Measures over sheets: counts first the blocks' own candidates, then what sheets add."""

    def __init__(self) -> None:
        patterns = read_patterns(resource("rules/patterns"))
        self._pattern_parts = {families(f"rule:{one.id}")[1] for one in patterns}
        self.counts = Counts()

    def count(self, nlp: Language, gold: dict[str, Any], trust: Trust | None = None) -> None:
        """Count the candidates of a gold sheet; with `trust`, only those that the sheet adds."""
        texts = [block["text"] for block in gold["blocks"]]
        docs = list(nlp.pipe(texts))
        own = []
        for doc in docs:
            of_model = choice_of_model(doc)
            remember_choice(doc, of_model)
            own.append([*of_model, *candidates(doc)])
        counted = own if trust is None else self._added(texts, docs, own, trust)
        for block, doc, every, found in zip(gold["blocks"], docs, own, counted, strict=True):
            wanted = {(m["start"], m["end"], m["label"]) for m in block["mentions"]}
            by_rules = {f[:3] for f in found if f.source != MODEL}
            rules = [f for f in every if f.source != MODEL]
            for one, *words in zip(
                found, opinions(doc, found), without_model(found, rules), strict=True
            ):
                if one.source != MODEL:
                    for spot in product(self._families(one), [one.label], words):
                        self.counts.add(spot, one[:3] in wanted)
                elif one[:3] not in by_rules:
                    self.counts.add((MODEL, one.label, words[0]), one[:3] in wanted)

    def _families(self, found: Found) -> Iterator[str]:
        whole, first = families(found.source)
        if first in self._pattern_parts:
            yield from (first, _PATTERNS)
        else:
            yield first if first in _BY_FIRST_PART else whole
        yield _ALL

    def _added(
        self, texts: list[str], docs: list[Doc], own: list[list[Found]], trust: Trust
    ) -> list[list[Found]]:
        weighed = [
            [
                Weighed(f, trust.right(f, s))
                for f, s in zip(found, opinions(doc, found), strict=True)
            ]
            for doc, found in zip(docs, own, strict=True)
        ]
        agreed = agreement.agree(texts, weighed)
        return sheet.propose(texts, [[s.span for s in overlaps.choose(w)] for w in agreed])

    def shares(self) -> dict[str, dict[str, list[float]]]:
        """Return the content of `rules/trust.yaml`: {family: {label: a share for each of SAYS}}."""
        seen = {spot[:2] for spot in self.counts.total} - {(_ALL, ""), (_PATTERNS, "")}
        table: dict[str, dict[str, list[float]]] = {}
        for family, label in sorted(seen):
            if family not in (_ALL, _PATTERNS):
                table.setdefault(family, {})[label] = self._row(family, label)
        table["rule"] = {label: self._row(_PATTERNS, label) for label in sorted(LABELS)}
        table[MODEL] |= {
            label: self._row(MODEL, label) for label in LABELS if label not in table[MODEL]
        }
        return table

    def _row(self, family: str, label: str) -> list[float]:
        return [min(0.99, max(0.01, round(self._share(family, label, s), 2))) for s in SAYS]

    def _share(self, family: str, label: str, says: str) -> float:
        """Return the share of right ones, drawn towards that of the label where there are few."""
        group = MODEL if family == MODEL else _ALL
        share = 0.5
        for level in (self._of(group, None, says), self._of(group, label, says),
                      self._of(family, label, says)):  # fmt: skip
            right, total = level
            share = (right + _PRIOR * share) / (total + _PRIOR)
        return share

    def _of(self, family: str, label: str | None, says: str) -> tuple[int, int]:
        labels: Iterable[str] = LABELS if label is None else (label,)
        spots = [(family, one, says) for one in labels]
        return sum(self.counts.right[s] for s in spots), sum(self.counts.total[s] for s in spots)
