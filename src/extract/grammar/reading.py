"""What the grammar of amounts finds and reads."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extract.schema import Qualifier


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount: money has a `currency` (ISO 4217), a quantity a `unit` (singular, lower case).

    A range has `value` and `max`. `value` is None where `doubt` says why it is left open.
    """

    value: Decimal | None = None
    max: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    ucum: str | None = None
    qualifier: Qualifier = "exact"
    rule: str = "amount.unread"
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An amount in a text: `text[start:end]` is the mention."""

    start: int
    end: int
    label: Literal["MONEY", "QUANTITY"]
    rule: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Household:
    """Whose money a sheet's bare `$` and `¥` are (ISO 4217)."""

    dollar: str = "USD"
    yen: str = "JPY"
