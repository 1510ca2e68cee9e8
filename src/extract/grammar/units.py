"""Units of measure: symbols and names to the unit's name, its UCUM code and its factor."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.grammar.facts import units
from extract.grammar.words import alternation, squeeze


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure as a record carries it."""

    unit: str | None
    ucum: str | None = None
    times: Decimal = Decimal(1)


_UNITS = units().units
_SYMBOLS = {s: name for name, unit in _UNITS.items() for s in unit.symbols}
_NAMES = {n.lower(): name for name, unit in _UNITS.items() for n in unit.names}

_WORD_SYMBOLS = [s for s in _SYMBOLS if s[-1].isalnum()]
_SIGN_SYMBOLS = [s for s in _SYMBOLS if not s[-1].isalnum()]
SYMBOL = rf"(?:(?:{alternation(_WORD_SYMBOLS)})(?![\w])|(?:{alternation(_SIGN_SYMBOLS)}))"
NAME = rf"(?:(?i:{alternation(_NAMES)})(?![\w]))"
UNIT = rf"(?:\s?{SYMBOL}|\s?{NAME})"
_HYPHENED = alternation(
    [*(n for n in _NAMES if n != "time"), "unit", "person", "seat", "bed", "member"]
)
HYPHENED = rf"(?:\s?[-‑–]\s?(?i:{_HYPHENED})(?!\w)|[-‑](?:{alternation(_WORD_SYMBOLS)})(?![\w-]))"


def measure(written: str) -> Measure | None:
    """Return the unit that a symbol or name means; None where it is none."""
    text = squeeze(written).strip("-‑– ")
    name = _SYMBOLS.get(text) or _NAMES.get(text.lower())
    if name is None:
        return None
    unit = _UNITS[name]
    return Measure(unit.unit or name, unit.ucum, unit.times)
