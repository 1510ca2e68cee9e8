"""Runs of lines made into the text of a block, with the place of every character.

Text, boxes and regions grow in one loop, so that they always agree: one entry of `places` per
character, None for characters that no glyph of the source shows (joining spaces).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.layout import hyphens
from extract.read.lines import BBox, Line
from extract.schema import Region

Place = tuple[int, BBox] | None

_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad\x00")
_UNEVEN = re.compile(rf"^\s|\s\s|[^\S ]|[{''.join(_INVISIBLE)}{''.join(_LIGATURES)}]")
"""What keeps a line from being taken as it is."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """The characters `start` to `end` of one line."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters as the line has them."""
        return self.line.text[self.start : self.end]


@dataclass(slots=True)
class Run:
    """The text of a block while it is put together."""

    text: str = ""
    places: list[Place] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)


def assemble(fragments: list[Fragment], words: hyphens.Vocabulary) -> Run:
    """Join fragments into one text: white space collapsed, line-end hyphens settled."""
    chars: list[str] = []
    places: list[Place] = []
    regions: list[Region] = []
    for fragment in fragments:
        following = fragment.text.lstrip()
        if not following.strip():
            continue
        if chars:
            _join(chars, places, regions, following, words)
        start = len(chars)
        _append(chars, places, fragment)
        regions.append(_region(start, len(chars), fragment, places))
    while chars and chars[-1] == " ":
        chars.pop()
        places.pop()
    for region in regions:
        region.end = min(region.end, len(chars))
    regions = [region for region in regions if region.start < region.end]
    return Run("".join(chars), places, regions)


def _join(
    chars: list[str],
    places: list[Place],
    regions: list[Region],
    following: str,
    words: hyphens.Vocabulary,
) -> None:
    while chars and chars[-1] == " ":
        chars.pop()
        places.pop()
        regions[-1].end = len(chars)
    if not chars:
        return
    how = hyphens.join("".join(chars[-60:]), following, words)
    if how == "drop":
        chars.pop()
        places.pop()
        regions[-1].end = len(chars)
    elif how == "space":
        chars.append(" ")
        places.append(None)


def _append(chars: list[str], places: list[Place], fragment: Fragment) -> None:
    line, text = fragment.line, fragment.text
    found: list[Place] = [None] * len(text)
    if line.boxes and line.page is not None:
        boxes = line.boxes[fragment.start : fragment.end]
        found[: len(boxes)] = [(line.page, box) for box in boxes]
    if not _UNEVEN.search(text):
        chars.extend(text)
        places.extend(found[: len(text)])
        return
    for index, (char, place) in enumerate(zip(text, found, strict=False)):
        if char in _INVISIBLE and not (char == "\u00ad" and index == len(text) - 1):
            continue
        if char.isspace():
            if chars and chars[-1] != " ":
                chars.append(" ")
                places.append(place)
            continue
        for letter in _LIGATURES.get(char, char):
            chars.append(letter)
            places.append(place)


def _region(start: int, end: int, fragment: Fragment, places: list[Place]) -> Region:
    boxes = [place[1] for place in places[start:end] if place]
    return Region(
        start=start,
        end=end,
        page=fragment.line.page,
        bbox=union(boxes),
        line=fragment.line.number,
    )


def union(boxes: list[BBox]) -> BBox | None:
    """The smallest box around all of `boxes`, or None for none."""
    if not boxes:
        return None
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
