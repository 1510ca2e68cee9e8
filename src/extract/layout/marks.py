"""The marks and numbers that open list items and numbered headings.

Glyphs are those of Unicode's bullets, dingbats and arrows, of Wingdings and Symbol as word
processors map them (U+F000 to U+F0FF), and the letters that those fonts leave behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Sort = Literal["glyph", "dash", "letter", "number"]

_GLYPHS = "•·‣⁃∙⋅●○◯⚫⚪◦◉◎■□▪▫◼◻❑❒❏❐◆◇◈❖⬥⬧★☆✦✧➢➣➤➔➜➙➛➝➞→⇒⟶▶►▸▷▹‒※✓✔✗✘☑❯❱»⮚⮞・･⦁⦿⚬☐❍◘¤ㅇㅁㆍ\ufffd"
_GLYPH = rf"[{re.escape(_GLYPHS)}\uf000-\uf0ff\ue000-\ue0ff]|\(cid:\d+\)"
_DASH = r"[-–—−*+>~]"
_LETTER = r"[oO§Øüvqø](?=\s)"
_MARK = re.compile(rf"\s*(?P<mark>(?:(?:{_GLYPH})\s*|(?:{_DASH}|{_LETTER})(?:\s+|$))+)", re.UNICODE)
_LONE = re.compile(rf"\s*(?P<mark>(?:(?:{_GLYPH}|{_DASH}|[oO§Øüvqø])\s*)+)$")
_KANA = "アイウエオカキクケコ"
_NUMBER = re.compile(
    r"""\s*(?P<mark>
      \(\s?(?P<inner>\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})\s?\)
    | (?P<plain>\d{1,2}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})(?P<close>[.)])(?:-(?=\s))?(?!\d)
    | (?P<deep>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=\s+[^\W\d])
    | (?P<circled>[\u2460-\u2473\u2776-\u277f])
    | (?P<kana>[KANA])[.)．）]?(?=\s)
    )(?P<gap>\s+|(?<=\u2460)|$)""".replace("KANA", _KANA),
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the head of a line: `end` is where the words begin."""

    text: str
    end: int
    sort: Sort
    style: str
    """Marks of one list share a style: the glyph itself, or the form of the number."""
    value: int = 0
    """Place in its sequence, for numbers and letters; 0 for glyphs."""


def read(text: str) -> Mark | None:
    """Return the mark or number that opens `text`, or None."""
    if found := _MARK.match(text):
        mark = found["mark"].strip()
        return Mark(mark, found.end(), _sort(mark), mark[-1] if len(mark) < 4 else mark)
    return number(text)


def held_apart(mark: str) -> Mark:
    """Return the mark that the format holds apart from the text of its line."""
    found = number(f"{mark} x")
    return Mark(mark, 0, "glyph", found.style if found else mark, found.value if found else 0)


def lone(text: str) -> Mark | None:
    """Return the mark if `text` is nothing else: a mark that stands apart from its line."""
    if found := _LONE.match(text):
        mark = found["mark"].strip()
        return Mark(mark, len(text), _sort(mark), mark[-1])
    return None


def _sort(mark: str) -> Sort:
    if re.fullmatch(rf"(?:{_DASH}|\s)+", mark):
        return "dash"
    return "letter" if mark in "oO§Øüvqø" else "glyph"


def number(text: str) -> Mark | None:
    """Return the number or letter that opens `text`: "1.", "(a)", "iii)", "2.1", "II."."""
    found = _NUMBER.match(text)
    if not found or not text[found.end() :].strip():
        return None
    mark = found["mark"]
    if deep := found["deep"]:
        depth = deep.count(".") + 1
        return Mark(mark, found.end(), "number", f"deep{depth}", int(deep.split(".")[-1]))
    if circled := found["circled"]:
        return Mark(mark, found.end(), "number", "circled", _circled(circled))
    if kana := found["kana"]:
        return Mark(mark, found.end(), "number", "kana", _KANA.index(kana) + 1)
    core = found["inner"] or found["plain"]
    form = "()" if found["inner"] else found["close"]
    kind, value = _value(core)
    return Mark(mark, found.end(), "number", kind + form, value)


def _circled(char: str) -> int:
    first = 0x2460 if char <= "\u2473" else 0x2776
    return (ord(char) - first) % 10 + 1 if first == 0x2776 else ord(char) - first + 1


_ROMAN = {"i": 1, "v": 5, "x": 10}


def _value(core: str) -> tuple[str, int]:
    if core.isdigit():
        return "1", int(core)
    if len(core) > 1 or core in "iIvVxX":
        digits = [_ROMAN[c] for c in core.lower()]
        value = sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))
        return ("i" if core.islower() else "I"), value
    return ("a" if core.islower() else "A"), ord(core.lower()) - ord("a") + 1
