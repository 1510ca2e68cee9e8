"""Periods with a name: fiscal years, quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.grammar import edtf
from extract.grammar.facts import calendar
from extract.grammar.moment import Moment
from extract.grammar.numbers import INTEGER, read_integer
from extract.grammar.words import alternation

SEASONS = {name: s for s in calendar().seasons for name in s.names}
ORDINALS = calendar().ordinals

YEAR = r"(?:(?:19|20)\d\d|2100)"
SEASON = rf"(?i:{alternation(SEASONS)})"
_ORDINAL = rf"(?i:{alternation(ORDINALS)})"
_DASH = r"\s?[-–—‑−]\s?"
_SHORT = r"\d\d(?:\d\d)?"
_TIGHT = r"[-–—‑−/]"
YEARS = rf"{YEAR}(?:{_TIGHT}{_SHORT}|(?:{_DASH}|\s?/\s?){YEAR})?(?!\d)"
_FISCAL_NAME = (
    r"(?i:fiscal|financial|academic|school|budget|calendar|marketing|crop|tax)\s+(?i:years?)"
    r"(?:\s+\(FYs?\))?"
)
FISCAL = (
    rf"(?:(?:(?:{_FISCAL_NAME}|FYs?|AY|JFY)(?:\s?'|\s?’|\s)?\s*)"
    rf"(?:{YEAR}(?:(?:{_DASH}|\s?/\s?|\s(?i:to)\s){_SHORT})?|\d\d(?:[-–/]\d\d)?)(?!\d)"
    rf"|{YEARS}\s+{_FISCAL_NAME})"
)
_WHOSE_YEAR = rf"(?:{FISCAL}|{YEARS}|(?i:(?:this|next|last|the)\s+(?:fiscal\s+|financial\s+)?year))"
_PART = (
    rf"(?:{_ORDINAL}\s+(?i:quarter|half)(?:\s+(?i:of))?|[QH][1-4](?:\s+(?i:of))?|[1-4][QH])"
    r",?\s*(?:the\s+)?"
)
_PART_OF_YEAR = rf"{_PART}{_WHOSE_YEAR}"
_DECADE = r"(?:(?:1[89]|20|21)\d0['’]?s)"
_CENTURY = r"(?:(?:\d\d?(?:st|nd|rd|th)|twenty-first|twentieth)\s+(?i:century)|(?i:mid-?century))"
_MONTHS_OF_YEAR = rf"(?i:first|last|final)\s+{INTEGER}\s+(?i:months\s+of)\s+{YEAR}"
_HALF_OF_DECADE = rf"{_ORDINAL}\s+(?i:half\s+of\s+the)\s+(?:{_DECADE}|{_CENTURY})"
_SEASON_OF_YEAR = rf"{SEASON}(?:\s+(?i:of)|,)?\s+{YEAR}(?:[-–/]\d\d(?!\d))?"
_WHICH_SEASON = rf"(?i:this|next|last|past)\s+(?:(?i:coming)\s+)?{SEASON}"

PERIOD = (
    rf"(?:{_MONTHS_OF_YEAR}|{_HALF_OF_DECADE}|{_PART_OF_YEAR}|{FISCAL}|{_SEASON_OF_YEAR}"
    rf"|{_WHICH_SEASON}|{_DECADE}|{_CENTURY})"
)


_YEAR_AND_MONTH = re.compile(r"\d{4}[-–‑]\d\d")


def _second_year(first: int, short: str) -> int:
    """Return the year that two figures mean after `first` (1999-00 is 1999 and 2000)."""
    if len(short) == 4:
        return int(short)
    return first - first % 100 + int(short) + 100 * (first % 100 == 99 and short == "00")


def read_years(text: str) -> str | None:
    """Read a year, or two years written as one ("2024-25", "2021–2025", "2025/26")."""
    found = re.findall(r"\d+", text)
    if not found:
        return None
    if len(found[0]) == 2:
        found[0] = f"20{found[0]}"
    first = int(found[0])
    if len(found) == 1:
        return edtf.write(first)
    if _YEAR_AND_MONTH.fullmatch(text) and 1 <= int(found[1]) <= min(12, first % 100):
        return edtf.write(first, int(found[1]))
    second = _second_year(first, found[1])
    return edtf.interval(edtf.write(first), edtf.write(second)) if second > first else None


def _pair(match: re.Match[str], moment: Moment) -> str | None:
    return read_years(match[0])


def _whose_year(text: str, moment: Moment) -> tuple[int, int] | None:
    """Return the year of a quarter or half and the month in which it begins.

    A fiscal year written as one ("FY2025") begins in another month for each government: None.
    """
    if figures := re.findall(r"\d+", text):
        year = int(figures[0]) if len(figures[0]) == 4 else 2000 + int(figures[0])
        if not re.match(r"[A-Za-z]", text):
            return year, 1
        return (year, calendar().fiscal_year_start) if len(figures) > 1 else None
    if moment.issued is None:
        return None
    shift = {"this": 0, "the": 0, "last": -1, "next": 1}[text.split()[0].lower()]
    return moment.issued.year + shift, 1


def _part_of_year(match: re.Match[str], moment: Moment) -> str | None:
    whose = _whose_year(match["whose"], moment)
    if whose is None:
        return None
    length = 3 if "q" in match["part"].lower() else 6
    parts = 12 // length
    figure = re.search(r"\d", match["part"])
    number = int(figure[0]) if figure else ORDINALS[match["part"].split()[0].lower()]
    number = parts if number < 0 else number
    if not 1 <= number <= parts:
        return None
    year, start = whose
    return edtf.months(year, start + (number - 1) * length, length)


def _season(match: re.Match[str], moment: Moment) -> str | None:
    season = SEASONS[match["season"].lower()]
    if match["year"]:
        return edtf.write(int(match["year"]), season.code)
    if moment.issued is None:
        return None
    which = (match["which"] or "this").lower()
    year, first = moment.issued.year, season.months[0]
    if which == "next":
        year += moment.issued.month >= first
    elif which in ("last", "past"):
        year -= moment.issued.month <= season.months[1] or first > season.months[1]
    return edtf.write(year, season.code)


def _decade(match: re.Match[str], moment: Moment) -> str | None:
    return f"{match['decade'][:3]}X"


def _century(match: re.Match[str], moment: Moment) -> str | None:
    word = match["number"].lower()
    number = {"twenty-first": 21, "twentieth": 20}.get(word) or int(re.sub(r"\D", "", word) or 0)
    return f"{number - 1:02d}XX" if 2 <= number <= 30 else None


def _mid_century(match: re.Match[str], moment: Moment) -> str | None:
    return edtf.write(moment.issued.year // 100 * 100 + 50) if moment.issued else None


def _months_of_year(match: re.Match[str], moment: Moment) -> str | None:
    count = read_integer(match["count"])
    if count is None or not 1 <= count <= 12:
        return None
    year = int(match["year"])
    return edtf.months(year, 13 - count if match["which"].lower() != "first" else 1, count)


_Reader = Callable[[re.Match[str], Moment], str | None]
_FORMS: list[tuple[re.Pattern[str], _Reader]] = [
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"(?:{FISCAL}|{YEARS})", _pair),
        (
            rf"(?P<part>{_ORDINAL}\s+(?i:quarter|half)|[QH][1-4]|[1-4][QH])(?:\s+(?i:of))?,?\s*"
            rf"(?:(?i:the)\s+)?(?P<whose>{_WHOSE_YEAR})",
            _part_of_year,
        ),
        (
            rf"(?:(?P<which>(?i:this|next|last|past|the))\s+(?:(?i:coming)\s+)?)?"
            rf"(?P<season>{SEASON})(?:(?:\s+(?i:of)|,)?\s+(?P<year>{YEAR})(?:[-–/]\d\d)?)?",
            _season,
        ),
        (r"(?P<decade>\d{4})['’]?s", _decade),
        (r"(?P<number>\S{1,15})\s+(?i:century)", _century),
        (r"(?i:mid-?century)", _mid_century),
        (
            rf"(?P<which>(?i:first|last|final))\s+(?P<count>{INTEGER})\s+(?i:months\s+of)\s+"
            rf"(?P<year>{YEAR})",
            _months_of_year,
        ),
    )
]


def read_period(text: str, moment: Moment) -> str | None:
    """Read one named period to EDTF; None where it is none, or nothing says which is meant."""
    for pattern, reader in _FORMS:
        if match := pattern.fullmatch(text):
            return reader(match, moment)
    return None
