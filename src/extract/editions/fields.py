"""Which fields of a record differ between two editions, and how a person would say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from extract.editions.deltas import arrows
from extract.editions.evidence import Names, numbers, says
from extract.editions.progress import came_further
from extract.editions.relative import may_be_one
from extract.editions.shapes import FieldChange, FieldName
from extract.editions.terms import stem
from extract.editions.values import date_key, same_amount
from extract.schema import Amount, Date, Instrument, Record

V = TypeVar("V")

_WORD = re.compile(r"[^\W\d_]+")
_NOUNS = re.compile(
    r"agreement|arrangement|memorandum|contract|treaty|letter|declaration|statement|plan|roadmap"
    r"|strategy|principles|guidelines|loan|grant|notes|partnership|framework|protocol|pact|deal"
    r"|sheet|mou|moc"
)


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
    if old.status == new.status or not came_further(old, new):
        return None
    return FieldChange(
        field="status", old=[old.status], new=[new.status], says=f"{old.status} → {new.status}"
    )


def _parties(old: Record, new: Record, names: Names) -> FieldChange | None:
    gone = [party for party in old.parties if not names.named(new, party)]
    came = [party for party in new.parties if not names.named(old, party)]
    return _field("parties", gone, came, lambda party: party.name)


def _instruments(old: Record, new: Record) -> FieldChange | None:
    """An instrument stays when the other text names it, or has another of its kind instead."""
    gone, came = list(old.instruments), list(new.instruments)
    _take_pairs(gone, came, lambda one, other: one.mention.casefold() == other.mention.casefold())
    _take_pairs(gone, came, lambda one, other: one.kind == other.kind)
    gone = [its for its in gone if not says(new.text, its.mention)]
    came = [its for its in came if not says(old.text, its.mention)]
    if not gone or not came:
        gone = [its for its in gone if not _has_unread(its, new)]
        came = [its for its in came if not _has_unread(its, old)]
    return _field("instruments", gone, came, lambda its: its.mention)


def _take_pairs(gone: list[V], came: list[V], same: Callable[[V, V], bool]) -> None:
    """Take out of both lists what is the same in the other, one for one."""
    for value in list(gone):
        partner = next((other for other in came if same(value, other)), None)
        if partner is not None:
            gone.remove(value)
            came.remove(partner)


def _has_unread(instrument: Instrument, other: Record) -> bool:
    """Tell whether `other` has the noun of the instrument where it was read as none."""
    text = other.text
    for its in other.instruments:
        text = text.replace(its.mention, " ")
    there = {stem(word) for word in _WORD.findall(text.casefold())}
    nouns = filter(_NOUNS.fullmatch, _WORD.findall(instrument.mention.casefold()))
    return any(stem(noun) in there for noun in nouns)


def _dates(old: Record, new: Record) -> FieldChange | None:
    gone = [date for date in old.dates if _is_new_date(date, new)]
    came = [date for date in new.dates if _is_new_date(date, old)]
    _take_pairs(gone, came, may_be_one)
    if not gone or not came:
        gone, came = _sure(gone), _sure(came)
    same = {date.mention for date in gone} & {date.mention for date in came}
    return _field("dates", gone, came, lambda date: _told(date, with_value=date.mention in same))


def _told(date: Date, *, with_value: bool) -> str:
    """The words; with what they mean where both sides have the same words ("next year")."""
    return f"{date.mention} ({date.edtf})" if with_value and date.edtf else date.mention


def _sure(dates: list[Date]) -> list[Date]:
    """Leave out words that only may be a date, where no date stands against them."""
    return [date for date in dates if date.edtf or any(map(str.isdigit, date.mention))]


def _is_new_date(date: Date, other: Record) -> bool:
    points = {point for its in other.dates for point in date_key(its)}
    if set(date_key(date)) <= points:
        return False
    if not says(other.text, date.mention):
        return True
    return any(says(its.mention, date.mention) and its.edtf for its in other.dates)


def _amounts(old: Record, new: Record) -> FieldChange | None:
    gone = [amount for amount in old.amounts if _is_new_amount(amount, new)]
    came = [amount for amount in new.amounts if _is_new_amount(amount, old)]
    return _field("amounts", gone, came, lambda amount: amount.mention)


def _is_new_amount(amount: Amount, other: Record) -> bool:
    if amount.value is None or says(other.text, amount.mention):
        return False
    if any(same_amount(amount, its) for its in other.amounts):
        return False
    return bool(amount.currency) or amount.value not in numbers(other.text)


def _field(
    field: FieldName, gone: Sequence[V], came: Sequence[V], label: Callable[[V], str]
) -> FieldChange | None:
    if not gone and not came:
        return None
    once = {label(value): value for value in gone}, {label(value): value for value in came}
    return FieldChange(
        field=field,
        old=list(once[0]),
        new=list(once[1]),
        says=arrows(list(once[0].values()), list(once[1].values()), label),
    )
