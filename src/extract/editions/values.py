"""What two readings of an amount or a date must share to be the same value.

Scales of one unit meet ("1.3 GW" and "1,300 MW", "350 ktpa" and "350,000 tonnes a year"), and so
do the ways of writing one span of time.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extract.schema import Amount, Date

_PREFIXES = {"kilo": 3, "mega": 6, "giga": 9, "tera": 12}
_SCALED = re.compile(r"^(kilo|mega|giga|tera)(watt|volt|bit|byte|tonne|joule|hertz)")
_SYNONYMS = {"metric ton": "tonne", "ton": "tonne", "metre": "meter", "m": "meter"}
_PER = re.compile(r"\s*(?:/|\bper\b|\ban?\b)\s*")


def unit_key(unit: str) -> tuple[str, int]:
    """Return the base unit and the power of ten that leads to it.

    >>> unit_key("kilotonne per year"), unit_key("tonne/year"), unit_key("metric ton")
    (('tonne/year', 3), ('tonne/year', 0), ('tonne', 0))
    """
    base = _PER.sub("/", unit.lower().replace("litre", "liter").replace("metre", "meter"))
    head, slash, rest = base.partition("/")
    head = _SYNONYMS.get(head, head)
    power = 0
    if match := _SCALED.match(head):
        power = _PREFIXES[match[1]]
        head = head[len(match[1]) :]
    return head + slash + rest, power


def amount_key(amount: Amount) -> tuple[str, ...]:
    """Return the low and, for a range, the high end as "value unit", in base units."""
    unit, power = (amount.currency, 0) if amount.currency else unit_key(amount.unit or "")
    ends = [end for end in (amount.value, amount.max) if end is not None]
    return tuple(f"{_plain(end.scaleb(power))} {unit}".strip() for end in ends)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def date_key(date: Date) -> tuple[str, ...]:
    """Return the calendar points of a date: "by 2030" and "2030" both give `("2030",)`.

    A date without EDTF has its words in lower case.
    """
    if not date.edtf:
        return (" ".join(date.mention.casefold().split()),)
    return tuple(point for point in date.edtf.split("/") if point not in ("", ".."))


_BOUNDS = {"up_to": "most", "under": "most", "over": "least", "at_least": "least"}


def same_amount(one: Amount, other: Amount) -> bool:
    """Tell whether every end of `one` is an end of `other`, in any scale of the unit.

    Counted things are the same when their number is: what is counted is often named otherwise in
    a reworded sentence ("42 items", "the 42 goods"). "up to 50" and "over 50" are two amounts.
    """
    if {_BOUNDS.get(one.qualifier), _BOUNDS.get(other.qualifier)} == {"most", "least"}:
        return False
    if one.currency or other.currency:
        return one.currency == other.currency and set(amount_key(one)) <= set(amount_key(other))
    return _ends(one) <= _ends(other)


def _ends(amount: Amount) -> set[str]:
    return {end.partition(" ")[0] for end in amount_key(amount)}
