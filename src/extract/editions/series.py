"""Which sheets are editions of one series, and the order in which they were issued."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from extract.editions.matching import Sheet, match
from extract.editions.terms import Lexicon
from extract.schema import Document

_TITLE = 90
"""Titles this alike (rapidfuzz token_set_ratio, 0 to 100) name one series."""
_CONTENT = 0.3
"""So do sheets that share this part of the smaller one's records, whatever their titles."""
_NO_SUBJECT = re.compile(
    r"\b(?:fact\s*sheets?|factsheets?|backgrounder|progress|update[sd]?|edition|the|an?|of|on|and|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\d+(?:st|nd|rd|th)?|[^\w\s]",
    re.IGNORECASE,
)


def in_order(documents: Sequence[Document]) -> list[Document]:
    """Return documents by date of issue; those without one come last, by id."""
    return sorted(documents, key=lambda d: (d.issued is None, d.issued or "", d.doc_id))


def series(sheets: Sequence[Document], lexicon: Lexicon) -> list[int]:
    """Return the number of the series of each sheet: the index of its first one."""
    titles = [subject(document.title) for document in sheets]
    group = list(range(len(sheets)))
    for later in range(len(sheets)):
        for earlier in reversed(range(later)):
            if group[later] != group[earlier] and (
                fuzz.token_set_ratio(titles[earlier], titles[later]) >= _TITLE
                or _shares(sheets[earlier], sheets[later], lexicon)
            ):
                gone = max(group[earlier], group[later])
                kept = min(group[earlier], group[later])
                group = [kept if number == gone else number for number in group]
    return group


def subject(title: str) -> str:
    """Return a title without dates, numbers and the name of the kind of sheet.

    >>> subject("Factsheet: Digital Partnership, May 2025")
    'digital partnership'
    """
    return " ".join(_NO_SUBJECT.sub(" ", title).casefold().split())


def _shares(one: Document, other: Document, lexicon: Lexicon) -> bool:
    least = min(len(one.records), len(other.records))
    if not least:
        return False
    pairs = match(Sheet.of(one), Sheet.of(other), lexicon).pairs
    return len(pairs) >= _CONTENT * least
