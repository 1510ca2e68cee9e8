"""What a sheet's abbreviations stand for: "Long Form (LF)" and "LF (Long Form)", anywhere in it.

The letters of the abbreviation are looked for in the words before the bracket, as Schwartz and
Hearst describe ("A simple algorithm for identifying abbreviation definitions in biomedical
text", 2003).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.normalise.fold import fold

_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "de", "des", "du", "et", "for", "für", "in", "la", "le"}
    | {"of", "on", "or", "the", "to", "und", "with"}
)
_SHORT = r"(?=[^\s()]*[A-Z])[A-Za-z0-9][A-Za-z0-9&.*/+’'-]{1,14}"
_BEHIND = re.compile(rf"\(\s*(?:the\s+)?[\"“‘']?(?P<short>{_SHORT})[\"”’']?\s*(?:\)|,|;)")
_BEFORE = re.compile(r"(?<![\w.])(?P<short>[A-Z][A-Z0-9&.-]{1,10})\s*\(\s*(?P<long>[^()]{6,120})\)")
_POSSESSIVE = re.compile(r"[’']s$")
_WORD = re.compile(r"[^\s()\[\]]+")
_CLAUSE = re.compile(r"[;:•\n]|(?<![A-Z])\.\s+(?=[A-Z])")
_MOST_WORDS = 16
_REACH = 300


@dataclass(frozen=True, slots=True)
class Definition:
    """`long` stands in the text and ends at `end`; `short` is what it is called."""

    short: str
    long: str
    end: int


def is_acronym(text: str) -> bool:
    """Tell whether `text` looks like an abbreviation: one word, short, two capitals or digits."""
    if " " in text:
        return False
    letters = [c for c in text if c.isalnum()]
    capitals = [c for c in letters if c.isupper() or c.isdigit()]
    return 2 <= len(letters) <= 14 and len(capitals) >= 2


def definitions(text: str, known: Container[str] = ()) -> Iterator[Definition]:
    """Yield each abbreviation that `text` defines, save those whose folded form is `known`."""
    for match in _BEHIND.finditer(text):
        short = match["short"].rstrip(".")
        if fold(short) in known:
            continue
        begin = max(0, match.start() - _REACH)
        before = text[begin : match.start()].rstrip()
        if is_acronym(short) and (long := _long_form(short, before)):
            yield Definition(short, long, begin + len(before))
    for match in _BEFORE.finditer(text):
        if spells(match["short"], match["long"].strip()):
            yield Definition(match["short"], match["long"].strip(), match.end("long"))


def _long_form(short: str, before: str) -> str | None:
    """Return the words at the end of `before` whose letters spell `short`."""
    clause = _CLAUSE.split(before)[-1]
    words = list(_WORD.finditer(clause))[-_MOST_WORDS:]
    for first in reversed(words):
        candidate = _POSSESSIVE.sub("", clause[first.start() :].strip(" ,“”\"‘’'"))
        opening = first.group().lstrip("“\"‘'")
        if fold(opening) in _SMALL or not opening[:1].isalnum():
            continue
        if spells(short, candidate) and len(candidate) > len(short):
            return candidate
    return None


@lru_cache(maxsize=1 << 14)
def spells(short: str, long: str) -> bool:
    """Tell whether the letters of `short` stand in `long` in order, each opening or in a word.

    The first letter opens the first word; every capitalised word of `long` gives a letter.
    """
    letters = re.sub(r"[^a-z0-9]", "", fold(short))
    if letters.endswith("s") and short.endswith("s"):
        letters = letters[:-1]
    words = [w for w in re.split(r"[\s/–—-]+", long.strip()) if w]
    folded = [fold(w) for w in words]
    if len(letters) < 2 or not words or not folded[0].startswith(letters[0]):
        return False
    needed = [f for w, f in zip(words, folded, strict=True) if w[:1].isupper() and f not in _SMALL]
    return _consume(letters, tuple(f for f in folded if f), len(needed))


def _consume(letters: str, words: tuple[str, ...], needed: int) -> bool:
    """Match `letters` to words from the left, letting most words give one letter at their start."""
    seen: set[tuple[int, int, int, int]] = set()

    def go(i: int, word: int, at: int, opened: int) -> bool:
        if i == len(letters):
            return opened >= min(needed, 2) and opened * 2 > needed
        if word == len(words) or (i, word, at, opened) in seen:
            return False
        seen.add((i, word, at, opened))
        here = words[word].find(letters[i], at)
        while here >= 0 and (here == 0 or at > 0):
            if go(i + 1, word, here + 1, opened + (at == 0)):
                return True
            here = words[word].find(letters[i], here + 1)
        return go(i, word + 1, 0, opened)

    return go(0, 0, 0, 0)


@lru_cache(maxsize=1 << 14)
def initials(text: str) -> frozenset[str]:
    """Return the abbreviations that a name's initials make, with and without its small words."""
    words = [w for w in re.split(r"[\s/–—-]+", re.sub(r"\([^)]*\)", "", text)) if w[:1].isalnum()]
    folded = [fold(w) for w in words]
    every = "".join(_initial(w, f) for w, f in zip(words, folded, strict=True) if f)
    large = "".join(
        _initial(w, f) for w, f in zip(words, folded, strict=True) if f and f not in _SMALL
    )
    return frozenset({every, large} - {""})


def _initial(word: str, folded: str) -> str:
    """The first letter; of a word of capitals ("U.S.", "ASEAN") the first, or all of "U.S."."""
    return folded if re.fullmatch(r"(?:[A-Z]\.){2,}[A-Z]?", word) else folded[0]
