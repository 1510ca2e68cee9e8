"""Text of Word paragraphs and the styles that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from extract.read.characters import mark_of
from extract.read.styled import Run

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_THROUGH: Final = frozenset(
    f"{W}{name}" for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple")
)
_OFF: Final = frozenset({"0", "false", "off", "none"})
_DEPTH: Final = 12
_BODY: Final = 9
"""The outline level that means running text."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph's style says of it."""

    title: bool
    outline: int | None
    numbering: Any
    """The `w:numPr` that applies, or None."""


class Styles:
    """The styles of a document, with what they inherit."""

    def __init__(self, element: Any) -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in element.iter(f"{W}style")}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1"
            ),
            None,
        )
        self._defaults = element.find(f"{W}docDefaults")

    def of(self, paragraph: Any) -> Look:
        """Return what style and direct formatting say of a paragraph."""
        chain = self._chain(_value(paragraph, "pPr/pStyle") or self._default)
        names = {_value(style, "name").lower() for style in chain[:1]}
        holders = [paragraph, *chain]
        level = next(filter(None, (_value(each, "pPr/outlineLvl") for each in holders)), "")
        outline = int(level) if level.isdigit() and int(level) < _BODY else None
        numbering = (each.find(f"{W}pPr/{W}numPr") for each in holders)
        return Look("title" in names, outline, next((n for n in numbering if n is not None), None))

    def size(self, paragraph: Any) -> float:
        """Return the largest font size of a paragraph in points; 0 where none is given."""
        own = [_value(run, "rPr/sz") for run in paragraph.iter(f"{W}r")]
        sizes = [int(size) for size in own if size.isdigit()]
        if not sizes:
            chain = self._chain(_value(paragraph, "pPr/pStyle") or self._default)
            inherited = [_value(style, "rPr/sz") for style in chain]
            if self._defaults is not None:
                inherited.append(_value(self._defaults, "rPrDefault/rPr/sz"))
            sizes = [int(size) for size in inherited if size.isdigit()][:1]
        return max(sizes, default=0) / 2

    def flag(self, paragraph: Any, run: Any, name: str) -> bool:
        """Say whether `name` (b, i, vanish) is on for a run: itself, its style, the paragraph's."""
        holders = [run, *self._chain(_value(run, "rPr/rStyle"))]
        holders += self._chain(_value(paragraph, "pPr/pStyle") or self._default)
        for holder in holders:
            found = holder.find(f"{W}rPr/{W}{name}")
            if found is not None:
                return found.get(f"{W}val", "1").lower() not in _OFF
        return False

    def _chain(self, style_id: str | None) -> list[Any]:
        chain: list[Any] = []
        while style_id in self._styles and len(chain) < _DEPTH:
            chain.append(self._styles[style_id])
            style_id = _value(chain[-1], "basedOn")
        return chain


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")


def paragraphs(holder: Any) -> Iterator[Any]:
    """Yield the paragraphs inside an element, those in nested tables too."""
    yield from holder.iter(f"{W}p")


def parts(paragraph: Any, styles: Styles) -> list[list[Run]]:
    """Return the runs of a paragraph, cut at its line breaks."""
    found: list[list[Run]] = [[]]
    for run in _runs(paragraph, 0):
        if styles.flag(paragraph, run, "vanish"):
            continue
        bold, italic = styles.flag(paragraph, run, "b"), styles.flag(paragraph, run, "i")
        for place, text in enumerate(_text(run).split("\n")):
            if place:
                found.append([])
            if text:
                found[-1].append(Run(text, bold, italic))
    return found


def inked(runs: list[Run]) -> list[Run]:
    """Return the runs with other than white space."""
    return [run for run in runs if run.text.strip()]


def _runs(element: Any, depth: int) -> Iterator[Any]:
    for child in element:
        if child.tag == f"{W}r":
            yield child
        elif child.tag in _THROUGH and depth < _DEPTH:
            yield from _runs(child, depth + 1)


def _text(run: Any) -> str:
    return "".join(_piece(child) for child in run)


def _piece(child: Any) -> str:
    match child.tag.removeprefix(W) if isinstance(child.tag, str) else "":
        case "t":
            return child.text or ""
        case "tab":
            return " "
        case "br" | "cr":
            return "" if child.get(f"{W}type") in ("page", "column") else "\n"
        case "noBreakHyphen":
            return "-"
        case "sym":
            code = child.get(f"{W}char", "")
            char = chr(int(code, 16)) if code and len(code) <= 4 else ""
            return mark_of(char, symbols=True) or char
    return ""
