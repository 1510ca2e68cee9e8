"""Governments named by their country, and towns named as such.

"Government of Japan", "U.S. government", "the cities of Mombasa and Malaba".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.language import Language

from extract.annotate.found import RULER_KEY, Found, add_candidates, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEFORE = re.compile(
    r"(?:(?:Royal |Federal )?Governments? of|State of|Province of|City of|Kingdom of|Republic of"
    r"|Commonwealth of)(?: the)? $"
)
_AFTER = re.compile(
    r" (?:federal )?(?:[Gg]overnment|Province|Prefecture|County|Region|City|Governorate)\b"
)
_DEMONYM = re.compile(
    r"(?<![\w-])[A-Z][a-z]+(?:ese|an|ish|i|ch|ine|ic|man) [Gg]overnment(?![\w-]| of)"
)
_STATE_CODE = re.compile(
    r"\b[A-Z][\w.’'-]*[a-z], (?P<name>A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]"
    r"|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])(?=[\s,.;:)]|$)"
)
_KINGDOM = re.compile(r"(?<=\bthe )(?P<name>Kingdom)(?!\w| of\b)")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w-]+(?:[’'](?!s\b)\w+)*"
_TOWN = rf"{_CAPITAL}(?: {_CAPITAL}){{0,2}}"
_TOWNS = re.compile(
    r"\b(?:cit(?:y|ies)|towns?|villages?|municipalit(?:y|ies)|districts?) of "
    rf"(?P<names>{_TOWN}(?:(?:, and |, | and ){_TOWN})*)"
)
_ONE_TOWN = re.compile(_TOWN)
_OPENERS = ("Federal ", "Central ")


@Language.component("extract_governments")
def find_governments(doc: Doc) -> Doc:
    """Add as candidates towns named as such, and countries with "Government of" beside them."""
    text = text_of(doc)
    found = [
        Found(m.start(), m.end(), "GPE", "rule:gpe.demonym-government")
        for m in _DEMONYM.finditer(text)
        if not m[0].startswith(_OPENERS)
    ]
    found += [
        Found(*m.span("name"), "GPE", rule)
        for pattern, rule in ((_STATE_CODE, "rule:gpe.state-code"), (_KINGDOM, "rule:gpe.kingdom"))
        for m in pattern.finditer(text)
    ]
    found += [
        Found(*town.span(), "GPE", "rule:gpe.town")
        for listed in _TOWNS.finditer(text)
        for town in _ONE_TOWN.finditer(text, *listed.span("names"))
    ]
    for span in doc.spans.get(RULER_KEY, ()):
        if span.label_ != "GPE":
            continue
        start, end = span.start_char, span.end_char
        if before := _BEFORE.search(text[max(0, start - 32) : start]):
            found.append(Found(start - len(before[0]), end, "GPE", "rule:gpe.government-of"))
        elif after := _AFTER.match(text, end):
            found.append(Found(start, after.end(), "GPE", "rule:gpe.government"))
    add_candidates(doc, found)
    return doc
