"""What single characters become in a line, and which of them are list marks.

One short map per character instead of NFKC: NFKC would turn "1½" into "11⁄2" and "™" into "TM".
Ligatures as in Unicode's Alphabetic Presentation Forms (U+FB00 to U+FB06).
"""

from __future__ import annotations

from typing import Final

FIRST_FROM_RIGHT: Final = "\u0590"
SOFT_HYPHEN: Final = "\u00ad"
REPLACEMENT: Final = "\ufffd"

_LIGATURES: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_SPACES: Final = dict.fromkeys(
    "\t\u00a0\u1680\u2007\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "
)
_NOTHING: Final = dict.fromkeys("\u200b\u2060\ufeff\u200e\u200f", "")
_PDFIUM_HYPHEN: Final = {"\x02": "-", "\ufffe": "-"}

LETTERS: Final[dict[int, str]] = {
    ord(char): text
    for table in (_LIGATURES, _SPACES, _NOTHING, _PDFIUM_HYPHEN)
    for char, text in table.items()
}
"""For `str.translate`, and by code point for readers that go glyph by glyph."""

# Bullets of Symbol, Wingdings and ZapfDingbats as they come out of PDF and Word.
_SYMBOL_MARKS: Final = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf076": "❖",
    "\uf0a8": "◦",
    "\uf06f": "□",
    "\uf071": "❑",
    "\uf06e": "■",
    "\uf06c": "●",
    "\uf0e0": "→",
    "\uf0f0": "⇨",
    "\uf02d": "–",
}
TEXT: Final[dict[int, str]] = LETTERS | {ord(char): mark for char, mark in _SYMBOL_MARKS.items()}
"""The same with the marks of symbol fonts, for text whose fonts are lost."""

_DINGBAT_MARKS: Final = {
    "n": "■",
    "l": "●",
    "§": "▪",
    "Ø": "➢",
    "ü": "✓",
    "v": "❖",
    "q": "❑",
    "o": "□",
    "à": "→",
    "·": "•",
}


def mark_of(char: str, symbols: bool = False) -> str:
    """Return the list mark that `char` shows, in a font of `symbols` or not; "" for none."""
    return _SYMBOL_MARKS.get(char) or (_DINGBAT_MARKS.get(char, "") if symbols else "")


def is_right_to_left(char: str) -> bool:
    """Say whether `char` is of a Hebrew, Arabic or related script."""
    return (
        "\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc"
    )
