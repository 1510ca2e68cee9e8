"""Levels and markers of Word's lists, from its numbering part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from extract.read.characters import mark_of
from extract.read.markers import numeral
from extract.read.word_text import Look, Styles, W

_FORMS: Final = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_SYMBOLS: Final = re.compile(r"symbol|wingdings|webdings|dingbats", re.IGNORECASE)
_PLACE: Final = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: nesting from 1, and its bullet or number."""

    level: int
    marker: str


class Lists:
    """Numbers list items in the order of the document."""

    def __init__(self, part: Any, styles: Styles) -> None:
        self._abstract: dict[str, Any] = {}
        self._nums: dict[str, Any] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()
        for relation in part.rels.values():
            if relation.reltype.endswith("/numbering") and not relation.is_external:
                root = relation.target_part.element
                for each in root.iter(f"{W}abstractNum"):
                    self._abstract[each.get(f"{W}abstractNumId", "")] = each
                for each in root.iter(f"{W}num"):
                    self._nums[each.get(f"{W}numId", "")] = each

    def item(self, paragraph: Any, look: Look) -> Item | None:
        """Return the item that a paragraph is, or None; call once for each, in order."""
        if look.numbering is None:
            return None
        number = _val(look.numbering.find(f"{W}numId"))
        depth = _val(look.numbering.find(f"{W}ilvl"))
        num = self._nums.get(number)
        if num is None:
            return None
        abstract = _val(num.find(f"{W}abstractNumId"))
        level = min(int(depth) if depth.isdigit() else 0, 8)
        counts = self._counts.setdefault(abstract, [0] * 9)
        self._count(num, number, abstract, counts, level)
        return Item(level + 1, self._marker(abstract, counts, level))

    def _count(self, num: Any, number: str, abstract: str, counts: list[int], level: int) -> None:
        if number not in self._begun:
            self._begun.add(number)
            for override in num.iter(f"{W}lvlOverride"):
                start = _val(override.find(f"{W}startOverride"))
                place = override.get(f"{W}ilvl", "")
                if start.isdigit() and place.isdigit() and int(place) < len(counts):
                    counts[int(place)] = int(start) - 1
        if not counts[level]:
            start = _val(_find(self._level(abstract, level), "start"))
            counts[level] = int(start) - 1 if start.isdigit() else 0
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(counts) - level - 1)

    def _marker(self, abstract: str, counts: list[int], level: int) -> str:
        definition = self._level(abstract, level)
        text = _val(_find(definition, "lvlText"))
        if _val(_find(definition, "numFmt")) == "bullet":
            fonts = _find(definition, "rPr/rFonts")
            name = fonts.get(f"{W}ascii", "") if fonts is not None else ""
            return mark_of(text, bool(_SYMBOLS.search(name))) or text or "•"

        def count(found: re.Match[str]) -> str:
            place = int(found.group(1)) - 1
            form = _val(_find(self._level(abstract, place), "numFmt"))
            return numeral(max(counts[place], 1), _FORMS.get(form, "1"))

        return _PLACE.sub(count, text)

    def _level(self, abstract: str, level: int) -> Any:
        for each in _children(self._abstract.get(abstract)):
            if each.tag == f"{W}lvl" and each.get(f"{W}ilvl") == str(level):
                return each
        return None


def _children(element: Any) -> Any:
    return () if element is None else element


def _find(element: Any, path: str) -> Any:
    if element is None:
        return None
    return element.find("/".join(f"{W}{step}" for step in path.split("/")))


def _val(element: Any) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))
