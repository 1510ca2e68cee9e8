"""Alternations for the grammar's patterns, longest first so that none hides another."""

from __future__ import annotations

import re
from collections.abc import Iterable


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
