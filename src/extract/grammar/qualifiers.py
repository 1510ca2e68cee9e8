"""Qualifiers of a figure: "up to", "more than", "nearly", "an additional"."""

from __future__ import annotations

import re
from typing import cast

from extract.grammar.facts import numbers
from extract.grammar.words import alternation, squeeze
from extract.schema import Qualifier

_MEANING = {p.lower(): q for q, phrases in numbers().qualifiers.items() for p in phrases}
_AFTER = {p.lower(): q for q, phrases in numbers().qualifiers_after.items() for p in phrases}
_PHRASE = alternation(_MEANING)
QUALIFIER_PHRASES = frozenset(_MEANING)

_AFTER_PHRASE = r"(?:(?<=[~≈<>≤≥])\s?|\s+|(?=\d))"
QUALIFIER = rf"(?i:(?<![\w-])(?:{_PHRASE}){_AFTER_PHRASE}(?:(?<=up\sto\s)an?\s+(?=[$£€¥₹\d]))?)"
QUALIFIERS = rf"(?:{QUALIFIER}{{1,3}})"

_LEADING = re.compile(rf"(?P<phrase>{_PHRASE}){_AFTER_PHRASE}", re.IGNORECASE)


def split_qualifier(text: str) -> tuple[Qualifier, str]:
    """Return the qualifier that opens `text`, and the rest; the first of several wins.

    "up to an additional $10 million" is up to: how far outranks that it is more.
    """
    found: Qualifier = "exact"
    rest = text.strip()
    while match := _LEADING.match(rest):
        if found == "exact":
            found = cast(Qualifier, _MEANING[squeeze(match["phrase"]).lower()])
        rest = re.sub(r"^an?\s+(?=[^\sA-Za-z])", "", rest[match.end() :])
    return found, rest


def qualifier_after(word: str) -> Qualifier | None:
    """Return what a word behind a figure says of it ("10 more", "6,000 plus")."""
    return cast("Qualifier | None", _AFTER.get(squeeze(word).lower()))
