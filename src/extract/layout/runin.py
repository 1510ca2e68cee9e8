"""Run-in heads: capitals and a colon at the head of a paragraph are a heading of their own.

Where the source has looks, the capitals must be bold; plain text must do so more than once.
"""

from __future__ import annotations

import re

from extract.layout.glyphs import Fragment
from extract.layout.pieces import Piece

_HEAD = re.compile(r"\s*(?P<head>(?=[^:]*[A-Z]{4})[^a-z:]{4,120}:)\s+(?=[\"“‘'(\[]?\w)")

_SAID = 5
"""Words that a paragraph has after its head; fewer are the rest of a heading."""


def split(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with run-in heads cut off from their paragraphs."""
    looks = any(row.line.bold or row.line.size for piece in pieces for row in piece.rows)
    cuts = {id(piece): cut for piece in pieces if (cut := _cut(piece, looks)) is not None}
    if not looks and len(cuts) < 2:
        return pieces
    parted: list[Piece] = []
    for piece in pieces:
        cut = cuts.get(id(piece))
        parted += [piece] if cut is None else _part(piece, *cut)
    return parted


def _cut(piece: Piece, looks: bool) -> tuple[int, int] | None:
    """Where the head ends: the fragment, and the character in its line."""
    if piece.mark or piece.depth or (piece.told and piece.told.kind != "paragraph"):
        return None
    found = _HEAD.match(piece.text)
    if not found:
        return None
    rest = found.end("head")
    said = piece.text[found.end() :]
    if len(said.split()) < _SAID or not any(char.islower() for char in said[1:]):
        return None
    for index, fragment in enumerate(piece.fragments):
        stripped = len(fragment.text.strip())
        bold = fragment.line.bold_until - fragment.start
        if looks and bold < min(rest, stripped) - 1:
            return None
        if rest <= stripped:
            if looks and bold > rest + 3:
                return None
            lead = len(fragment.text) - len(fragment.text.lstrip())
            return index, fragment.start + lead + rest
        rest -= stripped + 1
    return None


def _part(piece: Piece, index: int, at: int) -> list[Piece]:
    fragment = piece.fragments[index]
    head = Piece(piece.rows[: index + 1], list(piece.fragments[:index]))
    head.fragments.append(Fragment(fragment.line, fragment.start, at))
    head.run_in = True
    body = Piece(piece.rows[index:], [Fragment(fragment.line, at, fragment.end)])
    body.fragments += piece.fragments[index + 1 :]
    body.told = piece.told
    return [head, body]
