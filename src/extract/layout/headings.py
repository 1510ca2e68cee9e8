"""Which pieces are headings, and of what level."""

from __future__ import annotations

import re

from extract.layout.pieces import Piece
from extract.layout.placed import INDENTED

_LONGEST = 24
"""Words; in 1,400 sheets one heading in a hundred is longer."""
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
_CLOSED = re.compile(r"[.;,!…][\"'”’)\]]*$")
_SMALL = frozenset(
    "a an and as at but by for from in into nor of on or over per the to up via vs with".split()
)


def find(pieces: list[Piece]) -> None:
    """Set kind and level of titles, headings and bullets among `pieces`; the first is the title."""
    marked = any(piece.mark and piece.mark.sort != "number" for piece in pieces)
    for index, piece in enumerate(pieces):
        if index == 0:
            piece.kind = "title"
            continue
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.depth or (piece.mark and piece.mark.sort != "number"):
            piece.kind = "bullet"
        elif not marked and piece.head.line.boxes and piece.head.indent > INDENTED:
            piece.kind = "bullet"
        elif _heading(piece, index, after):
            piece.kind = "heading"
            piece.level = 1


def _heading(piece: Piece, index: int, after: Piece | None) -> bool:
    text = piece.text
    words = text.split()
    if after is None or not any(c.isalpha() for c in text) or len(words) > _LONGEST:
        return False
    if text.isupper():
        return not _CLOSED.search(text) or len(words) < 12
    if _CLOSED.search(text) or text[:1].islower() or text[:1] in "*–—-":
        return False
    if text.endswith(":"):
        return not _LEAD_IN.search(text) and (len(words) <= 3 or _titled(words) >= 0.75)
    if dated(text):
        return False
    if index == 1 and not after.mark:
        return len(words) < 5
    return len(words) < 12 or _titled(words) >= 0.6 or bool(after.mark)


def dated(text: str) -> bool:
    """Whether a short line is a dateline or a note of publication and no heading."""
    return bool(_DATED.search(text) and (_MONTH.search(text) or not text[:1].isdigit())) and (
        bool(_MONTH.search(text)) or bool(re.match(r"(?i)read|learn|published|posted|last", text))
    )


def _titled(words: list[str]) -> float:
    """Share of the words that begin with a capital, small words left out."""
    counted = [word for word in words if word.strip("(“\"'").lower() not in _SMALL]
    capital = [word for word in counted if not word.strip("(“\"'")[:1].islower()]
    return len(capital) / len(counted) if counted else 0.0
