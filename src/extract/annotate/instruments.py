"""Instruments without a name: "a loan agreement", "two MoUs", "an exchange of notes"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from extract.annotate.found import Found, add_candidates, text_of
from extract.annotate.heads import Heads, shipped

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GENERIC = "rule:instrument.generic"
_FINANCE = "rule:instrument.finance"
_NUMBERED = "rule:instrument.numbered"
_ORDER = re.compile(r"\b(?:Executive Orders?|E\.O\.|Proclamation)(?: No\.)? \d{4,5}\b")
_NOT_BEFORE = re.compile(
    r"[ -](?:to|of) (?:work|cooperate)|[ -](?:funding|program|programme|recipient)"
)


@cache
def _pattern(heads: Heads) -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, heads.kinds), key=len, reverse=True))
    modifiers = "|".join(sorted(map(re.escape, heads.modifiers), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?:{modifiers})(?:[ -]|, | and | and the ))*(?P<kind>{kinds})(?![\w-])"
    )


def instruments_of(text: str, heads: Heads) -> list[Found]:
    """Return the unnamed and the numbered instruments of `text`."""
    generic = [
        Found(*match.span(), "INSTRUMENT", _FINANCE if match["kind"] in heads.finance else _GENERIC)
        for match in _pattern(heads).finditer(text)
        if not _NOT_BEFORE.match(text, match.end())
    ]
    numbered = [Found(*m.span(), "INSTRUMENT", _NUMBERED) for m in _ORDER.finditer(text)]
    return generic + numbered


@Language.component("extract_instruments")
def find_instruments(doc: Doc) -> Doc:
    """Add the unnamed instruments of `doc` as candidates."""
    add_candidates(doc, instruments_of(text_of(doc), shipped()))
    return doc
