"""The facts of the grammar, from `rules/*.yaml`: loaded once, checked, and named on a fault."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extract.errors import RuleError
from extract.resources import resource

Facts = TypeVar("Facts", bound="Base")


class Base(BaseModel):
    """A file of facts: no unknown keys, nothing changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Numbers(Base):
    """`rules/numbers.yaml`: number words, scales, and the phrases that qualify a figure."""

    words: dict[str, Decimal]
    scales: dict[str, Decimal]
    abbreviations: dict[str, Decimal]
    collectives: dict[str, Decimal]
    fractions: dict[str, Decimal]
    qualifiers: dict[str, list[str]]
    qualifiers_after: dict[str, list[str]]


class Currency(Base):
    """How one currency is written."""

    symbols: list[str]
    names: list[str]


class ScaledOnly(Base):
    """Spellings that are money only where a scale such as "million" stands with the figure."""

    symbols: dict[str, str]
    names: list[str]


class Currencies(Base):
    """`rules/currencies.yaml`: ISO 4217 codes with symbols and names."""

    shared: dict[str, list[str]]
    shared_names: dict[str, str]
    currencies: dict[str, Currency]
    scaled_only: ScaledOnly


class Unit(Base):
    """How one unit of measure is written, and the UCUM code that it has, if any."""

    ucum: str | None = None
    symbols: list[str]
    names: list[str]
    times: Decimal = Decimal(1)
    unit: str | None = None


class Units(Base):
    """`rules/units.yaml`: units of measure, and the forms of counted nouns."""

    units: dict[str, Unit]
    singulars: dict[str, str]
    plurals: list[str]
    not_plural: list[str]
    with_of: dict[str, str]
    compounds: list[str]
    demonyms: list[str]
    common_acronyms: list[str]
    sides: list[str]
    bodies: list[str]
    labels: list[str]
    stops: list[str]


class Season(Base):
    """A season: its EDTF code, its names, its first and last month."""

    code: int
    names: list[str]
    months: tuple[int, int]


class Openers(Base):
    """Phrases before a date: those that belong to the mention, and those that do not."""

    marked: list[str]
    unmarked: list[str]


class Calendar(Base):
    """`rules/calendar.yaml`: months, weekdays, seasons, ordinals and openers."""

    months: dict[int, list[str]]
    weekdays: dict[int, list[str]]
    seasons: list[Season]
    ordinals: dict[str, int]
    openers: dict[str, Openers]
    fiscal_year_start: int = Field(ge=1, le=12)
    sentence_openers: list[str]
    event_nouns: list[str]


def check_file(path: Path) -> None:
    """Raise RuleError where `path`, one of FILES, cannot be used."""
    shape, check = FILES[path.name]
    _read(path, path.name, shape, check)


def _load(name: str, shape: type[Facts], check: Callable[[Facts], str | None]) -> Facts:
    path = f"rules/{name}.yaml"
    return _read(resource(path), path, shape, check)


def _read(file: Path, name: str, shape: type[Facts], check: Callable[[Facts], str | None]) -> Facts:
    remedy = "Mend the file, or install extract again"
    try:
        text = file.read_text(encoding="utf-8")
        raw: Any = yaml.load(text, Loader=yaml.BaseLoader)  # scalars stay words: no true, no 1e3
        facts = shape.model_validate(raw)
    except yaml.YAMLError as error:
        raise RuleError(f"{name} is no YAML: {error}", remedy) from error
    except UnicodeDecodeError as error:
        raise RuleError(f"{name} is not UTF-8", remedy) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "the whole file"
        raise RuleError(f"{name}, {place}: {first['msg']}", remedy) from error
    if fault := check(facts):
        raise RuleError(f"{name}: {fault}", remedy)
    return facts


def _repeated(pairs: list[tuple[str, str]]) -> str | None:
    """Say which spelling has two meanings."""
    seen: dict[str, str] = {}
    for spelling, meaning in pairs:
        if seen.setdefault(spelling, meaning) != meaning:
            return f"{spelling!r} means both {seen[spelling]} and {meaning}"
    return None


def _check_numbers(facts: Numbers) -> str | None:
    return _repeated([(p, q) for q, phrases in facts.qualifiers.items() for p in phrases])


def _check_currencies(facts: Currencies) -> str | None:
    for code in facts.currencies:
        if len(code) != 3 or not code.isupper():
            return f"{code!r} is no ISO 4217 code"
    for symbol, codes in facts.shared.items():
        for code in codes:
            if code not in facts.currencies:
                return f"{symbol!r} may mean {code}, which is not among the currencies"
    return _repeated([(s, c) for c, x in facts.currencies.items() for s in (*x.symbols, *x.names)])


def _check_units(facts: Units) -> str | None:
    return _repeated([(s, u) for u, x in facts.units.items() for s in x.symbols]) or _repeated(
        [(s, u) for u, x in facts.units.items() for s in x.names]
    )


def _check_calendar(facts: Calendar) -> str | None:
    if sorted(facts.months) != list(range(1, 13)):
        return "months must be 1 to 12"
    if sorted(facts.weekdays) != list(range(1, 8)):
        return "weekdays must be 1 to 7"
    if set(facts.openers) != {"start", "end"}:
        return "openers must be start and end"
    return None


FILES: dict[str, tuple[type[Any], Callable[[Any], str | None]]] = {
    "numbers.yaml": (Numbers, _check_numbers),
    "currencies.yaml": (Currencies, _check_currencies),
    "units.yaml": (Units, _check_units),
    "calendar.yaml": (Calendar, _check_calendar),
}
"""The files of facts: the shape of each, and what else must hold in it."""


@cache
def numbers() -> Numbers:
    """Load the number words."""
    return _load("numbers", Numbers, _check_numbers)


@cache
def currencies() -> Currencies:
    """Load the currencies."""
    return _load("currencies", Currencies, _check_currencies)


@cache
def units() -> Units:
    """Load the units of measure."""
    return _load("units", Units, _check_units)


@cache
def calendar() -> Calendar:
    """Load the words of the calendar."""
    return _load("calendar", Calendar, _check_calendar)
