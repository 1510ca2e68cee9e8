"""Acronyms: "Ministry of Economy, Trade and Industry (METI)" tells what METI is.

An acronym is defined once in brackets behind its name, and used anywhere in the sheet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language

from extract.annotate.found import Found, add_candidates, candidates, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BRACKET = re.compile(
    r"(?:[’']s)?[”\"’']?\s?\((?:(?:the|hereinafter|or)\s)?[“\"‘']?(?P<short>[A-Z0-9][\w&.\-‑–/]{1,14}|[a-z]{1,3}[A-Z]\w+)[”\"’']?\)"
)
_TOPIC = re.compile(r" (?:on|for)(?: the)? $")
_FIGURES = {"DATE", "MONEY", "QUANTITY"}
_SELF_NAMED = {"ORG", "PROGRAM", "INSTRUMENT"}
_SMALL = {"of", "the", "for", "and", "on", "in", "to", "de", "la", "du", "a", "with", "by"}


class Definition(NamedTuple):
    """Where an acronym stands in brackets, and where the name before it begins and ends."""

    short: str
    start: int
    end: int
    name_end: int


def definitions(text: str) -> list[Definition]:
    """Return the acronyms that `text` gives in brackets, in order."""
    return [
        Definition(m["short"], *m.span("short"), m.start())
        for m in _BRACKET.finditer(text)
        if sum(c.isupper() for c in m["short"]) >= 2
    ]


def explains(short: str, name: str, label: str) -> bool:
    """Tell whether `name` is what `short` stands for; a place before a bracket often is not."""
    return len(name) > len(short) and (label in _SELF_NAMED or initials_fit(short, name))


def initials_fit(short: str, name: str) -> bool:
    """Tell whether `short` is made of letters of `name` in order, most words having a part."""
    letters = [c.lower() for c in short if c.isalpha()]
    rest = iter(name.lower())
    return bool(letters) and all(letter in rest for letter in letters)


def name_before(text: str, end: int, short: str) -> int | None:
    """Return where the name begins that ends at `end` and whose initials are `short`."""
    letters = [c.lower() for c in short if c.isalpha()]
    words = list(re.finditer(r"[\w.&’']+", text[max(0, end - 200) : end]))
    offset = max(0, end - 200)
    left = len(letters)
    for word in reversed(words):
        initial = word[0][0].lower()
        if word[0] in _SMALL:
            if left and letters[left - 1] == initial and len(letters) > 3:
                left -= 1
            continue
        if not word[0][0].isupper() or not left or letters[left - 1] != initial:
            return None
        left -= 1
        if left == 0:
            return offset + word.start()
    return None


def is_of_topic(text: str, name: Found, definition: Definition) -> bool:
    """Tell whether an acronym behind an instrument stands for what the instrument is about.

    "Memorandum of Cooperation on the Joint Crediting Mechanism (JCM)".
    """
    start = name_before(text, definition.name_end, definition.short)
    return (
        name.label == "INSTRUMENT"
        and start is not None
        and bool(_TOPIC.search(text[name.start : max(name.start, start)]))
    )


@Language.component("extract_acronyms")
def find_acronyms(doc: Doc) -> Doc:
    """Add as candidates the acronyms of `doc` that a name of known label explains."""
    text = text_of(doc)
    if "(" not in text:
        return doc
    known = [f for f in candidates(doc) if f.label not in _FIGURES]
    found = []
    for definition in definitions(text):
        ends = [f for f in known if f.end == definition.name_end and f.start < f.end - 3]
        if ends:
            name = min(ends, key=lambda f: f.start)
            if explains(definition.short, text[name.start : name.end], name.label):
                label = "PROGRAM" if is_of_topic(text, name, definition) else name.label
                found.append(Found(definition.start, definition.end, label, "rule:acronym.defined"))
    add_candidates(doc, found)
    return doc
