"""Alternations for the grammar's patterns, longest first so that none hides another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def alternation(words: Iterable[str]) -> str:
    """Join words to a pattern; a space in a word stands for any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.sub(r"(\\ )+", r"\\s+", re.escape(word)) for word in ordered)


def capitalised(words: Iterable[str]) -> str:
    """Join words as they are written with a capital, or in capitals, but never in lower case."""
    return alternation(form for word in words for form in (word.capitalize(), word.upper()))


def squeeze(text: str) -> str:
    """Return `text` without white space around it, and with one space for each run of it inside."""
    return " ".join(text.split())


def around(text: str, start: int, end: int, width: int = 400) -> tuple[str, str]:
    """Return up to `width` characters before `start` and after `end`: enough for any sentence."""
    return text[max(0, start - width) : start], text[end : end + width]


_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the first token of each phrase in lower case: where a match of one may begin."""
    return frozenset(match[0].lower() for p in phrases if (match := _TOKEN.match(p.strip())))


def starts(text: str, firsts: frozenset[str]) -> Iterator[int]:
    """Yield where a figure, or one of the words or signs `firsts`, begins in `text`.

    Patterns with hundreds of alternatives are tried at these places only: it is what makes the
    grammar fast.
    """
    for match in _TOKEN.finditer(text):
        if match[0][0].isdigit() or match[0].lower() in firsts:
            yield match.start()


def has_any(text: str, words: frozenset[str]) -> bool:
    """Whether one of `words` (tokens in lower case) stands in `text`."""
    return not words.isdisjoint(tokens(text))


def tokens(text: str) -> list[str]:
    """Return the tokens of `text` in lower case."""
    return _TOKEN.findall(text.lower())
