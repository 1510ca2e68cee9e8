"""Dates that were read for want of a date of issue no further than their words.

"next year" of one edition is "this year" of the one after; "today" is the day that a later
edition spells out. Such dates can be told apart only by what they count: a day, a summer, a year.
"""

from __future__ import annotations

import re

from extract.schema import Date

_DAY, _MONTH, _YEAR = (
    re.compile(r"\d{4}-\d\d-\d\d"),
    re.compile(r"\d{4}-\d\d"),
    re.compile(r"\d{4}"),
)
_POINTERS = frozenset(
    ("next", "this", "last", "coming", "past", "the", "later", "in", "by", "of", "over", "for")
)
_DAYS = frozenset(("today", "now", "yesterday", "tomorrow"))


def may_be_one(one: Date, other: Date) -> bool:
    """Tell whether two dates, at least one of them unread, may be the same time."""
    if one.edtf and other.edtf:
        return False
    if one.edtf:
        return may_be_one(other, one)
    counted = _counted(one)
    if not other.edtf:
        return counted == _counted(other)
    if counted <= _DAYS:
        return bool(_DAY.fullmatch(other.edtf))
    if counted == {"month"}:
        return bool(_MONTH.fullmatch(other.edtf))
    if counted == {"year"}:
        return bool(_YEAR.fullmatch(other.edtf))
    return bool(counted) and counted <= set(_words(other))


def _counted(date: Date) -> frozenset[str]:
    return frozenset(_words(date)) - _POINTERS


def _words(date: Date) -> list[str]:
    return re.findall(r"[^\W_]+", date.mention.casefold())
