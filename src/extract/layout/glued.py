"""Words that lost the space or hyphen between them: reported, never rewritten."""

from __future__ import annotations

import re

from extract.layout.hyphens import known_words
from extract.schema import Block
from extract.schema import Warning as Notice

_WORD = re.compile(
    r"(?<![\w@./#_-])(?:[a-z]{2,}\d[\d,.]*\d|[a-z]{2,}\d|[a-z]{9,})(?![\w@/_-]|\.\w)"
)
_PREFIXES = {
    "over",
    "under",
    "post",
    "inter",
    "counter",
    "multi",
    "micro",
    "super",
    "trans",
    "fore",
}
_SHORTEST = 4
"""Letters of the shorter of two words that are told apart."""


def find(blocks: list[Block]) -> list[Notice]:
    """Return a warning for each word that reads like two."""
    return [
        Notice(
            code="glued_words",
            message=f'"{found[0]}" may be two words: {parts}',
            block=block.id,
        )
        for block in blocks
        for found in _WORD.finditer(block.text)
        if (parts := _parts(found[0]))
    ]


def _parts(word: str) -> str:
    """The two words in a glued one, or "" if it is one word."""
    digits = re.search(r"\d", word)
    known = known_words()
    if digits:
        letters = word[: digits.start()]
        return f"{letters} {word[digits.start() :]}" if letters in known else ""
    if word in known or any(
        word.endswith(end) and word.removesuffix(end) in known
        for end in ("s", "es", "ed", "ing", "ly")
    ):
        return ""
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        if word[:cut] in known and word[cut:] in known and word[:cut] not in _PREFIXES:
            return f"{word[:cut]} {word[cut:]}"
    return ""
