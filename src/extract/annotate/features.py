"""What the recogniser sees of one token: its word, its pieces, its affixes and its shape."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

UNKNOWN = 0
"""Row of a table for what was not seen in training."""
_LONGEST = 40
_DIGITS = re.compile(r"\d")
_QUOTES = str.maketrans("‘’“”–—−", "''\"\"---")
_HYPHENS = str.maketrans("‐‑", "--")


@dataclass(frozen=True, slots=True)
class Features:
    """Rows of the recogniser's tables for one token."""

    word: int
    pieces: Sequence[int]
    affixes: tuple[int, int, int]
    shape: int


def plain(token: str) -> str:
    """Return the token in lower case, straight quotes, every digit a 0."""
    return _DIGITS.sub("0", token.lower().translate(_QUOTES))


def shape(token: str) -> str:
    """Return the token's shape: X, x and d for letters and digits, runs cut at three."""
    out: list[str] = []
    for char in token[:_LONGEST]:
        mark = "d" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        if out[-3:] != [mark] * 3:
            out.append(mark)
    return "".join(out)


def _row(text: str, rows: int) -> int:
    return zlib.crc32(text.encode()) % rows


class Vocabulary:
    """The words, word pieces and shapes that have rows of their own, and how many affixes do."""

    def __init__(
        self, words: Sequence[str], pieces: Sequence[str], shapes: Sequence[str], affixes: int
    ) -> None:
        self.words, self.pieces, self.shapes = tuple(words), tuple(pieces), tuple(shapes)
        self.affixes = affixes
        self._words = _numbered(words)
        self._pieces = _numbered(pieces)
        self._shapes = _numbered(shapes)

    def features(self, token: str) -> Features:
        """Return the rows of `token`."""
        token = token.translate(_HYPHENS)
        word = plain(token)
        return Features(
            self._words.get(word, UNKNOWN),
            self._split(token.lower()),
            (
                _row("p3" + word[:3], self.affixes),
                _row("s2" + word[-2:], self.affixes),
                _row("s3" + word[-3:], self.affixes),
            ),
            self._shapes.get(shape(token), UNKNOWN),
        )

    def _split(self, word: str) -> list[int]:
        """Split greedily into the longest known pieces, as WordPiece does."""
        found = []
        start, word = 0, word[:_LONGEST]
        while start < len(word):
            mark = "##" if start else ""
            for end in range(len(word), start, -1):
                piece = self._pieces.get(mark + word[start:end])
                if piece is not None:
                    break
            else:
                return [UNKNOWN]
            found.append(piece)
            start = end
        return found or [UNKNOWN]


def _numbered(entries: Sequence[str]) -> Mapping[str, int]:
    return {entry: row for row, entry in enumerate(entries, 1)}
