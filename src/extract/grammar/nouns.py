"""Counted nouns without a parser: where the noun phrase behind a figure ends, and its head.

Closed-class words and punctuation end the phrase, a plural noun is its head, adjectives and nouns
before the plural belong to it. A name that is marked apart ends the mention at the figure, but the
noun behind it is still the unit ("30" of "30 Boeing aircraft" counts aircraft).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.grammar.facts import units
from extract.grammar.words import alternation, squeeze

_FACTS = units()
_STOPS = frozenset(_FACTS.stops)
_PLURALS = frozenset(_FACTS.plurals)
_NOT_PLURAL = frozenset(_FACTS.not_plural)
_DEMONYMS = frozenset(_FACTS.demonyms)
_COMMON = frozenset(_FACTS.common_acronyms)
_COMPOUNDS = frozenset(_FACTS.compounds)
_WITH_OF = re.compile(rf"(?:{alternation(_FACTS.with_of)})\b", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:[-–][\w-]*\w)?|[^\W_](?:[\w’'&/-]*[\w])?(?:-(?=\s))?|[^\w\s]"
)
_GAP = re.compile(r"[ \t\u00a0\u202f\n]*")
_MODEL = re.compile(r"(?=.*\d)(?=.*[A-Z])[\w/-]+|.*-[Cc]lass")
_ACRONYMS = re.compile(r"[A-Z][A-Za-z&]*[A-Z]s")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: where it may end, its unit, whether a name stands in it or opens it."""

    end: int
    unit: str
    named: bool = False
    opens_name: bool = False


@cache
def singular(noun: str) -> str:
    """Return the singular of a lower-case noun."""
    if noun in _FACTS.singulars:
        return _FACTS.singulars[noun]
    if noun in _NOT_PLURAL or noun in _PLURALS or not noun.endswith("s"):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if re.search(r"(?:ch|sh|x|ss|zz)es$", noun):
        return noun[:-2]
    return noun if noun.endswith(("ss", "us", "is")) else noun[:-1]


def unit_of(words: list[str]) -> str:
    """Return the unit of a noun phrase: its known compound, or its last word in the singular."""
    last = words[-1].lower()
    known = last in _FACTS.singulars or not _ACRONYMS.fullmatch(words[-1])
    tail = [*(w.lower() for w in words[:-1]), singular(last) if known else last[:-1]]
    for count in (3, 2):
        if (compound := " ".join(tail[-count:])) in _COMPOUNDS:
            return compound
    return tail[-1]


def is_plural(word: str) -> bool:
    """Whether a word is a plural noun by its form."""
    lower = word.lower()
    if _ACRONYMS.fullmatch(word):
        return True
    if word in _PLURALS or lower in _PLURALS or lower in _FACTS.singulars:
        return True
    if lower in _NOT_PLURAL or lower.endswith(("ss", "us", "is", "'s", "’s")) or len(lower) < 3:
        return False
    return lower.endswith("s")


def _ends(word: str) -> bool:
    """Whether a word ends a noun phrase: a closed-class word that is no acronym."""
    return word.lower() in _STOPS and not (word.isupper() and len(word) > 1)


def _is_name(word: str) -> bool:
    """Whether a capitalised word is a name that is marked apart."""
    bare = _POSSESSIVE.sub("", word)
    if not word[:1].isupper() or bare in _DEMONYMS or word in _COMMON or _MODEL.fullmatch(word):
        return False
    parts = bare.split("-")
    return not all(part in _DEMONYMS or not part[:1].isupper() for part in parts)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def _words(text: str, start: int) -> list[_Word]:
    """Return the tokens from `start` to the end of the phrase at most."""
    found: list[_Word] = []
    place = start
    for _ in range(_LONGEST):
        gap = _GAP.match(text, place)
        match = _TOKEN.match(text, gap.end() if gap else place)
        if not match:
            break
        found.append(_Word(match[0], match.start(), match.end()))
        place = match.end()
    return found


def noun_phrase(text: str, start: int, single: bool = False) -> Phrase | None:
    """Read the noun phrase that begins at `start`; `single` when the figure before it is one."""
    words = _words(text, start)
    head = _head(words, single)
    if head is None:
        return None
    phrase = [w.text for w in words[: head + 1] if w.text not in (",", "and", "or", "&")]
    if compound := _WITH_OF.match(text, words[head].start):
        unit, end = _FACTS.with_of[squeeze(compound[0]).lower()], compound.end()
    else:
        unit, end = unit_of(phrase), words[head].end
    named = any(_named(words, place) for place in range(head))
    return Phrase(end, unit, named, _is_name(words[0].text) and not words[0].text.isupper())


def _named(words: list[_Word], place: int) -> bool:
    """Whether a word of the phrase belongs to a name; a ship's or aircraft's class does not."""
    following = words[place + 1].text if place + 1 < len(words) else ""
    return _is_name(words[place].text) and following.lower() != "class"


def _head(words: list[_Word], single: bool) -> int | None:
    """Return the index of the head noun."""
    last: int | None = None
    last_plural: int | None = None
    for place, word in enumerate(words):
        text = word.text
        if text in (",", "and", "or", "&"):
            if single or place == 0 or not _goes_on(words, place):
                break
            continue
        if not text[0].isalnum() or _ends(text) or _is_loose_figure(words, place):
            break
        if is_plural(text) and not (text in _DEMONYMS and _goes_on_behind(words, place)):
            if not _leads_on(words, place):
                return place
            last_plural = place
            continue
        last = place
    if last_plural is not None:
        return last_plural
    return last if single else None


def _is_loose_figure(words: list[_Word], place: int) -> bool:
    """Whether a figure begins another amount, and is no model number ("Boeing 787")."""
    return words[place].text.isdigit() and not (place and words[place - 1].text[:1].isupper())


def _leads_on(words: list[_Word], place: int) -> bool:
    """Whether a plural is only part of a compound ("operations centers", "General Motors cars")."""
    if place + 1 >= len(words):
        return False
    text, following = words[place].text, words[place + 1].text
    if not following[:1].isalpha() or _ends(following):
        return False
    if is_plural(following):
        return True
    return place > 0 and text[:1].isupper() and following[:1].isupper()


def _goes_on(words: list[_Word], place: int) -> bool:
    """Whether a comma or "and" joins two adjectives of one noun rather than two nouns."""
    before = words[place - 1].text
    if place + 1 >= len(words) or (is_plural(before) and before not in _DEMONYMS):
        return False
    after = words[place + 1].text
    if words[place].text == ",":
        if after in ("and", "or"):
            return place + 2 < len(words) and _goes_on_to(before, words[place + 2].text)
        return _goes_on_to(before, after)
    return not _ends(after) and not after[:1].isdigit()


def _goes_on_to(before: str, after: str) -> bool:
    """Whether two words at a comma are adjectives of one kind: peoples, or both in lower case."""
    if before in _DEMONYMS:
        return after in _DEMONYMS
    return after.islower() and not _ends(after)


def _goes_on_behind(words: list[_Word], place: int) -> bool:
    """Whether a people ("Japanese") is an adjective here: a noun or another people follows."""
    if place + 1 >= len(words):
        return False
    following = words[place + 1].text
    if following in (",", "and", "or", "&"):
        return _goes_on(words, place + 1) and words[place + 2].text in (*_DEMONYMS, "and")
    return following[:1].isalpha() and not _ends(following) and not following.endswith("ing")


_SENTENCE = re.compile(r"[.;:!?]\s+(?=[A-Z])")


def earlier_noun(before: str) -> str | None:
    """Return the unit of the last plural noun before a place, in its sentence or the one before."""
    cuts = [m.end() for m in _SENTENCE.finditer(before)]
    head = before[cuts[-2] :] if len(cuts) > 1 else before
    plurals = [m[0] for m in _TOKEN.finditer(head) if is_plural(m[0]) and not _ends(m[0])]
    return singular(plurals[-1].lower()) if plurals else None
