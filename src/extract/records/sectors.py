"""The sector of a heading, which the records below it inherit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

import yaml

from extract.errors import RuleError
from extract.records.classifier import load
from extract.records.sheet import REPORTING, Sheet
from extract.resources import resource
from extract.schema import Block, Sector

_WORD = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*")


@cache
def _terms() -> dict[str, list[str]]:
    path = resource("rules/sectors.yaml")
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or not all(isinstance(v, list) for v in data.values()):
        raise RuleError(f"{path.name}: not a list of words for each sector", "Mend the file")
    return {sector: [str(term) for term in terms] for sector, terms in data.items()}


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    sectors: dict[str, list[str]] = {}
    for sector, terms in _terms().items():
        for term in terms:
            sectors.setdefault(term, []).append(sector)
    whole = [re.escape(t).replace(r"\*", r"\w*") for t in sorted(sectors, key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(whole)})(?![\w])"), sectors


@cache
def _stems() -> tuple[dict[str, list[str]], list[tuple[str, list[str]]]]:
    _, sectors = _pattern()
    return (
        {term: found for term, found in sectors.items() if not term.endswith("*")},
        sorted(
            ((term[:-1], found) for term, found in sectors.items() if term.endswith("*")),
            key=lambda pair: -len(pair[0]),
        ),
    )


def named(text: str) -> Counter[str]:
    """Count the words of `text` that tell a sector, by sector; the longest term counts."""
    pattern, _ = _pattern()
    whole, stems = _stems()
    found: Counter[str] = Counter()
    for hit in pattern.finditer(text.lower().replace("’", "'")):
        term = hit.group()
        sectors = whole.get(term) or next(s for stem, s in stems if term.startswith(stem))
        found.update(sectors)
    return found


def features(sheet: Sheet, heading: Block) -> list[str]:
    """Return what the classifier sees of a heading, each named in words."""
    return list(_features(sheet, heading))


def _features(sheet: Sheet, heading: Block) -> Iterator[str]:
    words = _WORD.findall(heading.text.lower())
    for word in words:
        yield f'"{word}" in the heading'
    for pair in zip(words, words[1:], strict=False):
        yield f'"{" ".join(pair)}" in the heading'
    said = named(heading.text)
    yield f"the heading names {len(said)} sectors"
    for sector in said:
        yield f"the heading names {sector}" + (" alone" if len(said) == 1 else "")
    if said:
        yield f"the heading names first {next(iter(said))}"
        yield f"the heading names {' and '.join(sorted(said))}"
    quiet = "" if said else ", the heading is silent"
    yield from _shares(f"the section{quiet}", sheet.under.get(heading.id, []))
    title = " ".join(b.text for b in sheet.blocks if b.kind == "title")
    for sector in named(title):
        yield f"the title names {sector}{quiet}"
    yield from _shares(f"the sheet{quiet}", [b for b in sheet.blocks if b.kind != "title"])


def _shares(where: str, blocks: list[Block]) -> Iterator[str]:
    found: Counter[str] = Counter()
    for block in blocks:
        found.update(named(block.text))
    total = sum(found.values())
    for rank, (sector, count) in enumerate(found.most_common(3)):
        yield f"{where} speaks {('most', 'second', 'third')[rank]} of {sector}"
        if rank == 0 and count / total > 0.4:
            yield f"{where} speaks mainly of {sector}"


@dataclass(frozen=True, slots=True)
class Decision:
    """A sector and what gave it."""

    sector: Sector
    rule: str


def decide(sheet: Sheet) -> dict[str, Decision]:
    """Return the sector of each paragraph and bullet, by its id: that of the nearest heading."""
    classifier = load("sectors")
    headings: dict[str, Decision] = {}
    for block in sheet.blocks:
        if block.kind == "heading":
            chances = classifier.probabilities(features(sheet, block))
            best = max(get_args(Sector), key=lambda name: chances.get(name, 0.0))
            headings[block.id] = Decision(best, "heading:classifier:sectors")
    none = Decision("general", "no heading")
    return {
        block.id: headings.get(block.section or "", none)
        for block in sheet.blocks
        if block.kind in REPORTING
    }
