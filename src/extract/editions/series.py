"""Which sheets are editions of one series, and the order in which they were issued."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy.sparse import csr_array

from extract.editions.keys import content
from extract.editions.terms import Lexicon, shared
from extract.schema import Document

_SAME_TITLE, _SOME_CONTENT = 95, 0.2
"""Titles this alike (rapidfuzz token_set_ratio, 0 to 100) name one series, if the sheets share
this much of what they say (weight of terms, 0 to 1) ..."""
_MUCH_CONTENT = 0.45
"""... and sheets that share this much are of one series whatever their titles."""

_NO_SUBJECT = re.compile(
    r"\b(?:fact\s*sheets?|factsheets?|backgrounder|progress|update[sd]?|edition|the|an?|of|on|and|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\d+(?:st|nd|rd|th)?|[^\w\s]",
    re.IGNORECASE,
)


def in_order(documents: Sequence[Document]) -> list[Document]:
    """Return documents by date of issue; those without one come last, by id.

    Of several that say the same from end to end, such as a sheet as PDF and as text, the first
    stays.
    """
    ordered = sorted(documents, key=lambda d: (d.issued is None, d.issued or "", d.doc_id))
    once: dict[str, Document] = {}
    for document in ordered:
        once.setdefault("".join(content(block.text) for block in document.blocks), document)
    return list(once.values())


def series(sheets: Sequence[Document], lexicon: Lexicon) -> list[int]:
    """Return the number of the series of each sheet: the index of its first one."""
    titles = [subject(document.title) for document in sheets]
    alike = process.cdist(titles, titles, scorer=fuzz.token_set_ratio)
    content = _content(sheets, lexicon)
    linked = ((alike >= _SAME_TITLE) & (content >= _SOME_CONTENT)) | (content >= _MUCH_CONTENT)
    group = list(range(len(sheets)))
    for later, earlier in zip(*np.nonzero(np.tril(linked, -1)), strict=True):
        kept, gone = sorted((group[later], group[earlier]))
        group = [kept if number == gone else number for number in group]
    return group


def subject(title: str) -> str:
    """Return a title without dates, numbers and the name of the kind of sheet.

    >>> subject("Factsheet: Digital Partnership, May 2025")
    'digital partnership'
    """
    return " ".join(_NO_SUBJECT.sub(" ", title).casefold().split())


def _content(sheets: Sequence[Document], lexicon: Lexicon) -> NDArray[np.float64]:
    """Return the share of terms, by weight, that two sheets have in common, (sheet, sheet)."""
    weighed = lexicon.weigh(*(sheet.records for sheet in sheets))
    terms = csr_array(np.stack([_heaviest(weights) for weights in weighed]))
    weight: NDArray[np.float64] = np.asarray(terms.sum(axis=1))
    common: NDArray[np.float64] = (
        2 * shared(terms, terms) / np.maximum(weight[:, None] + weight[None, :], 1e-9)
    )
    return common


def _heaviest(weights: csr_array) -> NDArray[np.float64]:
    """Return the weight of each term of a sheet."""
    if not weights.shape[0]:
        return np.zeros(weights.shape[1])
    return np.asarray(weights.max(axis=0).toarray(), dtype=np.float64).ravel()
