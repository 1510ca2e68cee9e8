"""Which fields of a record differ between two editions, and how a person would say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from extract.editions.deltas import arrows
from extract.editions.evidence import Names, numbers, says
from extract.editions.shapes import FieldChange
from extract.editions.values import date_key, same_amount
from extract.schema import Amount, Date, Instrument, Party, Record

V = TypeVar("V")


def differing(old: Record, new: Record, names: Names) -> list[FieldChange]:
    """Return the fields of the contract that differ: status, parties, instruments, dates, amounts.

    Sections are the matching's to compare.
    """
    found = [
        _status(old, new),
        _parties(old, new, names),
        _instruments(old, new),
        _dates(old, new),
        _amounts(old, new),
    ]
    return [change for change in found if change is not None]


def _status(old: Record, new: Record) -> FieldChange | None:
    if old.status == new.status:
        return None
    return FieldChange(
        field="status", old=[old.status], new=[new.status], says=f"{old.status} → {new.status}"
    )


def _parties(old: Record, new: Record, names: Names) -> FieldChange | None:
    def alone(party: Party, other: Record) -> bool:
        return not names.named(other, party.name, party.mention)

    return _both_ways("parties", old.parties, new.parties, old, new, alone, lambda p: p.name)


def _instruments(old: Record, new: Record) -> FieldChange | None:
    def alone(instrument: Instrument, other: Record) -> bool:
        return not says(other.text, instrument.mention) and not any(
            instrument.kind == its.kind for its in other.instruments
        )

    return _both_ways(
        "instruments", old.instruments, new.instruments, old, new, alone, lambda i: i.mention
    )


def _dates(old: Record, new: Record) -> FieldChange | None:
    def alone(date: Date, other: Record) -> bool:
        points = {point for its in other.dates for point in date_key(its)}
        if not date.edtf or set(date_key(date)) <= points:
            return False
        if not says(other.text, date.mention):
            return True
        return any(says(its.mention, date.mention) and its.edtf for its in other.dates)

    return _both_ways("dates", old.dates, new.dates, old, new, alone, lambda d: d.mention)


def _amounts(old: Record, new: Record) -> FieldChange | None:
    def alone(amount: Amount, other: Record) -> bool:
        if any(same_amount(amount, its) for its in other.amounts):
            return False
        if amount.value is None or says(other.text, amount.mention):
            return False
        return bool(amount.currency) or amount.value not in numbers(other.text)

    return _both_ways("amounts", old.amounts, new.amounts, old, new, alone, lambda a: a.mention)


def _both_ways(
    field: str,
    old_values: Sequence[V],
    new_values: Sequence[V],
    old: Record,
    new: Record,
    alone: Callable[[V, Record], bool],
    label: Callable[[V], str],
) -> FieldChange | None:
    gone = [value for value in old_values if alone(value, new)]
    came = [value for value in new_values if alone(value, old)]
    if not gone and not came:
        return None
    return FieldChange.model_validate(
        {
            "field": field,
            "old": _labels(map(label, gone)),
            "new": _labels(map(label, came)),
            "says": arrows(gone, came, label),
        }
    )


def _labels(labels: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(labels))
