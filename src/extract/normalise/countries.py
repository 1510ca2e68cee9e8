"""The name of a country, of its government, or of a place in it -> country and ISO 3166-1 code.

Names and codes are ISO 3166's, from pycountry; `rules/countries.yaml` adds the common English
names, abbreviations, adjectives and cities. `EU` is exceptionally reserved by ISO 3166 for the
European Union and is used for it here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from extract.errors import RuleError
from extract.normalise.fold import fold
from extract.normalise.rulefiles import Shape, validate
from extract.resources import read_words, resource

_OF = re.compile(r"^(?:the )?(?:governments?|govt) of (?:the )?(?P<name>.+)$")
_OWN = re.compile(r"^(?P<name>.+?)(?:'s?)? (?:governments?|govt|authorities)$")
_PART = re.compile(
    r"^(?:the )?(?:state|province|city|prefecture|region|territory|commonwealth|governorate"
    r"|municipality|county|district|emirate) of (?:the )?(?P<name>.+)$"
)
_TYPED = re.compile(
    r"^(?P<name>.+) (?:province|state|city|prefecture|region|county|governorate|constituency"
    r"|district|territory)$"
)
_UNITED_STATES_CODE = re.compile(r"^[A-Z]{2}$")


@dataclass(frozen=True, slots=True)
class Place:
    """A country, or a place in one. `country` is None where the name leaves it open."""

    name: str
    country: str | None
    rule: str


class Entry(Shape):
    """What `rules/countries.yaml` says of one country."""

    name: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    article: bool = False
    kingdom: bool = False


def read(path: Path) -> Mapping[str, Entry]:
    """Return the entries of a file by code. Raises `RuleError` naming the code at fault."""
    data = read_words(path) or {}
    if not isinstance(data, dict):
        raise RuleError(f"{path.name} holds no codes", "Write one entry for each country code")
    for code in data:
        if not isinstance(code, str) or code not in codes():
            raise RuleError(f"{path.name}: {code!r} is no ISO 3166-1 code", "Quote or correct it")
    return {code: validate(Entry, entry, f"{path.name}, {code}") for code, entry in data.items()}


@cache
def entries() -> Mapping[str, Entry]:
    """Return `rules/countries.yaml` by code."""
    return read(resource("rules/countries.yaml"))


@cache
def codes() -> frozenset[str]:
    """Return every ISO 3166-1 alpha-2 code, and EU."""
    return frozenset(_iso()) | {"EU"}


@cache
def _iso() -> Mapping[str, Any]:
    import pycountry

    return {country.alpha_2: country for country in pycountry.countries}


@cache
def english(code: str) -> str:
    """Return the common English name of a code: "KR" -> "South Korea"."""
    entry = entries().get(code)
    if entry and entry.name:
        return entry.name
    country = _iso()[code]
    return str(getattr(country, "common_name", country.name)).replace("'", "’")


def of(code: str) -> str:
    """Return "of" with the country's name as it stands behind a body: "of the Philippines"."""
    entry = entries().get(code)
    return f"of {'the ' if entry and entry.article else ''}{english(code)}"


@cache
def _countries() -> Mapping[str, str]:
    """Folded names of countries -> code."""
    found: dict[str, str] = {}
    for code, country in _iso().items():
        for key in ("name", "common_name", "official_name"):
            if name := getattr(country, key, None):
                found.setdefault(fold(name), code)
        found.setdefault(fold(english(code)), code)
    for code, entry in entries().items():
        for name in (entry.name, *entry.aliases):
            if name:
                found[fold(name)] = code
    return found


@cache
def adjectives() -> Mapping[str, str]:
    """Folded adjectives of countries -> code."""
    return {fold(word): code for code, entry in entries().items() for word in entry.adjectives}


def is_adjective(name: str) -> bool:
    """Tell an adjective ("Japanese") from a name that may stand as one ("UK", "New Zealand")."""
    folded = fold(name)
    return folded in adjectives() and folded not in _countries()


@cache
def _cities() -> Mapping[str, str]:
    return {fold(city): code for code, entry in entries().items() for city in entry.places}


@cache
def _subdivisions() -> Mapping[str, frozenset[str]]:
    """Folded names of ISO 3166-2 subdivisions -> codes of the countries that have one so named."""
    import pycountry

    found: dict[str, set[str]] = defaultdict(set)
    for part in pycountry.subdivisions:
        for name in part.name.split("/"):
            found[fold(name)].add(part.country_code)
    return {name: frozenset(codes) for name, codes in found.items()}


@lru_cache(maxsize=1 << 14)
def country(name: str) -> str | None:
    """Return the code of a country's name, abbreviation or government; None for anything else.

    "U.S.", "Government of Japan", "Indian government", "ROK" -> US, JP, IN, KR.
    """
    folded = fold(name)
    return _countries().get(folded) or _government(folded) or adjectives().get(folded)


def _government(folded: str) -> str | None:
    if match := _OF.match(folded):
        name = match["name"].removeprefix("the ")
        return _countries().get(name) or _countries().get(re.sub(r"^republic of ", "", name))
    if match := _OWN.match(folded):
        return adjectives().get(match["name"]) or _countries().get(match["name"])
    return None


def place(name: str, sides: Collection[str] = ()) -> Place:
    """Return what a GPE names: a country under its common English name, or a place in one.

    `sides` are codes of the countries the sheet is about: they settle a name that several
    countries have, and what "the Kingdom" is.
    """
    name = name.strip()
    folded = fold(name)
    if code := country(name):
        return Place(english(code), code, "country.iso3166")
    if folded == "kingdom":
        return _kingdom(name, sides)
    if _UNITED_STATES_CODE.match(name) and (state := _state(name)):
        return Place(state, "US", "country.subdivision")
    bare = _strip(name)
    if code := _city(fold(bare)):
        return Place(bare, code, "country.city")
    return Place(bare, *_part(fold(bare), sides))


def _kingdom(name: str, sides: Collection[str]) -> Place:
    found = [code for code in sides if code in entries() and entries()[code].kingdom]
    if len(found) == 1:
        return Place(english(found[0]), found[0], "country.kingdom")
    return Place(name, None, "country.unknown")


@cache
def _state(code: str) -> str | None:
    import pycountry

    state: Any = pycountry.subdivisions.get(code=f"US-{code}")  # type: ignore[no-untyped-call]
    return str(state.name) if state else None


def _strip(name: str) -> str:
    """Take "Government of", "State of", "City of" and the like off a place's name."""
    for pattern in (_OF, _PART):
        if match := re.match(pattern.pattern, name, re.IGNORECASE):
            name = match["name"]
    return name


def city(name: str) -> str | None:
    """Return the country of a city or part that `rules/countries.yaml` lists."""
    return _cities().get(fold(name))


def _city(folded: str) -> str | None:
    if code := _cities().get(folded):
        return code
    return _cities().get(match["name"]) if (match := _TYPED.match(folded)) else None


def _part(folded: str, sides: Collection[str]) -> tuple[str | None, str]:
    codes = _subdivisions().get(folded)
    if codes is None and (match := _TYPED.match(folded)):
        codes = _subdivisions().get(match["name"])
    if codes and len(codes) > 1:
        codes = codes & set(sides)
    if codes and len(codes) == 1:
        return next(iter(codes)), "country.subdivision"
    return None, "country.unknown"
