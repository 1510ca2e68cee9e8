"""The bodies that `rules/parties` knows: one name and one country for each, in every sheet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pydantic import Field

from extract.annotate import legal_forms
from extract.errors import RuleError
from extract.normalise import countries
from extract.normalise.fold import fold
from extract.normalise.rulefiles import Shape, validate
from extract.resources import read_words, resource

_SPELLINGS = (
    (re.compile(r"\b(?:the|of|and|for|in|on) "), ""),
    (re.compile(r"organis"), "organiz"),
    (re.compile(r"(defen|licen)ce\b"), r"\1se"),
    (re.compile(r"\b(cent)re(s?)\b"), r"\1er\2"),
    (re.compile(r"\blabour\b"), "labor"),
    (re.compile(r"\bprogramme\b"), "program"),
    (re.compile(r"\bco operation\b"), "cooperation"),
    (re.compile(r"(?<=[a-rt-z]{3})s\b"), ""),
    (re.compile(r"[^\w&+/*]+"), " "),
)
_OF_COUNTRY = re.compile(r"(?P<bare>.+)(?:,? of|,|\s+\() ?(?:the )?(?P<country>[^,()]+)\)?$")
PEOPLE = "people"
"""The file of `rules/parties` that holds persons: their names are looked up apart."""
_GROUPINGS = ("ASEAN", "Africa", "African", "Caribbean", "Pacific", "Nordic")


@dataclass(frozen=True, slots=True)
class Body:
    """A known body or person. `country` is None for one of no single country."""

    name: str
    country: str | None


class _Names(Shape):
    aliases: tuple[str, ...] = ()
    local: tuple[str, ...] = ()


class _File(Shape):
    country: str | None = None
    bodies: dict[str, _Names] = Field(default_factory=dict)
    countries: dict[str, dict[str, _Names]] = Field(default_factory=dict)

    def entries(self) -> Iterator[tuple[Body, _Names]]:
        """Yield each body of the file with its other names."""
        for name, names in self.bodies.items():
            yield Body(name, self.country), names
        for code, bodies in self.countries.items():
            for name, names in bodies.items():
                yield Body(name, code), names


@dataclass(frozen=True, slots=True)
class _Index:
    anywhere: dict[str, Body]
    at_home: dict[str, set[Body]]
    bare: dict[str, set[Body]]


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """Return what two spellings of one body's name share.

    Small words and plural endings are left out, spelling is American.
    """
    folded = fold(name)
    if " " not in folded:
        return folded
    for pattern, to in _SPELLINGS:
        folded = pattern.sub(to, folded)
    return folded.strip()


@lru_cache(maxsize=1 << 14)
def base(name: str) -> tuple[str, str | None]:
    """Return a body's name without the country it bears, and that country's code.

    "U.S. Department of State", "Department of State of the United States" -> "Department of
    State", "US". A country inside the name, or two joined by a hyphen, are part of it.
    """
    words = name.removeprefix("Royal ").split()
    for size in range(min(5, len(words) - 1), 0, -1):
        code = _country(" ".join(words[:size]))
        if code:
            rest = " ".join(words[size:])
            return (name, None) if _opens_with_another(rest, code) else (rest, code)
    if match := _OF_COUNTRY.match(name):
        code = countries.country(match["country"])
        if code:
            return match["bare"], code
    return name, None


def _country(words: str) -> str | None:
    words = re.sub(r"[’']s$", "", words)
    return countries.adjectives().get(fold(words)) or countries.country(words)


def _opens_with_another(rest: str, code: str) -> bool:
    """Tell whether two countries share a name ("Japan Australia Gallium Associates")."""
    words = rest.split()
    others = (_country(" ".join(words[:size])) for size in (1, 2, 3))
    return words[0] in _GROUPINGS or any(other not in (None, code) for other in others)


def find(name: str, sides: Collection[str] = ()) -> Body | None:
    """Return the body that `name` means in a sheet about the countries `sides`, if it is known.

    A company is known with its legal form and without ("Tata Steel Limited", "Tata Steel").
    """
    known = _shipped(people=False)
    if found := _look_up(known, name, sides):
        return found
    bare = legal_forms.without(name)
    return _look_up(known, bare, sides) if bare != name else None


def _look_up(known: _Index, name: str, sides: Collection[str]) -> Body | None:
    wanted = key(name)
    if body := known.anywhere.get(wanted):
        return body
    bare, code = base(name)
    if code:
        found = [b for b in known.bare.get(key(bare), ()) if b.country == code]
    else:
        found = [b for b in known.at_home.get(wanted, ()) if b.country in sides]
    return found[0] if len(found) == 1 else None


def person(name: str, sides: Collection[str] = ()) -> Body | None:
    """Return the person that `name` means in a sheet about `sides`, if it is known."""
    return _look_up(_shipped(people=True), name, sides)


def bodies() -> list[Body]:
    """Return every body of `rules/parties`."""
    paths = _paths(people=False)
    return list(dict.fromkeys(body for path in paths for body, _ in read(path).entries()))


def _paths(people: bool) -> list[Path]:
    files = sorted(resource("rules/parties").glob("*.yaml"))
    return [path for path in files if (path.stem == PEOPLE) == people]


@cache
def read(path: Path) -> _File:
    """Read one file of bodies. Raises `RuleError` naming the file and the entry at fault."""
    file = validate(_File, read_words(path), path.name)
    for code in (file.country, *file.countries):
        if code and code not in countries.codes():
            raise RuleError(f"{path.name}: {code!r} is no ISO 3166-1 code", "Correct the code")
    return file


@cache
def _shipped(people: bool) -> _Index:
    return index(_paths(people))


def index(paths: Iterable[Path]) -> _Index:
    """Return the bodies of several files by name. Raises `RuleError` where one name means two."""
    found = _Index({}, defaultdict(set), defaultdict(set))
    owner: dict[str, str] = {}
    for path in paths:
        for body, names in read(path).entries():
            for name in (body.name, *names.aliases):
                known = found.anywhere.setdefault(key(name), body)
                if known != body:
                    raise RuleError(
                        f"{path.name}: {name!r} means both {known.name} ({owner[key(name)]}) "
                        f"and {body.name}",
                        "Move it to `local` of both, or drop one",
                    )
                owner.setdefault(key(name), path.name)
            for name in (body.name, *names.aliases, *names.local):
                without = key(base(name)[0])
                found.bare[without].add(body)
                if name in names.local or " " in without:
                    found.at_home[without].add(body)
    return found
