"""The words that tell a sector: `rules/sectors.yaml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import get_args

from extract.errors import RuleError
from extract.resources import read_words, resource
from extract.schema import Sector

_FILE = "sectors.yaml"
_WORD = re.compile(r"\d?[^\W\d_]+(?:[-’'&][^\W_]+)*")
_SHAPE = re.compile(r"(?!\S{,2}\*)[a-z\d][^\W_A-Z][^\s_A-Z]*(?: [^\s_A-Z]+)*")
_TIERS = ("own", "shared")
_KEY = 3


@dataclass(frozen=True, slots=True)
class Named:
    """The sectors that a text names, in order, with how often: by terms of their `own` or not."""

    own: dict[str, int]
    shared: dict[str, int]

    @property
    def leaning(self) -> list[str]:
        """Return the sectors named by shared terms alone."""
        return [sector for sector in self.shared if sector not in self.own]

    @property
    def silent(self) -> bool:
        """Tell whether no sector is named."""
        return not self.own and not self.shared

    def rank(self, sector: str) -> str:
        """Return in words how `sector` is named among others, or nothing."""
        for named, tier in ((list(self.own), "own"), (self.leaning, "shared")):
            if sector in named:
                if tier == "shared" and self.own:
                    return "by a shared term beside others' own"
                place = named.index(sector) + 1
                return f"by {tier} terms " + ("alone" if len(named) == 1 else f"as number {place}")
        return ""


def words(text: str) -> list[str]:
    """Return the words of a heading in lower case, without its number."""
    return _WORD.findall(text.lower().replace("’", "'"))


def named(text: str) -> Named:
    """Return the sectors that `text` names. Of terms that overlap the longest counts."""
    heard = words(text)
    found = Named({}, {})
    at = 0
    while at < len(heard):
        term = _longest(heard, at)
        if term is None:
            at += 1
            continue
        for sector, tier in term.tells:
            counts = found.own if tier == "own" else found.shared
            counts[sector] = counts.get(sector, 0) + 1
        at += len(term.words)
    return found


@dataclass(frozen=True, slots=True)
class _Term:
    """Words, of which those with a `*` may go on, and the (sector, tier) pairs that they tell."""

    words: tuple[str, ...]
    tells: tuple[tuple[str, str], ...]

    def stands(self, heard: Sequence[str], at: int) -> bool:
        """Tell whether the term stands at this word of a text."""
        here = heard[at : at + len(self.words)]
        return len(here) == len(self.words) and all(map(_fits, self.words, here))


def _fits(word: str, heard: str) -> bool:
    return heard.startswith(word[:-1]) if word.endswith("*") else heard == word


def _longest(heard: Sequence[str], at: int) -> _Term | None:
    for term in _opened_by(heard[at]):
        if term.stands(heard, at):
            return term
    return None


@lru_cache(maxsize=1 << 14)
def _opened_by(word: str) -> tuple[_Term, ...]:
    """Return the terms whose first word `word` is, the longest first."""
    return tuple(term for term in _terms().get(word[:_KEY], ()) if _fits(term.words[0], word))


@cache
def _terms() -> dict[str, list[_Term]]:
    """Return the terms by their first letters, the longest first."""
    tells: dict[str, list[tuple[str, str]]] = {}
    for sector, tiers in read(resource(f"rules/{_FILE}")).items():
        for tier, terms in tiers.items():
            for term in terms:
                tells.setdefault(term, []).append((sector, tier))
    found: dict[str, list[_Term]] = {}
    for term in sorted(tells, key=lambda term: (-term.count(" "), -len(term), term)):
        parts = tuple(term.split())
        opening = parts[0].rstrip("*")[:_KEY]
        found.setdefault(opening, []).append(_Term(parts, tuple(tells[term])))
    return found


def read(path: Path) -> dict[str, dict[str, list[str]]]:
    """Read and check a file of terms: sector -> tier -> terms."""
    data = read_words(path)
    if not isinstance(data, dict):
        raise RuleError(f"{_FILE}: not a mapping of sectors", "Give each sector `own` and `shared`")
    for sector, tiers in data.items():
        if sector not in get_args(Sector):
            raise RuleError(f"{_FILE}: {sector} is no sector", "See `extract schema` for the names")
        if not isinstance(tiers, dict) or set(tiers) - set(_TIERS):
            raise RuleError(f"{_FILE}, {sector}: not `own` and `shared`", "Mend the entry")
        for term in [term for tier in tiers.values() for term in tier]:
            if not isinstance(term, str) or not _SHAPE.fullmatch(term):
                raise RuleError(
                    f"{_FILE}, {sector}: {term!r} is no term",
                    "Write words in lower case, of two letters, or three before a `*`",
                )
    return data
