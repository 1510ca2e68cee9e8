"""Calendar points: days, months, years, seasons, quarters, halves, fiscal years, decades.

Each form is a pattern and the way from its match to EDTF. A day or month without a year takes the
year from the moment that the sheet was issued and from the tense of its sentence (`Moment`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from extract.grammar import edtf
from extract.grammar.facts import calendar
from extract.grammar.numbers import INTEGER, read_integer
from extract.grammar.tense import looks_ahead
from extract.grammar.words import alternation, capitalised

MONTHS = {name.lower(): n for n, names in calendar().months.items() for name in names}
SEASONS = {name: s for s in calendar().seasons for name in s.names}
ORDINALS = calendar().ordinals

_FULL = [names[0] for names in calendar().months.values()]
_ABBREVIATED = [name for names in calendar().months.values() for name in names[1:]]
FULL_MONTH = rf"(?:{capitalised(_FULL)})"
MONTH = rf"(?:{FULL_MONTH}|(?:{capitalised(_ABBREVIATED)})\b\.?)"
SEASON = rf"(?i:{alternation(SEASONS)})"
YEAR = r"(?:(?:19|20)\d\d|2100)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?i:st|nd|rd|th)?"
ORDINAL = rf"(?i:{alternation(ORDINALS)})"
DASH = r"\s?[-–—‑−]\s?"
_SHORT = r"\d\d(?:\d\d)?"
YEARS = rf"{YEAR}(?:(?:{DASH}|\s?/\s?){_SHORT})?(?!\d)"
_FISCAL_NAME = (
    r"(?i:fiscal|financial|academic|school|budget|marketing)\s+(?i:years?)(?:\s+\(FYs?\))?"
)
FISCAL = (
    rf"(?:(?:(?:{_FISCAL_NAME}|FYs?|AY|JFY)(?:\s?'|\s?’|\s)?\s*)"
    rf"(?:{YEAR}(?:(?:{DASH}|\s?/\s?|\s(?i:to)\s){_SHORT})?|\d\d(?:[-–/]\d\d)?)(?!\d)"
    rf"|{YEARS}\s+{_FISCAL_NAME})"
)
_WHOSE_YEAR = rf"(?:{FISCAL}|{YEARS}|(?i:(?:this|next|last|the)\s+(?:fiscal\s+|financial\s+)?year))"
QUARTER = (
    rf"(?:(?:{ORDINAL}\s+(?i:quarter)(?:\s+(?i:of))?|Q[1-4](?:\s+(?i:of))?|[1-4]Q)\s*(?:the\s+)?,?\s*"
    rf"{_WHOSE_YEAR})"
)
HALF = (
    rf"(?:(?:{ORDINAL}\s+(?i:half)(?:\s+(?i:of))?|H[12](?:\s+(?i:of))?|[12]H)\s*(?:the\s+)?"
    rf"{_WHOSE_YEAR})"
)
DECADE = r"(?:(?:1[89]|20|21)\d0(?:'|’)?s)"
CENTURY = r"(?:(?:\d\d?(?:st|nd|rd|th)|twenty-first|twentieth)\s+(?i:century)|(?i:mid-?century))"
_EDGE = r"(?:the\s+)?(?:very\s+)?(?:end|start|beginning|close)(?:\s+of)?"
STAGE = (
    rf"(?i:early(?:\s+in)?|later?\s+in|earlier\s+in|late|mid|middle\s+of|{_EDGE})"
    r"(?:\s*[-–]\s*|\s+)(?:the\s+)?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a date may lean on: the issue date, and the text of the block on either side of it."""

    issued: date | None = None
    before: str = ""
    after: str = ""
    ahead: bool | None = None
    """True after an opener that looks ahead ("by"), False after one that looks back ("since")."""

    @property
    def future(self) -> bool:
        """Whether the sentence looks ahead."""
        return looks_ahead(self.before, self.after) if self.ahead is None else self.ahead


@dataclass(frozen=True, slots=True)
class Parts:
    """A day, month or year as far as it is written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def placed(self, moment: Moment) -> Parts | None:
        """Give the year that the words leave out; None when nothing says it."""
        if self.year is not None:
            return self
        issued = moment.issued
        if issued is None or self.month is None:
            return None
        here = (self.month, self.day or 0)
        now = (issued.month, issued.day if self.day else 0)
        distance = self.month - issued.month
        shift = 0
        if moment.ahead is False:
            shift = -(here >= now)
        elif here > now and not moment.future and distance > 1:
            shift = -1
        elif here < now and moment.future and (distance < -2 or moment.ahead):
            shift = 1
        return replace(self, year=issued.year + shift)

    def written(self) -> str | None:
        """Write EDTF; None for a day that does not exist."""
        if self.year is None:
            return None
        text = edtf.write(self.year, self.month, self.day)
        return text if edtf.is_valid(text) else None


_DATED = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY})(?:\s*,\s*|\s+)(?P<year>{YEAR})",
        rf"(?P<day>{DAY})(?:\s+(?i:of))?\s+(?P<month>{MONTH})(?:\s*,\s*|\s+)(?P<year>{YEAR})",
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY})",
        rf"(?P<day>{DAY})(?:\s+(?i:of))?\s+(?P<month>{MONTH})",
        rf"(?P<month>{MONTH})(?:\s*,\s*|\s+(?i:of)\s+|\s+)(?P<year>{YEAR})",
        rf"(?P<month>{MONTH})",
        rf"(?P<year>{YEAR})-(?P<number>0[1-9]|1[0-2])-(?P<day>\d\d)",
        rf"(?P<day>{DAY})(?:\s*,\s*|\s+)(?P<year>{YEAR})",
        rf"(?P<year>{YEAR})",
        rf"(?P<day>{DAY})",
    )
]
CALENDAR_DAY = (
    rf"(?:{MONTH}\s+{DAY}(?:\s*,\s*|\s+){YEAR}|{DAY}(?:\s+of)?\s+{MONTH}(?:\s*,\s*|\s+){YEAR}"
    rf"|{MONTH}\s+{DAY}(?![\d,]*\d)|{DAY}\s+{MONTH}|{YEAR}-(?:0[1-9]|1[0-2])-(?:3[01]|[012]\d))"
)
CALENDAR_MONTH = (
    rf"(?:{MONTH}(?:\s*,\s*|\s+(?i:of)\s+|\s+){YEAR}"
    rf"|{MONTH}\s+(?:of\s+)?(?i:(?:this|last|next)\s+year)|{FULL_MONTH})"
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


def _dated(text: str, moment: Moment) -> str | None:
    parts = read_parts(text)
    if parts is None or (parts.month is None and parts.year is None):
        return None
    placed = parts.placed(moment)
    return placed.written() if placed else None


def _month_of_year(match: re.Match[str], moment: Moment) -> str | None:
    if moment.issued is None:
        return None
    year = moment.issued.year + {"this": 0, "last": -1, "next": 1}[match["which"].lower()]
    return edtf.write(year, MONTHS[match["month"].lower().rstrip(".")])


def _second_year(first: int, short: str) -> int:
    second = int(short) if len(short) == 4 else first - first % 100 + int(short)
    return second + 100 if second < first and len(short) == 2 else second


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
    if len(found[1]) == 2 and "-" in text and int(found[1]) <= 12 and int(found[1]) <= first % 100:
        return edtf.write(first, int(found[1])) if int(found[1]) else None
    second = _second_year(first, found[1])
    return edtf.interval(edtf.write(first), edtf.write(second)) if second > first else None


def _pair(match: re.Match[str], moment: Moment) -> str | None:
    return read_years(match[0])


def _whose_year(text: str, moment: Moment) -> tuple[int, int] | None:
    """Return the year of a quarter or half and the month in which it begins."""
    if figures := re.findall(r"\d+", text):
        year = int(figures[0]) if len(figures[0]) == 4 else 2000 + int(figures[0])
        fiscal = len(figures) > 1 and text.upper().startswith("F")
        return year, calendar().fiscal_year_start if fiscal else 1
    if moment.issued is None:
        return None
    shift = {"this": 0, "the": 0, "last": -1, "next": 1}[text.split()[0].lower()]
    return moment.issued.year + shift, 1


def _months_from(year: int, month: int, count: int) -> str:
    """Write an interval of `count` months that begins with `month` (which may pass December)."""
    first, last = year * 12 + month - 1, year * 12 + month + count - 2
    return edtf.interval(
        edtf.write(first // 12, first % 12 + 1), edtf.write(last // 12, last % 12 + 1)
    )


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
    return _months_from(year, start + (number - 1) * length, length)


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
    named = {"twenty-first": 21, "twentieth": 20}
    word = match["number"].lower()
    number = named.get(word) or int(re.sub(r"\D", "", word))
    return f"{number - 1:02d}XX" if 2 <= number <= 30 else None


def _mid_century(match: re.Match[str], moment: Moment) -> str | None:
    return edtf.write(moment.issued.year // 100 * 100 + 50) if moment.issued else None


def _year_ended(match: re.Match[str], moment: Moment) -> str | None:
    parts = read_parts(match["end"])
    placed = parts.placed(moment) if parts else None
    if placed is None or placed.year is None or placed.month is None:
        return None
    return _months_from(placed.year - 1, placed.month + 1, 12)


def _months_of_year(match: re.Match[str], moment: Moment) -> str | None:
    count = read_integer(match["count"])
    if count is None or not 1 <= count <= 12:
        return None
    year = int(match["year"])
    return _months_from(year, 13 - count if match["which"].lower() != "first" else 1, count)


_Reader = Callable[[re.Match[str], Moment], str | None]
YEAR_ENDED = rf"(?i:year)\s+(?i:end(?:ed|ing))\s+(?:on\s+)?(?:{CALENDAR_DAY}|{CALENDAR_MONTH})"
MONTHS_OF_YEAR = rf"(?i:first|last|final)\s+{INTEGER}\s+(?i:months\s+of)\s+{YEAR}"
SEASON_OF_YEAR = rf"{SEASON}(?:\s+(?i:of)|,)?\s+{YEAR}"
WHICH_SEASON = rf"(?i:this|next|last|past)\s+{SEASON}"

_FORMS: list[tuple[re.Pattern[str], _Reader]] = [
    (re.compile(pattern), reader)
    for pattern, reader in (
        (
            rf"(?P<month>{MONTH})\s+(?:of\s+)?(?P<which>(?i:this|last|next))\s+(?i:year)",
            _month_of_year,
        ),
        (rf"(?:{FISCAL}|{YEARS})", _pair),
        (
            rf"(?P<part>{ORDINAL}\s+(?i:quarter|half)|[QH][1-4]|[1-4][QH])(?:\s+(?i:of))?,?\s*"
            rf"(?:(?i:the)\s+)?(?P<whose>{_WHOSE_YEAR})",
            _part_of_year,
        ),
        (
            rf"(?:(?P<which>(?i:this|next|last|past|the))\s+)?(?P<season>{SEASON})"
            rf"(?:(?:\s+(?i:of)|,)?\s+(?P<year>{YEAR}))?",
            _season,
        ),
        (r"(?P<decade>\d{4})['’]?s", _decade),
        (r"(?P<number>\S+)\s+(?i:century)", _century),
        (r"(?i:mid-?century)", _mid_century),
        (r"(?i:year)\s+(?i:end(?:ed|ing))\s+(?:on\s+)?(?P<end>.+)", _year_ended),
        (
            rf"(?P<which>(?i:first|last|final))\s+(?P<count>{INTEGER})\s+(?i:months\s+of)\s+"
            rf"(?P<year>{YEAR})",
            _months_of_year,
        ),
    )
]
_STAGED = re.compile(rf"{STAGE}(?P<rest>.+)")
_OR_SOONER = re.compile(rf"(?P<year>{YEAR})\s+or\s+(?:sooner|earlier|before)", re.IGNORECASE)

POINT = (
    rf"(?:(?:{STAGE})?(?:{YEAR_ENDED}|{MONTHS_OF_YEAR}|{QUARTER}|{HALF}|{FISCAL}|{CALENDAR_DAY}"
    rf"|{CALENDAR_MONTH}|{SEASON_OF_YEAR}|{WHICH_SEASON}|{DECADE}|{CENTURY}"
    rf"|{YEAR}\s+(?i:or\s+(?:sooner|earlier))|{YEARS}))"
)


def read_point(text: str, moment: Moment) -> str | None:
    """Read one date; "early", "mid" and "end" of it leave its precision as it is."""
    if match := _OR_SOONER.fullmatch(text):
        return edtf.interval(None, match["year"])
    if value := _dated(text, moment):
        return value
    for pattern, reader in _FORMS:
        if match := pattern.fullmatch(text):
            return reader(match, moment)
    if match := _STAGED.fullmatch(text):
        return read_point(match["rest"], moment)
    return None
