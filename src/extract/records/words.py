"""A block as a row of units: plain words, and each mention as one unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extract.normalise import countries
from extract.records.lexicon import lexicon
from extract.schema import Mention

_WORD = re.compile(
    r"[’'][sS]\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+(?:[-’'](?![sS]\b)[^\W\d_]+)*"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\w\s]"
)
_CLOSERS = ")\"'”’]"


class Unit(NamedTuple):
    """A word, a mark, or a mention. `text` is lower case; of a mention it is its tag."""

    text: str
    start: int
    end: int
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The units of one block. `sentence[i]` is the number of the sentence of unit `i`, from 0."""

    units: list[Unit]
    sentence: list[int]
    place: dict[str, int]
    """Index of the unit of each mention id."""

    def words(self) -> list[str]:
        """Return the text of each unit."""
        return [unit.text for unit in self.units]


def row(text: str, mentions: Sequence[Mention]) -> Row:
    """Split `text` into units; of the block's `mentions` that overlap the first one counts.

    An abbreviation in brackets behind its name is no unit: it has the place of the name.
    """
    units: list[Unit] = []
    at = 0
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.start < at:
            continue
        units += _words(text, at, mention.start)
        units.append(Unit(tag(mention), mention.start, mention.end, mention))
        at = mention.end
    units += _words(text, at, len(text))
    kept: list[Unit] = []
    place: dict[str, int] = {}
    skip = 0
    for i, unit in enumerate(units):
        if skip:
            skip -= 1
            continue
        if kept and (short := _bracketed(units, i)) is not None:
            place[short.id] = len(kept) - 1
            skip = 2
            continue
        if unit.mention is not None:
            place[unit.mention.id] = len(kept)
        kept.append(unit)
    return Row(kept, _sentences(text, kept), place)


def _bracketed(units: Sequence[Unit], i: int) -> Mention | None:
    """Return the mention of "(METI)" that opens at `i`, behind a mention with the same tag."""
    if i == 0 or units[i].text != "(" or i + 2 >= len(units) or units[i + 2].text != ")":
        return None
    name, short = units[i - 1], units[i + 1]
    same = name.text == short.text and name.mention is not None
    return short.mention if same else None


def tag(mention: Mention) -> str:
    """Return what stands for a mention: its label, of a country `<COUNTRY>`, not `<GPE>`."""
    if mention.label == "GPE" and countries.country(mention.text):
        return "<COUNTRY>"
    return f"<{mention.label}>"


def _words(text: str, start: int, end: int) -> list[Unit]:
    return [Unit(_folded(found[0]), *found.span()) for found in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return lexicon().american(word.lower().replace("’", "'"))


def _sentences(text: str, units: list[Unit]) -> list[int]:
    """Number the sentences: a full stop, question or exclamation mark before a capital ends one."""
    numbers: list[int] = []
    number = 0
    for i, unit in enumerate(units):
        numbers.append(number)
        if unit.text not in (".", "!", "?") or i + 1 == len(units):
            continue
        after = units[i + 1]
        if after.text in _CLOSERS:
            continue
        opens = text[after.start]
        if after.start > unit.end and (opens.isupper() or opens in "“\"'‘(" or opens.isdigit()):
            number += 1
    return numbers
