"""Extended Date/Time Format (ISO 8601-2): the part of it that sheets need.

Written here: `2024`, `2024-05`, `2024-05-12`, seasons `2024-21` to `2024-24`, decades `202X`,
centuries `20XX`, and intervals of these with `..` for an open end (`2019/..`, `../2030`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from extract.grammar.facts import calendar

OPEN = ".."
_POINT = re.compile(
    r"(?P<century>\d{2})XX|(?P<decade>\d{3})X"
    r"|(?P<year>\d{4})(?:-(?P<part>\d{2})(?:-(?P<day>\d{2}))?)?"
)

Days = tuple[date, date]


@lru_cache(maxsize=4096)
def _days(point: str) -> Days | None:
    """First and last day of one date, or None where there is no such date."""
    match = _POINT.fullmatch(point)
    if not match or not point.isascii():
        return None
    if match["century"] or match["decade"]:
        first, last = int(point.replace("X", "0")), int(point.replace("X", "9"))
        return (date(first, 1, 1), date(last, 12, 31)) if first else None
    year, part, day = int(match["year"]), int(match["part"] or 0), int(match["day"] or 0)
    if not year:
        return None
    if not match["part"]:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= part <= 12:
        return None if match["day"] else _season(year, part)
    length = monthrange(year, part)[1]
    if not match["day"]:
        return date(year, part, 1), date(year, part, length)
    return (date(year, part, day), date(year, part, day)) if 1 <= day <= length else None


def _season(year: int, code: int) -> Days | None:
    for season in calendar().seasons:
        if season.code == code:
            first, last = season.months
            end = year + (last < first)
            if end > 9999:
                return None
            return date(year, first, 1), date(end, last, monthrange(end, last)[1])
    return None


def is_valid(edtf: str) -> bool:
    """Whether `edtf` is a date or interval of the forms above whose end is not before its start."""
    left, slash, right = edtf.partition("/")
    if not slash:
        return _days(left) is not None
    if left == right == OPEN:
        return False
    ends = [None if side == OPEN else _days(side) for side in (left, right)]
    if any(days is None and side != OPEN for days, side in zip(ends, (left, right), strict=True)):
        return False
    first, last = ends
    return first is None or last is None or first[0] <= last[1]


def bounds(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last day of `edtf` as ISO 8601 strings; None for an open end or no date at all.

    Seasons are the northern meteorological ones (`rules/calendar.yaml`).
    """
    if not edtf or not is_valid(edtf):
        return None, None
    left, slash, right = edtf.partition("/")
    start, end = _days(left), _days(right if slash else left)
    return start[0].isoformat() if start else None, end[1].isoformat() if end else None


def write(year: int, month: int | None = None, day: int | None = None) -> str:
    """Write a year, month or day: `write(2024, 5)` is `2024-05`."""
    text = f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def interval(start: str | None, end: str | None) -> str:
    """Join two dates; None is an open end, and an end that is an interval gives its own end."""
    first = start.split("/")[0] if start else OPEN
    last = end.split("/")[-1] if end else OPEN
    return first if first == last else f"{first}/{last}"


def months(year: int, month: int, count: int) -> str:
    """Write an interval of `count` months from `month` of `year`; month 13 is the next January."""
    first, last = year * 12 + month - 1, year * 12 + month + count - 2
    return interval(write(first // 12, first % 12 + 1), write(last // 12, last % 12 + 1))
