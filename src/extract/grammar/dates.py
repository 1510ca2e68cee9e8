"""Dates: find them in text and read them to EDTF.

`find` marks what `gold/GUIDELINES.md` marks: "by", "since", "until", "over the next" and the like
belong to the mention, "in", "on" and "of" do not. `read` never asks the clock: a relative date
without an issue date has no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from extract.grammar import edtf
from extract.grammar.datenames import is_part_of_name
from extract.grammar.datewords import CUES, DATE_STARTS
from extract.grammar.durations import ON_WEEKDAY, RELATIVE, WHICH_WEEKDAY, read_relative
from extract.grammar.facts import calendar
from extract.grammar.moment import Moment, Parts
from extract.grammar.numbers import NUMBER_STARTS
from extract.grammar.periods import YEAR
from extract.grammar.points import (
    CALENDAR_DAY,
    DASH,
    DAY,
    FULL_MONTH,
    MONTH,
    POINT,
    is_ambiguous,
    read_parts,
    read_point,
)
from extract.grammar.words import alternation, around, first_words, squeeze, starts


@dataclass(frozen=True, slots=True)
class Reading:
    """A date: EDTF, its first and last day (ISO 8601), and the rule that read it."""

    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    rule: str = "date.unread"


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: `text[start:end]` is the mention."""

    start: int
    end: int
    rule: str
    reading: Reading
    label: str = "DATE"


_OPENERS = calendar().openers
_ENDS = {p.lower() for p in (*_OPENERS["end"].marked, *_OPENERS["end"].unmarked)}
_OPENER = re.compile(
    rf"(?P<opener>{alternation(p for o in _OPENERS.values() for p in (*o.marked, *o.unmarked))})"
    r"(?:\s+|(?<=-))(?:the\s+)?(?P<rest>.+)",
    re.IGNORECASE,
)
_MARKED = alternation(p for o in _OPENERS.values() for p in o.marked if not p.endswith("-"))
_HYPHENED = alternation(p for o in _OPENERS.values() for p in o.marked if p.endswith("-"))
_LONGEST = 200
_ARTICLE = re.compile(r"(?:in|on|of|during|at)\s+(?:the\s+)?|the\s+", re.IGNORECASE)

_PARTLY = rf"(?:{MONTH}\s+{DAY}|{DAY}\s+{MONTH}|{FULL_MONTH}|{DAY}|{YEAR})"
_WORD_TO = r"\s+(?i:to|through|until|and|&|till)\s+(?:the\s+)?"
_TO = rf"(?:{_WORD_TO}|{DASH})"
_COMMA = r"(?:\s*,\s*|\s+)"
_DAYS = (
    rf"(?:{DAY}{_TO}{DAY}\s+(?:of\s+)?{MONTH}{_COMMA}{YEAR}"
    rf"|{MONTH}\s+{DAY}{_TO}{DAY}{_COMMA}{YEAR}"
    rf"|{CALENDAR_DAY}(?:{DASH}|\s+to\s+){CALENDAR_DAY}"
    rf"|{DAY}{_TO}{DAY}\s+{MONTH}|{MONTH}\s+{DAY}{_TO}{DAY}(?![\d%,.]*\d)"
    rf"|{MONTH}(?:\s+{YEAR})?{DASH}{MONTH}\s+{YEAR})"
)
_POINT = re.compile(POINT)
_ENDPOINT = rf"(?:{POINT}|{_PARTLY})"
_FROM = (
    rf"(?:(?i:from|between)\s+(?:the\s+)?(?:{_DAYS}|{_ENDPOINT}{_WORD_TO}{_ENDPOINT})"
    rf"|(?i:from)\s+{YEAR}{DASH}{YEAR})"
)
_TO_NOW = rf"(?i:from)\s+(?:{POINT})\s+(?i:to\s+date|to\s+today|to\s+the\s+present)"
_YEARS = rf"{YEAR}\s+(?i:to|through)\s+{YEAR}"
_SINCE_THEN = r"(?i:since\s+then|since\s+that\s+time)"

_FIND = re.compile(
    rf"(?<![\w.,$£€¥₹])(?<![-–—/](?=\d))(?:{_TO_NOW}|{_FROM}|{_SINCE_THEN}"
    rf"|(?:(?i:{_MARKED})\s+(?:the\s+(?!\d{{4}}\b))?|(?i:{_HYPHENED}))?"
    rf"(?:{_DAYS}|{RELATIVE}|{WHICH_WEEKDAY}|{_YEARS}|{POINT}|{ON_WEEKDAY}))(?!\w|[,.]\d|-(?:long|old)\b)"
)
_FIRSTS = first_words([*DATE_STARTS, *NUMBER_STARTS]) | first_words(
    p for o in _OPENERS.values() for p in o.marked
)
_CUE = re.compile(
    r"(?:19|20|21)\d\d|\b(?:FY|AY|JFY)|\b(?i:\d\d?(?:st|nd|rd|th)\b|\d\d?[./]|"
    rf"(?:{alternation(CUES)})(?:s|-\w+)?\b)"
)


def _range(text: str, moment: Moment) -> tuple[str, str | None] | None:
    """Read "from X to Y", "12-13 May 2024", "March to May": each end lends what the other lacks."""
    body = re.sub(r"^(?:from|between)\s+(?:the\s+)?", "", text, flags=re.IGNORECASE)
    for split in re.finditer(_TO, body):
        left, right = body[: split.start()], body[split.end() :]
        if re.fullmatch(r"date|today|the present|present", right, re.IGNORECASE):
            if moment.issued is None:
                return "date.range", None
            return "date.range", edtf.interval(read_point(left, moment), moment.issued.isoformat())
        first, last = read_parts(left), read_parts(right)
        if first and last and (pair := _lend(first, last, moment)):
            return "date.range", edtf.interval(*pair)
        start, end = read_point(left, moment), read_point(right, moment)
        if start and end and not (first or last):
            return "date.range", edtf.interval(start, end)
    return None


def _lend(first: Parts, last: Parts, moment: Moment) -> tuple[str, str] | None:
    if first.month is None and last.month is None and (first.day or last.day):
        return None
    last = replace(last, month=last.month or first.month)
    first = replace(first, month=first.month or (last.month if first.day else None))
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year)
    placed = last.placed(moment)
    if placed is None or placed.year is None:
        return None
    if first.year is None:
        wraps = (first.month or 0) > (placed.month or 12)
        first = replace(first, year=placed.year - wraps)
    ends = first.written(), placed.written()
    return (ends[0], ends[1]) if ends[0] and ends[1] and ends[0] <= ends[1] else None


def _opened(text: str, moment: Moment) -> tuple[str, str | None] | None:
    match = _OPENER.fullmatch(text)
    if not match:
        return None
    ends = match["opener"].lower() in _ENDS
    before = f"{moment.before}{text[: match.start('rest')]}"
    ahead = {"by": True, "since": False}.get(match["opener"].lower())
    inner = _read(match["rest"], replace(moment, before=before, ahead=ahead))
    if inner is None:
        return None
    rule = "date.end" if ends else "date.start"
    value = inner[1]
    if value is None or (edtf.OPEN in value and not (ends and value.startswith(edtf.OPEN))):
        return rule, None
    return rule, edtf.interval(None, inner[1]) if ends else edtf.interval(inner[1], None)


def _previous_year(text: str, moment: Moment) -> tuple[str, str | None] | None:
    """Read "the previous year" from the last year before it in the block."""
    if not re.fullmatch(r"(?:previous|preceding)\s+year", text, re.IGNORECASE):
        return None
    years = re.findall(YEAR, moment.before)
    year = int(years[-1]) if years else moment.issued.year if moment.issued else None
    return "date.previous-year", edtf.write(year - 1) if year else None


def _then(text: str, moment: Moment) -> tuple[str, str | None] | None:
    """Read "since then" from the last date before it in the block."""
    if not re.fullmatch(_SINCE_THEN, text):
        return None
    earlier = [f.reading.edtf for f in find(moment.before, moment.issued) if f.reading.edtf]
    anchor = next((e for e in reversed(earlier) if not e.startswith(edtf.OPEN)), None)
    if anchor is None or anchor.endswith(edtf.OPEN):
        return "date.then", anchor
    return "date.then", edtf.interval(anchor, None)


def _read(text: str, moment: Moment) -> tuple[str, str | None] | None:
    if found := _then(text, moment) or _previous_year(text, moment) or read_relative(text, moment):
        return found
    if value := read_point(text, moment):
        return _point_rule(text), value
    if is_ambiguous(text):
        return "date.ambiguous", None
    found = _range(text, moment) or _opened(text, moment)
    if found or not _POINT.fullmatch(text):
        return found
    unanchored = moment.issued is None and not re.search(YEAR, text)
    return _point_rule(text) if unanchored else "date.open", None


def _point_rule(text: str) -> str:
    """Name the rule of a date by how exact it is written."""
    parts = read_parts(text)
    if parts is None:
        return "date.period"
    return "date.day" if parts.day else "date.month" if parts.month else "date.year"


def read(text: str, issued: date | None, *, before: str = "", after: str = "") -> Reading:
    """Read one date mention to EDTF with its first and last day.

    `issued` is the day the sheet was issued: relative dates and dates without a year need it.
    `before` and `after` are the text of the block on either side, for tense ("in June", "will")
    and for "the next year" against "next year". Never raises: what is no date has no value.
    """
    moment = Moment(issued, before, after)
    body = squeeze(text).strip(" ,.;:()")
    if len(body) > _LONGEST:
        return Reading()
    result = _read(body, moment)
    if result is None and (match := _ARTICLE.match(body)):
        lead = f"{before}{match[0]}"
        result = _read(body[match.end() :], replace(moment, before=lead))
    if result is None:
        return Reading()
    rule, value = result
    if value is None or not edtf.is_valid(value):
        return Reading(rule=rule)
    return Reading(value, *edtf.bounds(value), rule)


_SINGLE_FROM = re.compile(rf"from\s+(?:the\s+)?(?=(?:{POINT})$)", re.IGNORECASE)
_FROM_ELSEWHERE = re.compile(
    r"(?:effect(?:ive)?|commitments?|percent|per\s+cent|%|up|down|rose|grew|fell|increased?|different)\s+$",
    re.IGNORECASE,
)


def _without_from(text: str, start: int, end: int) -> int:
    """Leave "from" out where it does not open a span ("with effect from", "from 2020 levels")."""
    match = _SINGLE_FROM.match(text, start, end)
    before, after = around(text, start, end)
    if match and (_FROM_ELSEWHERE.search(before) or re.match(r"\s+levels?\b", after)):
        return match.end()
    return start


@lru_cache(maxsize=1 << 7)
def find(text: str, issued: date | None = None) -> tuple[Found, ...]:
    """Find the dates of one block, in order, without overlaps.

    Those of the last blocks are kept: amounts are asked for right after dates, and need them.
    """
    found: list[Found] = []
    if not _CUE.search(text):
        return ()
    place = 0
    for at in starts(text, _FIRSTS):
        match = _FIND.match(text, at) if at >= place else None
        if not match:
            continue
        end = match.end()
        start = _without_from(text, at, end)
        if is_part_of_name(text, start, end):
            place = end
            continue
        before, after = around(text, start, end)
        reading = read(text[start:end], issued, before=before, after=after)
        if reading.rule != "date.unread":
            found.append(Found(start, end, reading.rule, reading))
            place = end
    return tuple(found)
