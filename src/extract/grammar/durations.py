"""Relative dates: today, this week, last March, two weeks ago, over the next three years."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from extract.grammar import edtf
from extract.grammar.moment import Moment
from extract.grammar.numbers import INTEGER, read_number
from extract.grammar.points import FULL_MONTH, MONTHS, WEEKDAYS
from extract.grammar.words import capitalised

WEEKDAY = rf"(?:{capitalised(WEEKDAYS)})"

_COUNT = (
    rf"(?:{INTEGER}(?:\s+to\s+|\s?[-–]\s?){INTEGER}|{INTEGER}(?:\s+and\s+a\s+half)?"
    r"|several|few|couple\s+of|many|number\s+of)"
)
_PERIOD = (
    r"(?:fiscal\s+years?|financial\s+years?|years?|months?|weeks?|days?|decades?|quarters?|hours?)"
)
_OVER = r"(?:over|within|during|for|throughout)"
_NEXT = r"(?:next|coming|following|upcoming)"
_PAST = r"(?:past|last|previous|preceding)"
_FISCAL = re.compile(r"(?:fiscal|financial)\s+year$", re.IGNORECASE)
_TWO_YEARS = re.compile(r"\bFY\s?\d{4}[-–/]\d\d|\b(?:fiscal|financial) year \d{4}[-–/]\d\d", re.I)
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def shift(day: date, months: int = 0, days: int = 0) -> date | None:
    """Move a day; the 31st becomes the last day of a shorter month; None outside the calendar."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9998:
        return None
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return moved + timedelta(days=days)


def _moved(day: date, count: str, period: str, sign: int) -> date | None:
    """Move `day` by "three" and "years"; None where the count is none ("several")."""
    amount = read_number(count).value if count else Decimal(1)
    if amount is None or amount > 2000:
        return None
    unit = period.lower().split()[-1].rstrip("s")
    if unit == "day":
        return shift(day, days=sign * int(amount))
    if unit == "week":
        return shift(day, days=sign * 7 * int(amount))
    if unit in _MONTHS_IN:
        return shift(day, months=sign * int(amount * _MONTHS_IN[unit]))
    return None


def _today(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    offset = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[match["word"].lower()]
    return (issued + timedelta(days=offset)).isoformat()


def _to_date(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    return edtf.interval(None, issued.isoformat())


def _week(issued: date, offset: int) -> str:
    monday = issued - timedelta(days=issued.weekday()) + timedelta(weeks=offset)
    return edtf.interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat())


def _fiscal_year(issued: date, offset: int, moment: Moment) -> str | None:
    """Write this, next or last fiscal year: as two years where the block writes its years so.

    From April to June it depends on the government which fiscal year runs: left open.
    """
    if not _TWO_YEARS.search(f"{moment.before} {moment.after}"):
        return edtf.write(issued.year + offset)
    if 4 <= issued.month <= 6:
        return None
    first = issued.year + offset - (issued.month < 4)
    return edtf.interval(edtf.write(first), edtf.write(first + 1))


def _which(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    """Read this, last or next week, month, year, quarter or decade."""
    word, period = match["which"].lower(), match["period"].lower().split()[-1]
    offset = {"this": 0, "current": 0}.get(word, 1 if re.fullmatch(_NEXT, word) else -1)
    whole_span = word in ("past", "coming") or re.search(
        r"\bthe\s+$|\bthis\s+$", moment.before, re.I
    )
    if offset and (whole_span or period == "decade"):
        return _span(issued, "", period, offset)
    if _FISCAL.match(match["period"]):
        return _fiscal_year(issued, offset, moment)
    if period == "week":
        return _week(issued, offset)
    if period == "month":
        day = shift(issued.replace(day=1), months=offset)
        return edtf.write(day.year, day.month) if day else None
    if period == "quarter":
        first = (issued.month - 1) // 3 * 3 + 1 + 3 * offset
        return edtf.months(issued.year, first, 3)
    if period == "decade":
        return f"{issued.year // 10:03d}X"
    return edtf.write(issued.year + offset)


def _span(issued: date, count: str, period: str, sign: int) -> str | None:
    other = _moved(issued, count, period, sign)
    if other is None:
        return None
    ends = sorted((issued, other))
    return edtf.interval(ends[0].isoformat(), ends[1].isoformat())


def _over(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    """Read over the next three years, in the past decade, the coming year."""
    period = match["period"].lower()
    ahead = re.fullmatch(_NEXT, match["which"].lower()) is not None
    if not match["count"] and period.endswith("s"):
        return None
    if not match["count"] and _FISCAL.match(period):
        return _fiscal_year(issued, 1 if ahead else -1, moment)
    return _span(issued, match["count"] or "", period, 1 if ahead else -1)


def _within(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    """Read within three years; the words give no beginning to a span of days."""
    if match["period"].lower().rstrip("s") not in ("year", "month"):
        return None
    return _span(issued, match["count"], match["period"], 1)


def _ago(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    day = _moved(issued, match["count"], match["period"], -1)
    if day is None:
        return None
    return _week(day, 0) if match["week"] else day.isoformat()


def _of_year(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    """Read later this year, earlier this month: as wide as the word says."""
    word = match["which"].lower()
    word = "this" if word.endswith("the") else word
    which = _WHICH_PERIOD.fullmatch(f"{word} {match['rest'].split()[-1].lower()}")
    return _which(which, issued, replace(moment, before="")) if which else None


def _the_period(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    """Read the year or the decade of "by the end of the year"; a decade ends with its last year."""
    period = (match["period"] or "year").lower().split()[-1]
    if period == "decade":
        first = issued.year // 10
        return edtf.write(first * 10 + 9) if match["end"] == "end" else f"{first:03d}X"
    if period == "month":
        return edtf.write(issued.year, issued.month)
    return _week(issued, 0) if period == "week" else edtf.write(issued.year)


def _weekday(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    number = WEEKDAYS[match["weekday"].lower()]
    which = (match["which"] or "").lower()
    here = issued + timedelta(days=number - issued.isoweekday())
    if which in ("next", "coming"):
        return (here + timedelta(days=7 * (here <= issued))).isoformat()
    if which in ("last", "past"):
        return (here - timedelta(days=7 * (here >= issued))).isoformat()
    if not which and here > issued and not moment.future:
        here -= timedelta(days=7)
    return here.isoformat()


def _which_month(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    number, which = MONTHS[match["month"].lower()], match["which"].lower()
    year = issued.year
    if which == "next":
        year += number <= issued.month
    elif which in ("last", "past"):
        year -= number >= issued.month
    return edtf.write(year, number)


def _nothing(match: re.Match[str], issued: date, moment: Moment) -> str | None:
    return None


_Reader = Callable[[re.Match[str], date, Moment], str | None]
_WHICH = rf"(?:this|current|{_NEXT}|{_PAST})"
_WHICH_PERIOD = re.compile(rf"(?P<which>{_WHICH})\s+(?P<period>{_PERIOD})")
_FORMS: list[tuple[str, str, _Reader]] = [
    ("date.today", r"(?P<word>today|yesterday|tomorrow|tonight)", _today),
    ("date.to-date", r"(?:to\s+date|thus\s+far)", _to_date),
    (
        "date.ago",
        rf"(?P<count>{_COUNT}|an?)\s+(?P<period>{_PERIOD})\s+ago(?:\s+(?P<week>this\s+week)|\s+today)?",
        _ago,
    ),
    (
        "date.of-this-year",
        r"(?:later|earlier)\s+(?P<rest>(?P<which>this|last|next)\s+(?:week|month|year|decade))",
        _of_year,
    ),
    (
        "date.end-of-period",
        r"(?:the\s+)?(?P<end>end|close|start|beginning|middle|course|rest)\s+of\s+(?:the\s+|this\s+)?"
        r"(?P<period>(?:calendar\s+|current\s+)?(?:year|month|week|decade))|year[-\s](?P<last>end)",
        _the_period,
    ),
    (
        "date.stage-of-period",
        r"(?:early|late|mid|later|earlier|(?:the\s+)?(?:end|start|beginning)\s+of)[-\s]\s*"
        r"(?P<rest>(?P<which>this|last|next|(?:in\s+)?the)\s+(?:week|month|year|decade))",
        _of_year,
    ),
    (
        "date.course-of-period",
        r"(?:over|during|in|within)\s+the\s+(?P<end>course\s+of\s+the\s+)(?P<period>year|month|week|decade)",
        _the_period,
    ),
    (
        "date.over-span",
        rf"(?:{_OVER}\s+(?:the\s+)?|these\s+|this\s+)?(?P<which>{_NEXT}|{_PAST})\s+"
        rf"(?P<count>{_COUNT})\s+(?P<period>{_PERIOD})(?!\s+of\s+\d)",
        _over,
    ),
    (
        "date.over-period",
        rf"(?:{_OVER}\s+the|this)\s+(?P<which>{_NEXT}|past|last)\s+(?P<count>)(?P<period>{_PERIOD})",
        _over,
    ),
    ("date.vague", r"(?:coming|recent|past|next)\s+(?:years|months|weeks|days|decades)", _nothing),
    (
        "date.vague",
        r"since\s+(?:day\s+one(?:\s+of\s+the\s+(?:\S+\s+)?administration)?"
        r"|the\s+(?:beginning|start)\s+of\s+the\s+administration)",
        _nothing,
    ),
    ("date.which-period", rf"(?P<which>{_WHICH})\s+(?P<period>{_PERIOD})", _which),
    ("date.within", rf"within\s+(?P<count>{INTEGER})\s+(?P<period>{_PERIOD})(?!\s+of\b)", _within),
    (
        "date.over-count",
        rf"(?<!\bfor )(?<!\bin )(?<!\bof )(?<!\bafter )over\s+"
        rf"(?:up\s+to\s+|the\s+course\s+of\s+|a\s+period\s+of\s+)?{INTEGER}\s+years",
        _nothing,
    ),
    ("date.weekday", rf"(?:(?P<which>(?i:{_WHICH}))\s+)?(?P<weekday>{WEEKDAY})", _weekday),
    (
        "date.which-month",
        rf"(?P<which>(?i:this|next|last|past))\s+(?P<month>{FULL_MONTH})",
        _which_month,
    ),
]
_CASED = {"date.weekday", "date.which-month"}
_COMPILED = [
    (rule, re.compile(pattern, 0 if rule in _CASED else re.IGNORECASE), reader)
    for rule, pattern, reader in _FORMS
]
_ANONYMOUS = re.compile(r"\(\?P<\w+>")

RELATIVE = "|".join(
    _ANONYMOUS.sub("(?:", pattern if rule in _CASED else f"(?i:{pattern})")
    for rule, pattern, _ in _FORMS
    if rule != "date.weekday"
)
WHICH_WEEKDAY = rf"(?i:{_WHICH})\s+{WEEKDAY}"
ON_WEEKDAY = rf"(?<=\b[Oo]n\s){WEEKDAY}(?!,?\s+(?:the\s+)?(?:{FULL_MONTH}|\d))"


def read_relative(text: str, moment: Moment) -> tuple[str, str | None] | None:
    """Read a relative date: its rule and EDTF (None when the issue date is not known, or vague)."""
    for rule, pattern, reader in _COMPILED:
        if match := pattern.fullmatch(text):
            try:
                return rule, reader(match, moment.issued, moment) if moment.issued else None
            except OverflowError:  # a day outside the calendar
                return rule, None
    return None
