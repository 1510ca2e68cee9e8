"""What stands between two lines when they become one run of text.

A hyphen at a line end goes only when the joined form is a word: it occurs in the document, in the
word list `rules/words.txt`, or neither half could stand alone. Otherwise the hyphen stays and no
space is added, as in "U.S.-/Japan", "Indo-/Pacific", "$10-/15 million".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from extract.resources import resource

Join = Literal["space", "tight", "drop"]
"""Put a space between; put nothing; drop the last character (a hyphen) and put nothing."""

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+)[-\u2010]$")
_HEAD = re.compile(r"([^\W\d_]+)")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SUSPENDED = frozenset(("and", "or", "to", "und", "oder", "et", "ou", "y", "o"))
_SUFFIXES = ("ies", "ing", "ed", "es", "ly", "s")


@cache
def known_words() -> frozenset[str]:
    """Words of fact sheets, lower case, without hyphens."""
    text = resource("rules/words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


class Vocabulary:
    """The words of one document, whole and hyphenated, beside the known ones."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._seen: set[str] = set()
        self.sets_hyphens = False
        """Whether the typesetter's own hyphen (U+2010) stands at line ends only."""
        broken = inside = False
        for line in lines:
            words = _WORD.findall(line.lower())
            start, broken = int(broken), line.rstrip().endswith(("-", "\u2010"))
            self._seen.update(words[start : -1 if broken else None])
            inside = inside or "\u2010" in line.rstrip()[:-1]
            self.sets_hyphens = self.sets_hyphens or line.rstrip().endswith("\u2010")
        self.sets_hyphens = self.sets_hyphens and not inside

    def has(self, word: str) -> bool:
        """Whether `word` (lower case) occurs in the document or in the word list."""
        if word in self._seen or word in known_words():
            return True
        stems = (word.removesuffix(s) for s in _SUFFIXES if word.endswith(s))
        return any(len(stem) > 3 and (stem in known_words()) for stem in stems)

    def hyphenated(self, left: str, right: str) -> bool:
        """Whether the document writes `left`-`right` with a hyphen in mid-line."""
        return f"{left}-{right}" in self._seen


def join(before: str, after: str, words: Vocabulary) -> Join:
    """Say how the line `before` goes on with the line `after`."""
    if before.endswith("\u00ad") or (before.endswith("\u2010") and words.sets_hyphens):
        return "drop"
    if before.endswith(("-", "\u2010", "\u2011")) and len(before) > 1 and not before[-2].isspace():
        return _hyphen(before, after, words)
    if before.endswith(("–", "—", "/")) and len(before) > 1 and not before[-2].isspace():
        return "tight"
    if after[:1] in ("—", "/") and after[1:2].strip():
        return "tight"
    return "tight" if _CJK.match(before[-1:]) and _CJK.match(after) else "space"


def _hyphen(before: str, after: str, words: Vocabulary) -> Join:
    tail, head = _TAIL.search(before), _HEAD.match(after)
    if not tail or not head:
        return "tight"
    left, right = tail[1], head[1]
    if right.lower() in _SUSPENDED:
        return "space"
    if not right[0].islower() or len(left) < 2 or left.isupper() or "-" in before[:-1].split()[-1]:
        return "tight"
    left, right = left.lower(), right.lower()
    if words.hyphenated(left, right):
        return "tight"
    if words.has(left + right):
        return "drop"
    return "tight" if words.has(right) else "drop"
