"""Dates and amounts as spaCy components: the grammar reads the text, the Doc keeps the spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from extract.annotate.found import Found, add_candidates, text_of
from extract.grammar import amounts, dates

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.component("extract_dates")
def find_dates(doc: Doc) -> Doc:
    """Add the dates of `doc` as candidates."""
    add_candidates(
        doc, (Found(d.start, d.end, "DATE", f"rule:{d.rule}") for d in dates.find(text_of(doc)))
    )
    return doc


@Language.component("extract_amounts")
def find_amounts(doc: Doc) -> Doc:
    """Add the amounts of money and the quantities of `doc` as candidates."""
    add_candidates(
        doc, (Found(a.start, a.end, a.label, f"rule:{a.rule}") for a in amounts.find(text_of(doc)))
    )
    return doc
