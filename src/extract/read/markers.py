"""Numbers of ordered lists as HTML, DOCX and ODT name their forms."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def numeral(count: int, form: str) -> str:
    """Return `count` in `form`: "a", "A", "i", "I", or digits for any other form."""
    if count < 1 or form not in ("a", "A", "i", "I"):
        return str(count)
    text = _letters(count) if form in "aA" else _roman(count)
    return text.upper() if form in "AI" else text


def _letters(count: int) -> str:
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        text += sign * times
    return text
