"""The words of a text as names in capitals see them.

"U.S.-Japan" is one word, and so are "(CoRe)", an acronym in brackets, and "Women's", the
possessive of a common noun; "OF" in a heading in capitals is "of".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CAPITAL = re.compile(r"[^\W\d_a-z][\w&.'’+]*$|[a-z][A-Z]\w*$|\d+(?:st|nd|rd|th)$|\d\.0$")
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[\w&-]{2,14}$")
_HYPHENS = "-‐‑–/"
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_POSSESSIVE = {"'s", "’s", "'", "’"}
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "by",
        "for",
        "from",
        "in",
        "its",
        "of",
        "on",
        "our",
        "the",
        "their",
        "to",
        "with",
    ]
)
_SMALL_CAPITALS = frozenset({"Our", "Their", "Its", "And", "Of"})


class Word(NamedTuple):
    """A word of a phrase: its characters, its text, and whether it begins with a capital."""

    start: int
    end: int
    text: str
    capital: bool


def words_of(doc: Doc, possessives: frozenset[str] = frozenset()) -> list[Word]:
    """Return the words of `doc`; the possessive of one of `possessives` stays with it."""
    words: list[Word] = []
    joined = False
    for token in doc:
        start, text = token.idx, token.text
        end = start + len(text)
        if (
            text == ")"
            and len(words) > 2
            and words[-2].text == "("
            and _ACRONYM.match(words[-1][2])
        ):
            inner, bracket = words.pop(), words.pop()
            words.append(Word(bracket.start, end, f"({inner.text})", False))
            continue
        if text in _POSSESSIVE and words and words[-1].text in possessives:
            last = words.pop()
            words.append(Word(last.start, end, last.text + text, last.capital))
            continue
        if words and words[-1].end == start and (joined or text in _HYPHENS):
            last = words.pop()
            start, text = last.start, last.text + text
        joined = text[-1] in _HYPHENS and len(text) > 1
        words.append(_word(start, end, text))
    return words


def _word(start: int, end: int, text: str) -> Word:
    if text.lower() in _SMALL and (text.isupper() or text in _SMALL_CAPITALS):
        return Word(start, end, text.lower(), False)
    return Word(start, end, text, bool(_CAPITAL.match(_HYPHEN.split(text, maxsplit=1)[0])))
