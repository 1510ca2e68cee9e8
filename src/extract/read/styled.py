"""Runs of styled text, as HTML and word processors hold them, to lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extract.read.characters import LETTERS, SOFT_HYPHEN
from extract.read.lines import Line, Role

_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look."""

    text: str
    bold: bool = False
    italic: bool = False


def line(
    runs: list[Run],
    role: Role | None = None,
    *,
    marker: str = "",
    continues: bool = False,
    number: int | None = None,
) -> Line | None:
    """Join runs to one line, white space closed up; None where there are no characters."""
    text, bold, italic = "", [], []
    for run in runs:
        piece = _SPACE.sub(" ", run.text.replace(SOFT_HYPHEN, "").translate(LETTERS))
        if not text or text.endswith(" "):
            piece = piece.removeprefix(" ")
        text += piece
        bold += [run.bold] * len(piece)
        italic += [run.italic] * len(piece)
    text = text.rstrip()
    if not text:
        return None
    inked = [place for place, char in enumerate(text) if char != " "]
    until = next((place for place in inked if not bold[place]), len(text))
    return Line(
        text=text,
        number=number,
        bold=all(bold[place] for place in inked),
        italic=all(italic[place] for place in inked),
        bold_until=len(text[:until].rstrip()),
        role=role,
        marker=marker,
        continues=continues,
    )


def settle_roles(lines: list[Line]) -> None:
    """Number the levels of headings that occur from 1; a heading that opens is the title."""
    first = next((each for each in lines if each.text), None)
    titled = any(each.role and each.role.kind == "title" for each in lines)
    if first and not titled and first.role and first.role.kind == "heading":
        first.role = Role("title")
    used = sorted({each.role.level for each in lines if each.role and each.role.kind == "heading"})
    for each in lines:
        if each.role and each.role.kind == "heading":
            each.role = Role("heading", used.index(each.role.level) + 1)
