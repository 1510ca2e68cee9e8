"""The sector of a heading, which the records below it inherit.

A heading is judged sector by sector: how far its words tell this one and no other, and where they
tell none, how far the bullets below, the title and the whole sheet do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import get_args

from extract.records.classifier import load
from extract.records.sector_terms import Named, named, words
from extract.records.sheet import REPORTING, Sheet
from extract.schema import Block, Sector

SECTORS: tuple[Sector, ...] = get_args(Sector)
_SHARED_WEIGHT = 0.3
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Decision:
    """A sector, what gave it, and what a record's own words tell where its heading tells none."""

    sector: Sector
    rule: str
    inferred: Sector | None = None


def decide(sheet: Sheet) -> dict[str, Decision]:
    """Return the sector of each paragraph and bullet, by its id: that of the nearest heading."""
    view = SectorView(sheet)
    headings = {b.id: _of_heading(view, b) for b in sheet.blocks if b.kind == "heading"}
    none = Decision("general", "no heading")
    decided: dict[str, Decision] = {}
    for block in sheet.blocks:
        if block.kind in REPORTING:
            one = headings.get(block.section or "", none)
            if one.sector == "general":
                one = replace(one, inferred=infer(view.named[block.id]))
            decided[block.id] = one
    return decided


def _of_heading(view: SectorView, heading: Block) -> Decision:
    classifier = load("sectors")
    score = {s: classifier.scores(view.features(heading, s))[0] for s in SECTORS}
    return Decision(max(SECTORS, key=lambda s: score[s]), "heading:classifier.sectors")


def infer(said: Named) -> Sector | None:
    """Return the sector that a record's own words tell, where one has most of its terms.

    On annotated sheets it is that of the heading in 74 of 100 records under a heading of one
    sector.
    """
    shares = _shares([said])
    best = max(SECTORS, key=lambda sector: shares.get(sector, 0.0))
    return best if best in said.own and shares[best] >= _MOST else None


class SectorView:
    """What the words of a sheet say of sectors."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.named = {block.id: named(block.text) for block in sheet.blocks}
        """What each block names, by its id."""

    def features(self, heading: Block, sector: Sector) -> list[str]:
        """Return what speaks for or against `sector`, each named in words."""
        return list(self._features(heading, sector))

    def _features(self, heading: Block, sector: Sector) -> Iterator[str]:
        said = self.named[heading.id]
        yield f"{sector}"
        yield f"{_count(said)}, for {'general' if sector == 'general' else 'a sector'}"
        yield f"{_count(said)}, for {sector}"
        rank = said.rank(sector)
        if rank:
            yield f"the heading names it {rank}"
            yield f"the heading names it {rank}, {_count(said)}"
            yield f"the heading names {sector} {rank}"
        heard = list(dict.fromkeys(words(heading.text)))
        for word in heard:
            yield f'"{word}" in the heading, for {sector}'
        for pair in pairwise(heard):
            yield f'"{" ".join(pair)}" in the heading, for {sector}'
        silence = "silent" if said.silent else "vague" if not said.own else "clear"
        yield from self._around(heading, sector, f"where the heading is {silence}")

    def _around(self, heading: Block, sector: Sector, when: str) -> Iterator[str]:
        title = self._title.rank(sector)
        if title:
            yield f"the title names it {title}, {when}"
        above = self._above(heading)
        if above is not None and (rank := self.named[above.id].rank(sector)):
            yield f"the heading above names it {rank}, {when}"
        for where, shares in (("section", self._sections[heading.id]), ("sheet", self._whole)):
            share = shares.get(sector, 0.0)
            order = sorted(shares.values(), reverse=True)
            yield f"the {where} speaks of it in {_tenths(share)} of its terms, {when}"
            if share and share == order[0]:
                yield f"the {where} speaks most of it, {when}"
                yield f"the {where} speaks most of it by {_tenths(share - sum(order[1:2]))}, {when}"
            top = order[0] if order else 0.0
            if sector == "general":
                yield f"the {where} speaks of one sector in {_tenths(top)} of its terms, {when}"

    @cached_property
    def _title(self) -> Named:
        return named(" ".join(b.text for b in self._sheet.blocks if b.kind == "title"))

    @cached_property
    def _sections(self) -> dict[str, dict[str, float]]:
        under = self._sheet.under
        headings = (block.id for block in self._sheet.blocks if block.kind == "heading")
        return {name: self._shares(under.get(name, ())) for name in headings}

    @cached_property
    def _whole(self) -> dict[str, float]:
        return self._shares(self._sheet.blocks)

    def _shares(self, blocks: Iterable[Block]) -> dict[str, float]:
        """Return the share of each sector in the terms of `blocks`."""
        return _shares([self.named[block.id] for block in blocks])

    def _above(self, heading: Block) -> Block | None:
        """Return the heading of a lower level under which `heading` stands."""
        at = self._sheet.index[heading.id]
        for block in reversed(self._sheet.blocks[:at]):
            if block.kind == "heading" and block.level < heading.level:
                return block
        return None


def _shares(said: Sequence[Named]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for each in said:
        _add(total, each.own, 1.0)
        _add(total, each.shared, _SHARED_WEIGHT)
    whole = sum(total.values())
    return {sector: count / whole for sector, count in total.items()} if whole else {}


def _add(total: Counter[str], found: Mapping[str, int], weight: float) -> None:
    for sector, count in found.items():
        total[sector] += count * weight  # type: ignore[assignment]


def _tenths(share: float) -> str:
    return f"{min(int(share * 10), 9)}0 %"


def _count(said: Named) -> str:
    return f"{min(len(said.own), 4)} sectors named, {min(len(said.leaning), 2)} hinted at"
