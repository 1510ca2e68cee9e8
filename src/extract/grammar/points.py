"""Calendar points: a day, a month or a year as it is written, and the union of all point forms.

A day or month without a year takes the year from the moment of issue and the tense of its sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.grammar import edtf
from extract.grammar.facts import calendar
from extract.grammar.moment import Moment, Parts
from extract.grammar.periods import PERIOD, YEAR, YEARS, read_period
from extract.grammar.words import capitalised

MONTHS = {name.lower(): n for n, names in calendar().months.items() for name in names}
WEEKDAYS = {name.lower(): n for n, names in calendar().weekdays.items() for name in names}

_FULL = [names[0] for names in calendar().months.values()]
_ABBREVIATED = [name for names in calendar().months.values() for name in names[1:]]
FULL_MONTH = rf"(?:{capitalised(_FULL)})"
MONTH = rf"(?:{FULL_MONTH}|(?:{capitalised(_ABBREVIATED)})\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?i:st|nd|rd|th)?"
DASH = r"\s?[-–—‑−]\s?"
_EDGE = (
    r"(?:the\s+)?(?:very\s+)?(?:end|start|beginning|close)\s+of|(?:end|start)(?=[-–])|(?<=by\s)end"
)
STAGE = (
    rf"(?i:early(?:\s+in)?|later?\s+in|earlier\s+in|late|mid|middle\s+of|{_EDGE}"
    r"|(?:first|second|early|later|latter|final|last)\s+part\s+of)"
    r"(?:\s*[-–]\s*|\s+)(?:the\s+)?(?:[A-Z][a-z]+(?:ese|an|ish)\s+(?=(?:fiscal|financial)\s))?"
)

_COMMA = r"(?:\s*,\s*|\s+)"
_NUMBER = r"(?:0[1-9]|1[0-2])"
_WEEKDAY = rf"(?:(?:{capitalised(WEEKDAYS)}),?\s+(?:the\s+)?)"
_DATED = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY}){_COMMA}(?P<year>{YEAR})",
        rf"(?P<day>{DAY})(?:\s+(?i:of))?\s+(?P<month>{MONTH}){_COMMA}(?P<year>{YEAR})",
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY})",
        rf"(?P<day>{DAY})(?:\s+(?i:of))?\s+(?P<month>{MONTH})",
        rf"(?P<month>{MONTH})(?:\s*,\s*|\s+(?i:of)\s+|\s+)(?P<year>{YEAR})",
        rf"(?P<month>{MONTH})",
        rf"(?P<year>{YEAR})([-/.])(?P<number>{_NUMBER})\2(?P<day>\d\d)",
        rf"(?P<year>{YEAR})年(?P<number>\d\d?)月(?P<day>\d\d?)日",
        rf"(?P<day>{DAY})\.(?P<number>0?[1-9]|1[0-2])\.(?P<year>{YEAR})",
        rf"(?P<day>1[3-9]|2\d|3[01])/(?P<number>0?[1-9]|1[0-2])/(?P<year>{YEAR})",
        rf"(?P<number>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>{YEAR})",
        rf"(?P<day>{DAY}){_COMMA}(?P<year>{YEAR})",
        rf"(?P<year>{YEAR})",
        rf"(?P<day>{DAY})",
    )
]
_SLASHED = re.compile(rf"\d\d?/\d\d?/{YEAR}")
_THIS_YEAR = r"(?i:this|last|next)\s+(?i:year)"
CALENDAR_DAY = (
    rf"(?:{_WEEKDAY}?(?:{MONTH}\s+{DAY}{_COMMA}{YEAR}|{DAY}(?:\s+of)?\s+{MONTH}{_COMMA}{YEAR}"
    rf"|(?:{MONTH}\s+{DAY}(?![\d,]*\d)|{DAY}\s+(?:of\s+)?{MONTH})(?:,?\s+{_THIS_YEAR})?)"
    rf"|{YEAR}[-/.]{_NUMBER}[-/.](?:3[01]|[012]\d)|{YEAR}年\d\d?月\d\d?日"
    rf"|\d\d?\.\d\d?\.{YEAR}|\d\d?/\d\d?/{YEAR})"
)
CALENDAR_MONTH = (
    rf"(?:{MONTH}(?:\s*,\s*|\s+(?i:of)\s+|\s+){YEAR}"
    rf"|{MONTH}\s+(?:of\s+)?{_THIS_YEAR}|{FULL_MONTH})"
)
_YEAR_UP_TO = (
    r"(?:(?:fiscal|financial)\s+)?(?:year|(?:12|twelve)\s+months)\s+"
    r"(?:end(?:ed|ing)|up\s+to|to)\s+(?:on\s+)?(?:the\s+)?(?:end\s+of\s+)?"
)
YEAR_ENDED = rf"(?i:{_YEAR_UP_TO})(?:{CALENDAR_DAY}|{CALENDAR_MONTH})"
_READ_YEAR_ENDED = re.compile(rf"{_YEAR_UP_TO}(?P<end>.+)", re.IGNORECASE)
_OF_THIS_YEAR = re.compile(
    rf"(?P<named>{MONTH}(?:\s+{DAY})?|{DAY}\s+(?:of\s+)?{MONTH}),?\s+(?:of\s+)?"
    r"(?P<which>this|last|next)\s+year",
    re.IGNORECASE,
)
_STAGED = re.compile(rf"{STAGE}(?P<rest>.+)")
_OR_SOONER = re.compile(rf"(?P<year>{YEAR})\s+or\s+(?:sooner|earlier|before)", re.IGNORECASE)

POINT = (
    rf"(?:(?:{STAGE})?(?:{YEAR_ENDED}|{CALENDAR_DAY}|{PERIOD}|{CALENDAR_MONTH}"
    rf"|{YEAR}\s+(?i:or\s+(?:sooner|earlier))|{YEARS}))"
)


def read_parts(text: str) -> Parts | None:
    """Read a day, month or year, or the piece of one that stands at an end of a range."""
    for pattern in _DATED:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            month = found.get("number") or MONTHS.get(
                (found.get("month") or "").lower().rstrip(".")
            )
            day = re.sub(r"\D", "", found.get("day") or "")
            return Parts(
                int(found["year"]) if found.get("year") else None,
                int(month) if month else None,
                int(day) if day else None,
            )
    return None


def read_point(text: str, moment: Moment) -> str | None:
    """Read one date; "early", "mid" and "end" of it leave its precision as it is."""
    if match := _OR_SOONER.fullmatch(text):
        return edtf.interval(None, match["year"])
    body = re.sub(rf"^{_WEEKDAY}", "", text)
    parts = read_parts(body)
    if parts is not None and (parts.month is not None or parts.year is not None):
        placed = parts.placed(moment)
        return placed.written() if placed else None
    if match := _READ_YEAR_ENDED.fullmatch(text):
        return _year_ended(match["end"], moment)
    if (match := _OF_THIS_YEAR.fullmatch(body)) and moment.issued:
        named = read_parts(match["named"])
        year = moment.issued.year + {"this": 0, "last": -1, "next": 1}[match["which"].lower()]
        return replace(named, year=year).written() if named else None
    if value := read_period(text, moment):
        return value
    if match := _STAGED.fullmatch(text):
        return read_point(match["rest"], moment)
    return None


def is_ambiguous(text: str) -> bool:
    """Whether a date in figures may be day first or month first ("05/06/2025")."""
    return _SLASHED.fullmatch(text) is not None and read_parts(text) is None


def _year_ended(end: str, moment: Moment) -> str | None:
    """Read "year ended June 2025": the twelve months up to it."""
    parts = read_parts(end)
    placed = parts.placed(moment) if parts else None
    if placed is None or placed.year is None or placed.month is None:
        return None
    return edtf.months(placed.year - 1, placed.month + 1, 12)
