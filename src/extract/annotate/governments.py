"""Governments named by their country: "Government of Japan", "U.S. government"."""

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
    r"(?<=[a-z], )(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]"
    r"|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])(?=[\s,.;:)]|$)"
)
_KINGDOM = re.compile(r"(?<=\bthe )Kingdom(?!\w| of\b)")
_OPENERS = ("Federal ", "Central ")


@Language.component("extract_governments")
def find_governments(doc: Doc) -> Doc:
    """Add as candidates the countries of `doc` with "Government of" before or after them."""
    text = text_of(doc)
    found = [
        Found(m.start(), m.end(), "GPE", "rule:gpe.demonym-government")
        for m in _DEMONYM.finditer(text)
        if not m[0].startswith(_OPENERS)
    ]
    found += [
        Found(*m.span(), "GPE", rule)
        for pattern, rule in ((_STATE_CODE, "rule:gpe.state-code"), (_KINGDOM, "rule:gpe.kingdom"))
        for m in pattern.finditer(text)
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
