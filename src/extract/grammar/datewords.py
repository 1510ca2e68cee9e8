"""The words that a date may begin with, and the words without which a text holds no date."""

from __future__ import annotations

from extract.grammar.facts import calendar

_FACTS = calendar()
_NAMES = [
    name
    for names in (
        *_FACTS.months.values(),
        *_FACTS.weekdays.values(),
        *(season.names for season in _FACTS.seasons),
    )
    for name in names
]
_DAYS = ["today", "yesterday", "tomorrow", "tonight"]
_PERIODS = ["year", "month", "week", "day", "decade", "century", "quarter", "hour"]

_OTHERS = ["date", "far", "then", "half", "year-end", "mid-century", "administration", "one"]
CUES = [*_NAMES, *_DAYS, *_PERIODS, *_OTHERS]
"""A text with no year in figures and none of these has no date."""

_OPENING = """
this next last past coming following upcoming previous preceding current recent over within during
for throughout in the these several few couple many number to thus later earlier early late mid
middle end start beginning close rest course very year years months weeks decades fiscal financial
academic school budget calendar marketing crop tax FY FYs AY JFY Q H twenty twentieth from between
since post on
"""
DATE_STARTS = [*_NAMES, *_DAYS, *_FACTS.ordinals, *_OPENING.split()]
"""What a date may begin with, beside figures and the openers of `rules/calendar.yaml`."""
