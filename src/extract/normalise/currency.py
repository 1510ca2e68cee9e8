"""Whose money a sign or name is that several countries use, in a sheet about certain countries.

`$` and `¥` have their candidates in `shared` of `rules/currencies.yaml`, other signs and names
("Rs", "pesos") in `rules/countries-money.yaml`. An ISO 4217 code begins with the ISO 3166-1 code
of the country whose money it is (USD, US), so the sheet's sides choose among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.errors import RuleError
from extract.grammar.facts import currencies
from extract.normalise.rulefiles import Shape, validate
from extract.resources import read_words, resource

_USUAL = {"$": "USD", "¥": "JPY"}


@dataclass(frozen=True, slots=True)
class Money:
    """What a shared sign means; `code` is None where the sheet's sides leave it open."""

    code: str | None
    candidates: tuple[str, ...]
    rule: str


class Shared(Shape):
    """An entry of `rules/countries-money.yaml`."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    codes: tuple[str, ...]
    usual: str | None = None


def read(path: Path) -> tuple[Shared, ...]:
    """Return the entries of a file. Raises `RuleError` naming the entry at fault."""
    data = read_words(path)
    if not isinstance(data, list):
        raise RuleError(f"{path.name} holds no list of signs", "Open each entry with a hyphen")
    return tuple(
        validate(Shared, entry, f"{path.name}, entry {number}")
        for number, entry in enumerate(data, 1)
    )


@cache
def _patterns() -> tuple[tuple[Shared, re.Pattern[str]], ...]:
    entries = read(resource("rules/countries-money.yaml"))
    return tuple((entry, _pattern(entry)) for entry in entries)


def _pattern(entry: Shared) -> re.Pattern[str]:
    """The signs before a figure, and the names right behind one or behind its scale."""
    before, after = (
        "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"
        for words in (entry.before, entry.after)
    )
    return re.compile(
        rf"(?<![\w.])(?P<before>{before})(?=\s?\d)|(?<=[\da-z]\s)(?P<after>{after})\b"
    )


def shared(text: str, title: Sequence[str]) -> tuple[str, Money] | None:
    """Return what a shared sign or name in `text` means, and `text` with the code in its place.

    "500 million pesos" in a sheet about Mexico -> "500 million MXN". A name with its country's
    adjective ("Mexican pesos") is not shared. None where there is no such sign.
    """
    for entry, pattern in _patterns():
        match = pattern.search(text)
        if match and not re.search(r"\b[A-Z]\w+\s$", text[: match.start()]):
            money = _choose(entry.codes, entry.usual, title)
            code = money.code or entry.codes[0]
            gap = " " if match["before"] else ""
            return f"{text[: match.start()]}{code}{gap}{text[match.end() :]}", money
    return None


def bare(symbol: str, title: Sequence[str], sides: Sequence[str]) -> Money:
    """Return the ISO 4217 code that `symbol` ("$" or "¥") means in a sheet about `sides`.

    The United States' dollar is meant where the United States is a side, and where the title names
    no country that has a dollar of its own; a yen or yuan sign in a sheet of neither is Japan's.
    Two countries of the title that share the sign leave it open.
    """
    usual = _USUAL[symbol]
    if symbol == "$" and "US" in sides:
        return Money(usual, (usual,), "currency.side")
    return _choose(currencies().shared.get(symbol, ()), usual, title)


def _choose(codes: Sequence[str], usual: str | None, title: Sequence[str]) -> Money:
    own = tuple(code for code in codes if code[:2] in title)
    if len(own) == 1:
        return Money(own[0], own, "currency.side")
    if own or usual is None:
        return Money(None, own or tuple(codes), "currency.open")
    return Money(usual, tuple(codes), "currency.usual")
