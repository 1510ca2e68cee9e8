"""Which pieces are headings, and of what level."""

from __future__ import annotations

import itertools
import re

from extract.layout import looks, numbered
from extract.layout.pieces import Piece
from extract.layout.placed import INDENTED

_LONGEST = 24
"""Words; in 1,400 sheets one heading in a hundred is longer."""
_SHORT = 8
_SQUARES = frozenset("□■◆◇▣ㅁ")
"""Marks that Korean and Japanese sheets give to the headings of lists."""
_LEAD_IN = re.compile(
    r"\b(?:include[sd]?|including|following|follows|will|would|announc\w+|welcome[sd]?|"
    r"agreed|also|below|by|to|that|is|are|was|were|has|have|had|can|intends?|plans?|"
    r"committed|reaffirm\w*|we|they|it|its|this|these|here|example|through|with|from|between)"
    r"[^\w]*:$|"
    r"\b(?:will|has|have|are|is|was|were|includes?|including|following|announc(?:es|ed|ing))\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b(?:published|updated|posted on|read more|learn more)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:read|learn|view|see|find|click|visit|for more|watch|download)\b|.*\bhere\.?$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\S@\S|https?://|www\.|(?:tel|fax|phone|e-?mail|contact)\b.*:", re.IGNORECASE
)
_BARE = re.compile(r"\d{1,2}\s+[A-Z]")
"""A number without a stop before a heading."""
_CLOSED = re.compile(r"[.;,!…][\"'”’)\]]*(?:\[\d+\])?$")
_SMALL = re.compile(
    r"(?:an?|and|as|at|but|by|for|from|in|into|n?or|of|on|over|per|the|to|up|via|vs|with)$"
)


def find(pieces: list[Piece]) -> None:
    """Set kind and level of titles, headings and bullets among `pieces`; the first is the title."""
    if not pieces:
        return
    placed = any(row.line.size or row.line.bold for piece in pieces for row in piece.rows)
    marked = any(_item(piece) for piece in pieces)
    pieces[0].kind = "title"
    rest = pieces[1:]
    for piece in rest:
        drawn = bool(piece.head.line.boxes) and not marked and piece.head.indent > INDENTED
        if piece.told and piece.told.kind != "title":
            piece.kind = piece.told.kind
        if piece.kind == "paragraph" and (_item(piece) or drawn):
            piece.kind = "bullet"
    for piece in _squares(rest):
        piece.kind = "heading"
    usual = looks.body(pieces) if placed else None
    plain = [p for p in rest if p.kind == "paragraph" and p.told is None]
    styled = {id(p) for p in plain if usual and looks.set_apart(p, usual)}
    settled = styled or any(piece.kind == "heading" for piece in rest)
    listed = numbered.listed(rest) - styled
    for index, piece in enumerate(rest, 1):
        if (
            id(piece) in listed
            or piece.kind != "paragraph"
            or (piece.told is not None and not piece.run_in)
        ):
            continue
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if settled and not piece.run_in:
            found = id(piece) in styled and not dated(piece.text)
            by_words = piece.text.isupper() or piece.mark is not None
            found = found or (by_words and _heading(piece, index, after))
        else:
            found = piece.run_in or _heading(piece, index, after)
        if found:
            piece.kind = "heading"
    _level([piece for piece in rest if piece.kind == "heading"], placed)
    numbered.settle(rest)


def _squares(pieces: list[Piece]) -> list[Piece]:
    """The bullets that are headings: short, squares all of them, a list with other marks below."""
    squares = [piece for piece in pieces if piece.mark and piece.mark.style in _SQUARES]
    below = {id(a): b for a, b in itertools.pairwise(pieces)}
    return squares if len(squares) > 1 and all(_opens(p, below.get(id(p))) for p in squares) else []


def _opens(square: Piece, below: Piece | None) -> bool:
    short = len(square.text.split()) <= _SHORT and not _CLOSED.search(square.text)
    return short and bool(below and below.mark and below.mark.style not in _SQUARES)


def _item(piece: Piece) -> bool:
    return piece.depth > 0 or bool(piece.mark and piece.mark.sort != "number")


def _level(headings: list[Piece], placed: bool) -> None:
    """Rank headings by look, then by the form of their numbers: "1." stands above "(1)" in it."""
    ranks = sorted({looks.rank(looks.of(piece)) for piece in headings}) if placed else []
    styles: dict[int, list[str]] = {}
    for piece in headings:
        if piece.told:
            piece.level = max(1, piece.told.level)
            continue
        depth = ranks.index(looks.rank(looks.of(piece))) if placed else 0
        level = depth + 1
        style = piece.mark.style if piece.mark else "bare" if _BARE.match(piece.text) else ""
        if style:
            known = styles.setdefault(depth, [])
            if style not in known:
                known.append(style)
            level += known.index(style)
        piece.level = level


def _heading(piece: Piece, index: int, after: Piece | None) -> bool:
    """Whether words and place alone make a heading: capitals, length, how it ends, what follows."""
    text = piece.text
    words = text.split()
    if after is None or not any(c.isalpha() for c in text) or len(words) > _LONGEST:
        return False
    if _CONTACT.search(text) or (index == 1 and _is_dateline(after)):
        return False
    if text.isupper():
        return not _CLOSED.search(text) or len(words) < 12
    if text[:1].islower() or text[:1] in "*–—-" or dated(text) or _POINTER.match(text):
        return False
    titled = _titled(words) >= 0.75
    if _CLOSED.search(text):
        return text.endswith(".") and titled and index > 1 and 1 < len(words) < 12
    if text.endswith(":"):
        return not _LEAD_IN.search(text) and (titled or len(words) < (12 if _item(after) else 4))
    if index == 1 and not _item(after):
        return len(words) < 5
    return len(words) < 18 or titled


def dated(text: str) -> bool:
    """Whether a short line is a dateline or a note of publication and no heading."""
    return bool(_DATED.search(text) and (_MONTH.search(text) or not text[:1].isdigit())) and (
        bool(_MONTH.search(text)) or bool(re.match(r"(?i)read|learn|published|posted|last", text))
    )


def _is_dateline(piece: Piece) -> bool:
    """Whether a piece is a date, maybe with a place, and nothing else."""
    return dated(piece.text) and len(piece.text.split()) <= 8 and not piece.text.endswith(".")


def _titled(words: list[str]) -> float:
    """Share of the words that begin with a capital, small words left out."""
    counted = [word for word in words if not _SMALL.match(word.strip("(“\"'").lower())]
    capital = [word for word in counted if not word.strip("(“\"'")[:1].islower()]
    return len(capital) / len(counted) if counted else 0.0
