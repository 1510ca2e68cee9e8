"""Persons, told by the title before them: "Prime Minister Narendra Modi"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from extract.annotate.actors import is_odd
from extract.annotate.found import Found, add_candidates, text_of
from extract.annotate.heads import Heads, shipped

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = r"[A-ZÀ-ÖØ-ÞŠŽĆČŁ](?:[\w-]|[’'](?!s\b))+|[A-Z]\."
_PARTICLE = r"bin|bint|al|el|van|von|der|de|da|dos|di|la|ibn"
_NAME = (
    rf"(?:(?:{_PARTICLE})\s)?(?:{_WORD})(?:\s(?:(?:{_PARTICLE})\s)*(?:{_WORD})){{0,4}}"
    r"(?:,\s[JS]r\.)?"
)
_NO_NAME = {
    "Summit",
    "Office",
    "Administration",
    "Initiative",
    "The",
    "And",
    "Of",
    "Meeting",
    "Dialogue",
    "Council",
    "Forum",
    "On",
    "In",
    "At",
    "To",
    "For",
    "Committee",
    "Partnership",
    "House",
}


@cache
def _pattern(heads: Heads) -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, heads.titles), key=len, reverse=True))
    field = "|".join(sorted(map(re.escape, heads.portfolios), key=len, reverse=True))
    office = rf"\s(?:of|for)\s(?:the\s)?(?:{field})(?:(?:,|,?\sand|\s&)\s(?:{field}))*"
    return re.compile(
        rf"(?<![\w-])(?:{titles})(?:{office})?,?(?:\s(?:{titles}))*\s(?P<name>{_NAME})"
    )


@cache
def _not_in_names(heads: Heads) -> frozenset[str]:
    """Return the words that no person's name has: those of titles, and the heads of bodies.

    "The President, Vice President, and", "King Faisal Hospital", "Secretary, Ministry of Reefs".
    """
    titles = {word for title in heads.titles for word in title.split()}
    bodies = {words[0] for words, head in heads.heads.items() if head.label == "ORG"}
    return frozenset(titles | bodies)


def people_of(text: str, heads: Heads) -> list[Found]:
    """Return the persons of `text` that a title precedes."""
    found = []
    for match in _pattern(heads).finditer(text):
        start, end = match.span("name")
        name = text[start:end]
        words = name.split()
        if words[0] in ("Jr", "Sr") or not is_odd(name):
            continue
        if not _not_in_names(heads).isdisjoint(words):
            continue
        kept = [w for i, w in enumerate(words) if not any(v in _NO_NAME for v in words[: i + 1])]
        if kept:
            name = name[: name.find(kept[-1]) + len(kept[-1])] if len(kept) < len(words) else name
            found.append(Found(start, start + len(name), "PERSON", "rule:person.title"))
    return found


@Language.component("extract_people")
def find_people(doc: Doc) -> Doc:
    """Add the persons of `doc` as candidates."""
    add_candidates(doc, people_of(text_of(doc), shipped()))
    return doc
