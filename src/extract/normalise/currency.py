"""Whose money a bare `$` or `¥` is in a sheet about certain countries.

The candidates are those of `shared` in `rules/currencies.yaml`. An ISO 4217 code begins with the
ISO 3166-1 code of the country whose money it is (USD, US), so the sheet's sides choose among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.grammar.facts import currencies

_FIRST = {"$": "USD", "¥": "JPY"}


@dataclass(frozen=True, slots=True)
class Money:
    """What a bare symbol means; `code` is None where the sheet's sides leave it open."""

    code: str | None
    candidates: tuple[str, ...]
    rule: str


def bare(symbol: str, title: Sequence[str], sides: Sequence[str]) -> Money:
    """Return the ISO 4217 code that `symbol` ("$" or "¥") means in a sheet about `sides`.

    The United States' dollar is meant where the United States is a side, and where the title names
    no country that has a dollar of its own; a yen or yuan sign in a sheet of neither is Japan's.
    Two countries of the title that share the sign leave it open.
    """
    shared = tuple(currencies().shared.get(symbol, ()))
    own = tuple(code for code in shared if code[:2] in title)
    first = _FIRST[symbol]
    if symbol == "$" and "US" in sides:
        return Money(first, (first,), "currency.side")
    if len(own) == 1:
        return Money(own[0], own, "currency.side")
    if own:
        return Money(None, own, "currency.open")
    return Money(first, shared, "currency.default")
