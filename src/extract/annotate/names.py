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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_CAPITAL = re.compile(r"[^\W\d_a-z][\w&.'’+]*$|[a-z][A-Z]\w*$|\d+(?:st|nd|rd|th)$|\d\.0$")
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[\w&-]{2,14}$")
_HYPHEN = re.compile(r"[-–‑/]")
_POSSESSIVE = {"'s", "’s", "'", "’"}
_SMALL = frozenset({"a", "an", "and", "by", "for", "from", "in", "its", "of", "on", "our", "the", "their", "to", "with"})
_SMALL_CAPITALS = frozenset({"Our", "Their", "Its", "And", "Of"})
_JOINS = {"and", "&"}
_ARTICLES = {"the", "The"}
_PARTICLES = {"de", "du", "des", "la", "le", "für", "del", "do", "da", "e", "y", "von", "und", "et"}
_MOST_WORDS = 16


class Word(NamedTuple):
    """A word of a phrase: its characters, its text, and whether it begins with a capital."""

    start: int
    end: int
    text: str
    capital: bool


def words_of(doc: Doc, possessives: frozenset[str] = frozenset()) -> list[Word]:
    """Return the words of `doc`, hyphenated ones as one: "Export-Import", "U.S.-Japan"."""
    words: list[Word] = []
    joined = False
    for token in doc:
        start, text = token.idx, token.text
        if text == ")" and len(words) > 2 and words[-2].text == "(" and _ACRONYM.match(words[-1].text):
            inner, bracket = words.pop(), words.pop()
            words.append(Word(bracket.start, start + 1, f"({inner.text})", False))
            continue
        if text in _POSSESSIVE and words and words[-1].text in possessives:
            last = words.pop()
            words.append(Word(last.start, start + len(text), last.text + text, last.capital))
            continue
        if words and words[-1].end == start and (joined or text in "-–‑/"):
            last = words.pop()
            start, text = last.start, last.text + text
        joined = text[-1] in "-–‑/" and len(text) > 1
        words.append(_word(start, token.idx + len(token.text), text))
    return words


def _word(start: int, end: int, text: str) -> Word:
    if text.lower() in _SMALL and (text.isupper() or text in _SMALL_CAPITALS):
        return Word(start, end, text.lower(), False)
    return Word(start, end, text, bool(_CAPITAL.match(_HYPHEN.split(text, maxsplit=1)[0])))


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
            if head is None:
                tail, tail_head = self._tail(words, end)
                if tail_head and begin < end and not self._only_country(words, begin, end, edges.countries):
                    yield Found(words[begin].start, words[tail - 1].end, tail_head.label, f"rule:{tail_head.id}")
                at = max(end, tail, at + 1)
                continue
            if words[end - 1].text in self.heads.joint_words and _joint(words, begin, end):
                head = self.heads.joint_head
            after = self._continue(words, end, head, edges)
            bare = after == end and end - begin <= self._head_length(words, begin, end)
            if begin < end and (head.alone or not bare) and not self._never(words, begin, after):
                yield Found(words[begin].start, words[after - 1].end, head.label, f"rule:{head.id}")
            at = max(after, at + 1)

    def _phrase(
        self, words: list[Word], at: int, edges: Edges, joins: bool = True
    ) -> tuple[int, Head | None]:
        """Return the end of the noun phrase at `at`, cut after its last head, and that head."""
        end, head_end, head = at, at, None
        while end < len(words) and end - at < _MOST_WORDS:
            if words[end].text[0] == "(" and end > at and self._inside(words, end):
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
        if words[at - 1].end in edges.ends or words[at + 1].start in edges.starts:
            return False
        if words[at - 1].text.isupper() and not words[at + 1].text.isupper():
            return False
        after = at + 1
        count = 0
        while after < len(words) and count < 5:
            if words[after].capital:
                found, length = self._head_at(words, after)
                if found and not self._opens(words, after, length):
                    return count > 0 or length > 1 or text in _JOINS
                if found:
                    return False
                after += length
                count += 1
            elif words[after].text in _JOINS or (words[after].text == "," and text == ","):
                after += 1
            else:
                return False
        return False

    def _inside(self, words: list[Word], at: int) -> bool:
        """Tell whether the acronym in brackets at `at` stands inside a name, not behind it."""
        after = at + 1
        return after < len(words) and (
            words[after].capital or words[after].text in self.heads.tails
        )

    def _opens(self, words: list[Word], at: int, length: int) -> bool:
        after = at + length
        return after < len(words) and words[after].text == "of" and length >= 1

    def _head_at(self, words: list[Word], at: int) -> tuple[Head | None, int]:
        """Return the longest head at `at` and its number of words; (None, 1) for any other word."""
        for length in range(min(self.heads.longest, len(words) - at), 0, -1):
            key = tuple(word.text for word in words[at : at + length])
            if head := self.heads.heads.get(key):
                return head, length
        last = words[at].text.rpartition("-")[2]
        return self.heads.heads.get((last,)), 1

    def _head_length(self, words: list[Word], begin: int, end: int) -> int:
        at = begin
        head, length = self._head_at(words, at)
        return length if head else 0

    def _begin(self, words: list[Word], at: int, end: int, edges: Edges) -> int:
        while at < end and words[at].text in self.heads.openers and words[at].start not in edges.starts:
            at += 1
        return at

    def _never(self, words: list[Word], begin: int, end: int) -> bool:
        return " ".join(word.text for word in words[begin:end]).endswith(self.heads.never)

    def _only_country(self, words: list[Word], begin: int, end: int, countries: set[int]) -> bool:
        return end - begin == 1 and (words[begin].start in countries or len(words[begin].text) < 3)

    def _tail(self, words: list[Word], end: int) -> tuple[int, Head | None]:
        at = end
        while at < len(words) and at - end < 3:
            if tail := self.heads.tails.get(words[at].text):
                between = [word.text for word in words[end:at]]
                return (at + 1, tail) if all(word in tail.between for word in between) else (end, None)
            at += 1
        return end, None

    def _continue(self, words: list[Word], end: int, head: Head, edges: Edges) -> int:
        """Return where the name ends that has `head` before `end`."""
        reached = end
        while reached < len(words) and words[reached].text in head.takes:
            at = reached + 1
            if at < len(words) and words[at].text in _ARTICLES:
                at += 1
            if at >= len(words) or not words[at].capital:
                break
            preposition = words[reached].text
            stop, inner = self._phrase(words, at, edges, joins=head.label == "INSTRUMENT")
            if preposition == "of" and inner and inner.label not in ("INSTRUMENT",) and head.label in ("INSTRUMENT", "PROGRAM"):
                break
            if inner is None:
                stop = self._list(words, at, stop, edges.countries)
            elif inner.label == head.label == "ORG" and preposition != "of":
                break
            reached = stop
            if preposition == "to" and reached + 1 < len(words) and words[reached].text == "the":
                reached = self._capitals(words, reached + 1) if words[reached + 1].capital else reached
        return reached

    def _capitals(self, words: list[Word], at: int) -> int:
        while at < len(words) and words[at].capital:
            at += 1
        return at

    def _list(self, words: list[Word], at: int, stop: int, countries: set[int]) -> int:
        """Return the end of "Economy, Trade and Industry" or "Trade and Industry" from `at`."""
        reached = after = stop
        while after + 1 < len(words):
            text = words[after].text
            following = after + 1
            if text == "," and words[following].text in _JOINS:
                text, following = "and", following + 1
            if following >= len(words) or not words[following].capital or words[following].start in countries:
                break
            head, _ = self._head_at(words, following)
            acronym = words[following].text.isupper() and len(words[following].text) > 2
            if head or acronym or text not in (",", *_JOINS) or words[at].start in countries:
                break
            after = self._capitals(words, following)
            if text in _JOINS:
                reached = after
        return reached


def _joint(words: list[Word], begin: int, end: int) -> bool:
    return any(w.text == "Joint" or w.text[0].isdigit() for w in words[begin : end - 1])


@Language.factory("extract_names")
def create_name_finder(nlp: Language, name: str) -> NameFinder:
    """Return the component, with the head words that ship with extract."""
    return NameFinder(shipped())
