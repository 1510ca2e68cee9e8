"""How wide words are in print, from the widths of common faces (`rules/widths.yaml`).

Text copied out of a PDF has lost its geometry, but its lines still end where the page did: with
the widths of the face, the room left on a line can be worked out again.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import yaml

from extract.resources import resource

Face = dict[str, float]
"""Advance widths by character, in sizes of the font (em)."""

_USUAL = 0.52
"""Width of a character that no face lists."""


@cache
def faces() -> dict[str, Face]:
    """Return the known faces by name."""
    text = resource("rules/widths.yaml").read_text(encoding="utf-8")
    return {
        name: {char: width / 1000 for width, chars in rows.items() for char in chars}
        for name, rows in yaml.safe_load(text).items()
    }


def width(text: str, face: Face) -> float:
    """The width of `text` set in `face`, in em."""
    return sum(face.get(char) or _plain(char, face) for char in text)


def _plain(char: str, face: Face) -> float:
    """Width of a letter with an accent: that of the letter without."""
    base = unicodedata.normalize("NFKD", char)[:1]
    return face.get(base, _USUAL)
