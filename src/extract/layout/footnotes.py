"""Footnotes: small print at the foot of a page that begins with its mark."""

from __future__ import annotations

import re
from collections import defaultdict

from extract.layout.flow import Row
from extract.layout.pieces import Piece

_MARKED = re.compile(
    r"\s*(?:\[?\d{1,3}\]?[.)]?\s*(?=[^\d\s.,%])|[*†‡§¶]+\s*\S|[\u00b9\u00b2\u00b3\u2070-\u2079])"
)
_IN_TEXT = re.compile(r"\s*(?:\[\d{1,3}\]\s+\S|[\u00b9\u00b2\u00b3\u2070-\u2079]+\s*\S)")
_SMALLER = 0.8
"""Points by which notes are smaller than the body."""


def apart(rows: list[Row], body: float) -> tuple[list[Row], list[Row]]:
    """Return the rows of the body and those of footnotes, which end each page in small print."""
    pages: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        pages[row.sheet_page].append(row)
    notes: set[int] = set()
    for page in pages.values():
        ordered = sorted(page, key=lambda row: row.line.top)
        small: list[Row] = []
        while ordered and ordered[-1].line.size < body - _SMALLER:
            small.insert(0, ordered.pop())
        while small and not _MARKED.match(small[0].line.text):
            small.pop(0)
        if ordered:
            notes.update(id(row) for row in small)
    return (
        [row for row in rows if id(row) not in notes],
        [row for row in rows if id(row) in notes],
    )


def gather(rows: list[Row]) -> list[Piece]:
    """Make a footnote of each marked row and those after it."""
    notes: list[Piece] = []
    for row in rows:
        fragment = row.fragment
        same = bool(notes) and notes[-1].head.sheet_page == row.sheet_page
        if same and not _MARKED.match(row.line.text):
            notes[-1].rows.append(row)
            notes[-1].fragments.append(fragment)
        else:
            notes.append(Piece([row], [fragment], kind="footnote"))
    return notes


def insert(pieces: list[Piece], notes: list[Piece]) -> list[Piece]:
    """Put each note after the last piece that begins on its page."""
    placed: list[Piece] = []
    for piece in pieces:
        while notes and notes[0].head.sheet_page < piece.head.sheet_page:
            placed.append(notes.pop(0))
        placed.append(piece)
    return placed + notes


def find(pieces: list[Piece]) -> None:
    """Mark the footnotes of a text: a raised number or one in brackets opens them."""
    for piece in pieces[1:]:
        if piece.kind == "paragraph" and not piece.told and _IN_TEXT.match(piece.text):
            piece.kind = "footnote"
