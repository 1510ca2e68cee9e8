"""Names in capitals, told by their head word: "Ministry of Mines", "Blue Harbour Initiative".

A name is a noun phrase in capitals that ends in a head word of `heads.yaml`, and goes on after
the words that the head takes: "of", "on", "for". English puts the head last before a
preposition: in "Free Trade Agreement Joint Committee" it is "Committee".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language

from extract.annotate.found import RULER_KEY, Found, add_candidates
from extract.annotate.heads import Head, Heads, shipped
from extract.annotate.words import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_JOINS = {"and", "&"}
_ARTICLES = {"the", "The"}
_ROMANCE = {"de", "du", "des", "la", "le", "del", "do", "da", "e", "y", "et"}
_PARTICLES = _ROMANCE | {"für", "von", "und", "bin", "bint", "ibn"}
_LEGAL_FORM = "org.legal-form"
_MINISTRY = "org.ministry"
_COMPANY = "org.company"
_LISTED = "rule:org.list"
_FIELD = "rule:org.field"
_DATED = ("PROGRAM", "INSTRUMENT")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–](?:20)?\d\d)?$")
_MOST_WORDS = 16
_MOST_TO_HEAD = 5
_MOST_TO_TAIL = 3


class Edges(NamedTuple):
    """Where known bodies and countries begin and end, and where countries begin."""

    starts: set[int]
    ends: set[int]
    countries: set[int]


class NameFinder:
    """The component: adds a candidate for every name in capitals with a known head."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads

    def __call__(self, doc: Doc) -> Doc:
        """Add the names of `doc` as candidates."""
        known = [span for span in doc.spans.get(RULER_KEY, ()) if span.label_ in ("GPE", "ORG")]
        edges = Edges(
            {span.start_char for span in known},
            {span.end_char for span in known},
            {span.start_char for span in known if span.label_ == "GPE"},
        )
        add_candidates(doc, self.find(words_of(doc, self.heads.possessives), edges))
        return doc

    def find(self, words: list[Word], edges: Edges) -> Iterator[Found]:
        """Yield the names among `words`."""
        at = 0
        while at < len(words):
            if not words[at].capital:
                at += 1
                continue
            end, head = self._phrase(words, at, edges)
            begin = self._begin(words, at, end, edges)
            if begin >= end:
                after = end
            elif head is None:
                after, head = self._tail(words, begin, end, edges)
                if head:
                    yield _found(words, begin, after, head)
            else:
                if words[end - 1].text in self.heads.joint_words and _joint(words, begin, end):
                    head = self.heads.joint_head
                after = self._continue(words, end, head, edges)
                if self._is_name(words, begin, end, after, head):
                    yield from self._split(words, begin, end, after, head)
            at = max(after, at + 1)

    def _phrase(
        self, words: list[Word], at: int, edges: Edges, joins: bool = True
    ) -> tuple[int, Head | None]:
        """Return the end of the noun phrase at `at`, cut after its last head, and that head."""
        end, head_end, head = at, at, None
        while end < len(words) and end - at < _MOST_WORDS:
            if words[end].text[0] == "(" and end > at and self._is_inside(words, end):
                end += 1
            elif words[end].capital:
                found, length = self._head_at(words, end)
                end += length
                if found:
                    head_end, head = end, found
            elif joins and head_end != end and self._goes_on(words, end, edges):
                end += 1
            else:
                break
        return (head_end, head) if head else (end, None)

    def _goes_on(self, words: list[Word], at: int, edges: Edges) -> bool:
        """Tell whether the phrase runs over the "and", comma or particle at `at` to a head."""
        text = words[at].text
        if at + 1 >= len(words) or not words[at + 1].capital:
            return False
        if text in _PARTICLES:
            return True
        if text not in _JOINS and text != ",":
            return False
        head, _ = self._head_at(words, at + 1)
        if text == "," and head and head.id == _LEGAL_FORM:
            return True
        if words[at - 1].end in edges.ends or words[at + 1].start in edges.starts:
            return False
        if words[at - 1].text.isupper() and not words[at + 1].text.isupper():
            return False
        return self._reaches_head(words, at + 1, text)

    def _reaches_head(self, words: list[Word], at: int, join: str) -> bool:
        """Tell whether the capitals from `at`, behind `join`, come to the head of one name."""
        count = 0
        while at < len(words) and count < _MOST_TO_HEAD:
            if words[at].capital:
                head, length = self._head_at(words, at)
                if head:
                    opens = at + length < len(words) and words[at + length].text == "of"
                    return not opens and (count > 0 or length > 1 or join in _JOINS)
                at += length
                count += 1
            elif words[at].text in _JOINS or words[at].text == join == ",":
                at += 1
            else:
                return False
        return False

    def _is_inside(self, words: list[Word], at: int) -> bool:
        """Tell whether the acronym in brackets at `at` stands inside a name, not behind it."""
        after = at + 1
        return after < len(words) and (
            words[after].capital or words[after].text in self.heads.tails
        )

    def _head_at(self, words: list[Word], at: int) -> tuple[Head | None, int]:
        """Return the longest head at `at` and its number of words; (None, 1) for other words."""
        for length in range(min(self.heads.longest, len(words) - at), 0, -1):
            key = tuple(word.text for word in words[at : at + length])
            if head := self.heads.heads.get(key):
                return head, length
        return self.heads.heads.get((words[at].text.rpartition("-")[2],)), 1

    def _begin(self, words: list[Word], at: int, end: int, edges: Edges) -> int:
        """Return where the name begins, behind words that only open a sentence."""
        while (
            at < end
            and words[at].text in self.heads.openers
            and words[at].start not in edges.starts
        ):
            at += 1
        return at

    def _is_name(self, words: list[Word], begin: int, end: int, after: int, head: Head) -> bool:
        text = " ".join(word.text for word in words[begin:after])
        if text.endswith(self.heads.never):
            return False
        first, length = self._head_at(words, begin)
        if after > end or first is None or begin + length < end:
            return True
        return head.alone or (head.label == "INSTRUMENT" and length > 1)

    def _tail(
        self, words: list[Word], begin: int, end: int, edges: Edges
    ) -> tuple[int, Head | None]:
        """Return the end of the name that a lower-case noun behind `end` closes, and its head."""
        alone = begin + 1 == end
        if alone and (words[begin].start in edges.countries or len(words[begin].text) < 3):
            return end, None
        for at in range(end, min(end + _MOST_TO_TAIL, len(words))):
            if tail := self.heads.tails.get(words[at].text):
                between = {word.text for word in words[end:at]}
                return (at + 1, tail) if between <= tail.between else (end, None)
        return end, None

    def _continue(self, words: list[Word], end: int, head: Head, edges: Edges) -> int:
        """Return where the name ends that has `head` before `end`."""
        reached = end
        while reached < len(words) and words[reached].text in head.takes:
            preposition = words[reached].text
            at = reached + 1
            if preposition == "of" and at < len(words) and _YEAR.match(words[at].text):
                return at + 1
            if at < len(words) and words[at].text in _ARTICLES:
                at += 1
            if at >= len(words) or not words[at].capital:
                break
            stop, inner = self._phrase(words, at, edges, joins=head.label == "INSTRUMENT")
            if inner and _stands_apart(head, preposition, inner):
                break
            reached = stop if inner else self._list(words, at, stop, edges, head)
            if (
                preposition == "to"
                and words[reached : reached + 1]
                and words[reached].text == "the"
            ):
                reached = max(reached, _capitals(words, reached + 1))
        if head.label in _DATED and reached < len(words) and _YEAR.match(words[reached].text):
            reached += 1
        return reached

    def _list(self, words: list[Word], at: int, stop: int, edges: Edges, head: Head) -> int:
        """Return the end of "Economy, Trade and Industry" or "Trade and Industry" from `at`.

        A word that else is a company's or a body ("Petroleum", "Treasury") is a field in a
        ministry's name.
        """
        reached = after = stop
        while after + 1 < len(words) and words[at].start not in edges.countries:
            text, following = words[after].text, after + 1
            if text == "," and words[following].text in _JOINS:
                text, following = "and", following + 1
            if text not in (",", *_JOINS) or following >= len(words):
                break
            word = words[following]
            acronym = word.text.isupper() and len(word.text) > 2
            if not word.capital or acronym or word.start in edges.countries:
                break
            inner = self._head_at(words, following)[0]
            field = word.text in self.heads.portfolios or (inner and inner.id == _COMPANY)
            if inner and not (head.id == _MINISTRY and field):
                break
            after = _capitals(words, following)
            if text in _JOINS:
                reached = after
        return reached

    def _split(
        self, words: list[Word], begin: int, end: int, after: int, head: Head
    ) -> Iterator[Found]:
        """Yield the name from `begin` to `after`; "Departments of State and Energy" are two."""
        if words[end - 1].text not in self.heads.plurals:
            yield _found(words, begin, after, head)
            return
        start = begin
        for at in range(end + 1, after + 1):
            if at == after or words[at].text in (",", *_JOINS):
                if self._is_in_field(words, start, at, after):
                    continue
                if start < at:
                    name = " ".join(word.text for word in words[start:at])
                    source = _FIELD if name in self.heads.portfolios else _LISTED
                    yield _found(words, start, at, head)._replace(source=source)
                start = at + 1

    def _is_in_field(self, words: list[Word], start: int, at: int, after: int) -> bool:
        """Tell whether the word at `at` stands inside a field: "Health and Human Services"."""
        return any(
            " ".join(word.text for word in words[start:stop]) in self.heads.portfolios
            for stop in range(at + 2, min(after, at + 4) + 1)
        )


def _found(words: list[Word], begin: int, after: int, head: Head) -> Found:
    return Found(words[begin].start, words[after - 1].end, head.label, f"rule:{head.id}")


def _capitals(words: list[Word], at: int) -> int:
    """Return the end of the words in capitals from `at`; `at - 1` where there is none."""
    if at >= len(words) or not words[at].capital:
        return at - 1
    while at < len(words) and words[at].capital:
        at += 1
    return at


def _stands_apart(head: Head, preposition: str, inner: Head) -> bool:
    """Tell whether the name with `inner` behind "of" is a mention of its own."""
    if preposition == "of":
        return head.label in ("INSTRUMENT", "PROGRAM") and inner.label != "INSTRUMENT"
    return inner.label == head.label == "ORG"


def _joint(words: list[Word], begin: int, end: int) -> bool:
    return any(word.text == "Joint" or word.text[0].isdigit() for word in words[begin : end - 1])


@Language.factory("extract_names")
def create_name_finder(nlp: Language, name: str) -> NameFinder:
    """Return the component, with the head words that ship with extract."""
    return NameFinder(shipped())
