"""What a record says, as weighted terms: names, content words, figures, dates.

Two editions of one commitment share their names and their subject, whatever the order of the
words; figures, dates and verbs are what changes between editions and weigh less.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from extract.editions.aliases import aliases
from extract.editions.keys import key
from extract.editions.values import amount_key, date_key
from extract.schema import Record

PROGRAM, NAME, CONTENT, FIGURE, DATE = 3.0, 2.0, 1.0, 1.0, 0.6
"""Weights by class, set on hand-made pairs of editions so that near twins do not swap."""

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’][^\W\d_]+)?")
_FIGURES = re.compile(r"\S*\d\S*")
_SENTENCE_END = re.compile(r"[.:;!?•]\W*$")
_SUFFIX = re.compile(
    r"(?:isation|ization|ations?|ising|izing|ised|ized|ises?|izes?|ings?|ers?|ies|ied|ed|es|s|y|e)$"
)
_FUNCTION_WORDS = """
a an the of in on at to for from by with and or as is are was were be been being has have had will
would shall should may can could it its this that these those which who whose there their they them
we our us his her he she not no nor than then also now still into onto over under between among
through during per each all any both other others such more most up out about around some so if when
while where after before since until within two
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())


class Lexicon:
    """The terms that the records of some sheets are made of."""

    def __init__(self, records: Sequence[Record]) -> None:
        short = aliases(record.text for record in records)
        expansion = {s.casefold(): _stems(long) for s, long in short.items()}
        names = _names(record.text for record in records)
        bags = [_bag(record, expansion) for record in records]
        column = {term: index for index, term in enumerate(dict.fromkeys(chain(*bags)))}
        self._class_weights = np.array([_class_weight(term, names) for term in column])
        columns = (np.array([column[term] for term in bag], dtype=np.int64) for bag in bags)
        self._columns = dict(zip(map(id, records), columns, strict=True))

    @property
    def subjects(self) -> NDArray[np.int64]:
        """The columns of the terms that are no names: what a record is about."""
        return np.flatnonzero(self._class_weights < NAME)

    def weigh(self, *sheets: Sequence[Record]) -> list[csr_array]:
        """Return the weights of the terms of each sheet's records, (record, term).

        A term is the heavier the fewer records of these sheets have it.
        """
        rows = [[self._columns[id(record)] for record in sheet] for sheet in sheets]
        flat = np.concatenate([np.zeros(0, dtype=np.int64), *chain(*rows)])
        frequency = np.bincount(flat, minlength=len(self._class_weights))
        count = sum(map(len, sheets))
        weights = self._class_weights * np.log1p(count / np.maximum(frequency, 1))
        return [_matrix(sheet, weights) for sheet in rows]


def _matrix(rows: Sequence[NDArray[np.int64]], weights: NDArray[np.float64]) -> csr_array:
    flat = np.concatenate([np.zeros(0, dtype=np.int64), *rows])
    starts = np.cumsum([0, *map(len, rows)])
    return csr_array((weights[flat], flat, starts), shape=(len(rows), len(weights)))


def shared(old: csr_array, new: csr_array) -> NDArray[np.float64]:
    """Return the weight that each old record shares with each new one, (old, new)."""
    return np.asarray((old.sqrt() @ new.sqrt().T).toarray(), dtype=np.float64)


def _class_weight(term: str, names: set[str]) -> float:
    if term.startswith("#"):
        return PROGRAM
    if term.startswith("="):
        return FIGURE
    if term.startswith("@"):
        return DATE
    return NAME if term in names else CONTENT


def _bag(record: Record, expansion: dict[str, set[str]]) -> set[str]:
    text = record.text
    bag: set[str] = set()
    for amount in record.amounts:
        bag |= {f"={part}" for part in amount_key(amount)}
        counted = "" if amount.currency else _FIGURES.sub(" ", amount.mention)
        text = text.replace(amount.mention, f" {counted} ", 1)
    for date in record.dates:
        bag |= {f"@{part}" for part in date_key(date)}
        text = text.replace(date.mention, " ", 1)
    bag |= {f"#{key(program.name)}" for program in record.programs}
    words = [word.casefold() for word in _WORD.findall(text)]
    bag |= {stem(word) for word in words if word not in _FUNCTION}
    for short, long in expansion.items():
        if short in words:
            bag |= long
        elif long <= bag:
            bag.add(stem(short))
    return bag


def _stems(text: str) -> set[str]:
    return {stem(w) for w in map(str.casefold, _WORD.findall(text)) if w not in _FUNCTION}


def stem(word: str) -> str:
    """Return a lower-case word without its English ending, so that its forms meet.

    >>> stem("digitising"), stem("digitised"), stem("guidelines"), stem("partner's")
    ('digit', 'digit', 'guidelin', 'partn')
    """
    word = word.replace("’", "'").partition("'")[0].replace(",", "")
    if len(word) < 4 or not word.isalpha():
        return word
    cut = _SUFFIX.sub("", word)
    return cut if len(cut) >= 3 else word


def _names(texts: Iterable[str]) -> set[str]:
    """Return the stems that stand with a capital inside sentences more often than without."""
    balance: defaultdict[str, int] = defaultdict(int)
    for text in texts:
        for match in _WORD.finditer(text):
            word = match[0]
            if word[0].isupper():
                inside = match.start() and not _SENTENCE_END.search(text[: match.start()][-4:])
                balance[stem(word.casefold())] += 1 if inside or word.isupper() else 0
            elif word[0].isalpha():
                balance[stem(word.casefold())] -= 1
    return {word for word, count in balance.items() if count > 0}
