"""What a record says, value by value, in words for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.schema import Amount, Date, Instrument, Mention, Party, Record, Value

FIELDS = ("parties", "instruments", "dates", "amounts", "programs", "places")
_SYMBOLS = {"over": "> ", "at_least": "≥ ", "up_to": "≤ ", "under": "< ", "about": "≈ "}


def values(record: Record) -> Iterator[tuple[str, Value]]:
    """Yield each value of a record with the name of its field, in the order of `FIELDS`."""
    for field in FIELDS:
        for value in getattr(record, field):
            yield field, value


def told(value: Value) -> str:
    """Return a value as a reader writes it down."""
    match value:
        case Party():
            return value.name + (f" ({value.country})" if value.country else "")
        case Instrument():
            count = f"{value.count} × " if value.count != 1 else ""
            return f"{count}{value.title} [{value.kind.replace('_', ' ')}]"
        case Date():
            return value.edtf or f"{value.mention} (open)"
        case Amount():
            return _amount(value)
    return str(getattr(value, "name", value.mention))


def source(value: Value, mention: Mention | None) -> str:
    """Return where a value comes from: "← up to JPY 60 billion, page 4, rule money.iso-before"."""
    parts = [f"← {value.mention}"]
    if mention is not None:
        if mention.page is not None:
            parts.append(f"page {mention.page}")
        parts.append(f"{mention.block}, characters {mention.start}–{mention.end}")
        parts.append(f"found by {mention.source.replace('rule:', 'rule ')}")
    if value.rule:
        parts.append(f"read by {value.rule}")
    return ", ".join(parts)


def figure(number: Decimal) -> str:
    """Return a figure with its thousands set apart and nothing rounded."""
    digits = f"{number:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _amount(amount: Amount) -> str:
    if amount.value is None:
        return f"{amount.mention} (open)"
    high = f"–{figure(amount.max)}" if amount.max is not None else ""
    more = " more" if amount.qualifier == "additional" else ""
    sign = _SYMBOLS.get(amount.qualifier, "")
    return (
        f"{sign}{figure(amount.value)}{high}{more} {amount.currency or amount.unit or ''}".rstrip()
    )
