"""Which piece is the title, and what stands above it."""

from __future__ import annotations

import re

from extract.layout import looks
from extract.layout.glyphs import union
from extract.layout.headings import dated
from extract.layout.pieces import Piece
from extract.schema import Furniture

_HEAD = 6
"""Pieces at the head among which the title is looked for."""
_KICKER = re.compile(
    r"(?:joint )?(?:fact ?sheets?|press (?:release|statement|note|information)|news(?: release)?|"
    r"media (?:release|note|statement|fact ?sheet)|(?:for )?immediate release|"
    r"for (?:official )?use only|"
    r"backgrounder|background(?: note)?|briefing(?: note)?|factsheet|statement|memo|embargoed.*|"
    r"press information bureau|(?:.+ )?(?:press (?:office|agency|secretary)|secretariat)|"
    r"(?:.+ )?prime minister[’']?s office|"
    r"unofficial translation|provisional translation|\(?english translation\)?)[:.]?$",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Za-z]")
_BODY = ("ministry", "department", "office of", "government", "embassy", "commission", "the white")


def choose(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces from the title on, and the letterhead above it."""
    index = _told(pieces)
    if index is None:
        index = _largest(pieces) if any(p.head.line.size for p in pieces) else _after_kicker(pieces)
    return pieces[index:], pieces[:index]


def _told(pieces: list[Piece]) -> int | None:
    for index, piece in enumerate(pieces):
        if piece.told and piece.told.kind == "title":
            return index
    return None


def _largest(pieces: list[Piece]) -> int:
    """The first piece of the largest size near the head, if it is larger than the body."""
    usual = looks.body(pieces)
    sizes = [looks.of(piece).size for piece in pieces[:_HEAD]]
    if max(sizes) <= usual.size + 0.6:
        return _after_kicker(pieces)
    index = sizes.index(max(sizes))
    return index if all(len(piece.text.split()) < 40 for piece in pieces[:index]) else 0


def _after_kicker(pieces: list[Piece]) -> int:
    """The first piece that is not the sort of a sheet, a letterhead or a date."""
    for index, piece in enumerate(pieces[:_HEAD]):
        if piece.mark or index + 1 == len(pieces):
            return 0
        if not _above_title(piece.text, pieces[index + 1].text):
            return index
    return 0


def _above_title(text: str, after: str) -> bool:
    if len(after.split()) > 40 or after.rstrip().endswith((".", ";")):
        return False
    if _KICKER.match(text) or (_LATIN.search(after) and not _LATIN.search(text)):
        return True
    short = len(text.split()) <= 12 and not text.rstrip().endswith(".")
    return short and (dated(text) or text.lower().startswith(_BODY))


def furniture(piece: Piece) -> Furniture:
    """The letterhead as furniture."""
    line = piece.head.line
    return Furniture(
        text=piece.text, reason="letterhead", page=line.page, bbox=union(list(line.boxes))
    )
