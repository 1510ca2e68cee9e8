"""Words that lost the space or hyphen between them: reported, never rewritten."""

from __future__ import annotations

import re

from extract.layout.hyphens import known_words
from extract.schema import Block
from extract.schema import Warning as Notice

_WORD = re.compile(
    r"(?<![\w@./#_-])(?:[a-z]{2,}\d[\d,.]*\d|[a-z]{2,}\d|[a-z]{9,})(?![\w@/_-]|\.\w)"
)
_JOINING = frozenset(("and", "for", "from", "into", "that", "the", "with", "through"))
_PREFIX = re.compile(r"(?:under|over|micro|super|counter|cyber|hydro|post|inter|multi|trans)")
_SHORTEST, _LONGER = 5, 7
"""Letters of the shorter and the longer of two words that are told apart; compounds of short words
("guideline", "cleanroom") are too many to list."""


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
    if _PREFIX.match(word):
        return ""
    for cut in range(3, len(word) - 2):
        left, right = word[:cut], word[cut:]
        sizes = sorted((len(left), len(right)))
        plain = sizes[0] >= _SHORTEST and sizes[1] >= _LONGER
        joined = sizes[1] >= _LONGER and bool(_JOINING & {left, right})
        if (plain or joined) and left in known and right in known:
            return f"{left} {right}"
    return ""
