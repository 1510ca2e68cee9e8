"""What a date leans on: the moment of issue, and the parts of a date that are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from extract.grammar import edtf
from extract.grammar.facts import calendar
from extract.grammar.tense import looks_ahead
from extract.grammar.words import capitalised

_MONTH_OR_DAY = (
    rf"(?:(?:\d\d?\s+)?(?:{capitalised(m[0] for m in calendar().months.values())})(?:\s+\d\d?)?)"
)
_LENT_YEAR = re.compile(
    rf"(?:,\s+{_MONTH_OR_DAY})*,?\s+(?:and|or)\s+{_MONTH_OR_DAY},?\s+(?P<year>20\d\d)\b"
)
"""A later date of the same list gives the year: "January and February 2022"."""


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
        if self.month is not None and (lent := _LENT_YEAR.match(moment.after)):
            return replace(self, year=int(lent["year"]))
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
