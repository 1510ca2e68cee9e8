"""Dates that are none: years inside names, "today" meaning nowadays, "May" that is no month."""

from __future__ import annotations

import re

from extract.grammar.facts import calendar
from extract.grammar.units import UNIT
from extract.grammar.words import alternation, around

_YEARS = re.compile(r"(?:19|20|21)\d\d(?:\s?[-–/]\s?\d{2,4})?")
_COUNTED = re.compile(rf"{UNIT}|\s?[€£¥₹]")
_QUALIFIED = re.compile(r"\b(?:than|nearly|almost|approximately|at\s+least|some|about)\s+$", re.I)
_CENTURY = re.compile(r"\S+\s+century", re.IGNORECASE)
_BEFORE_YEAR = re.compile(
    r"(?:^|.*?[\s(“\"‘'/—–-])(?P<word>[A-Z][\w’'&.-]*|\([A-Z]+)(?P<of>\s+of)?,?\s+$", re.DOTALL
)
_LAW = re.compile(r"\b(?:Act|Law|Code|Ordinance|Regulations?|Treaty|Convention)(?:\s+of|,)\s+$")
_NAME_RUN = re.compile(
    r"\s+((?:(?:[A-Z0-9][\w.’'&–-]*|–|-|of|on|the|and|for|in|to)\s+){0,8}?"
    rf"(?:{alternation(calendar().event_nouns)}))\b(?!\s+(?!of|on|in|the|and)[A-Z])"
)
_NOWADAYS = re.compile(r"(?:\b(?:of|but|than|and\s+even)|[a-z]—)\s*$", re.IGNORECASE)
_MONTH_CUE = re.compile(
    r"\b(?:in|by|since|until|till|through|during|from|to|and|or|of|on|for|last|next|this|early|late|mid"
    r"|before|after|between|the|our|’s|'s)[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Whether what looks like a date at `text[start:end]` belongs to a name or is another word."""
    mention = text[start:end]
    before, after = around(text, start, end)
    if _YEARS.fullmatch(mention):
        if _COUNTED.match(after) or (
            _QUALIFIED.search(before)
            and re.match(r"\s+(?!levels?\b|targets?\b|goals?\b|baselines?\b)[a-z]", after)
        ):
            return True
        return _year_in_name(before, after)
    if mention.lower() in ("today", "tomorrow"):
        return _NOWADAYS.search(before) is not None
    if _CENTURY.fullmatch(mention):
        return re.match(r"\s+[A-Z]", after) is not None
    if mention in ("May", "March", "Mar", "Jan", "August"):
        return not _MONTH_CUE.search(before)
    return False


def _year_in_name(before: str, after: str) -> bool:
    if _LAW.search(before) or _NAME_RUN.match(after):
        return True
    match = _BEFORE_YEAR.fullmatch(before)
    if not match or before.rstrip().endswith(","):
        return False
    word = match["word"]
    return word not in calendar().sentence_openers and not word.endswith(("'s", "’s", "s’", "U.S."))
