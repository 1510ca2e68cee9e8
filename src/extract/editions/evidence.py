"""Whether the words of a text bear out that a value is missing from it.

A value that one reading has and the other lacks is a change only where the other text does not
say it: readings miss things, above all in reworded sentences, and a missed reading is no news.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from extract.editions.aliases import aliases
from extract.schema import Document, Party, Record

_SEPARATORS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SHORT = 4
_JOINERS = frozenset(("and", "of", "the", "for", "on", "in", "with"))


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return f" {_SEPARATORS.sub(' ', text.replace('.', '')).strip()} "


def says(text: str, phrase: str) -> bool:
    """Tell whether `text` has the words of `phrase`, next to each other; case counts if short."""
    wanted, there = _plain(phrase), _plain(text)
    if len(wanted) <= _SHORT + 2:
        return wanted in there
    return wanted.casefold() in there.casefold()


def numbers(text: str) -> set[Decimal]:
    """Return the plain numbers written in `text`."""
    return {Decimal(match[0].replace(",", "").rstrip(".")) for match in _NUMBER.finditer(text)}


class Names:
    """All the ways in which two editions name the same party."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        texts = []
        for document in documents:
            for record in document.records:
                texts.append(record.text)
                for party in record.parties:
                    self._forms[party.name].add(party.mention)
        self._long = aliases(texts)

    def named(self, record: Record, party: Party) -> bool:
        """Tell whether `record` names the party in any of its forms.

        The words of the form may stand apart: a reading may have taken two names for one.
        """
        there = _words(record.text)
        return any(
            says(record.text, form) or ((words := _words(form)) and words <= there)
            for form in self._all_forms(party)
        )

    def _all_forms(self, party: Party) -> Iterator[str]:
        known = {party.name, party.mention} | self._forms[party.name]
        yield from known
        if party.label == "PERSON":
            yield from _surname(party.name)
        for short, long in self._long.items():
            if short in known or any(says(form, long) for form in known):
                yield from (short, long)
        yield from _country_names(party)


def _words(text: str) -> set[str]:
    return {word for word in _plain(text).casefold().split() if word not in _JOINERS}


def _surname(name: str) -> Iterator[str]:
    words = [word for word in name.replace(",", " ").split() if word not in ("Jr.", "Sr.", "III")]
    if len(words) > 1:
        yield words[-1]


def _country_names(party: Party) -> set[str]:
    """Return the names and adjectives of the country that the party is."""
    from extract.normalise.countries import country, entries

    if party.label != "GPE" or not party.country or country(party.name) != party.country:
        return set()
    entry = entries().get(party.country)
    return {*entry.aliases, *entry.adjectives} if entry else set()
