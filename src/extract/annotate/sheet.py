"""What only the whole sheet can tell: acronyms, repeats, short forms, surnames.

`propose` gives the spans that a block alone does not show but the rest of the sheet does: an
acronym defined elsewhere, a name found elsewhere, "the Partnership" below the full name, a bare
surname. They are candidates like all others: `overlaps` decides whether they stand.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from extract.annotate.acronyms import (
    Definition,
    definitions,
    explains,
    is_of_topic,
    name_before,
)
from extract.annotate.found import Found
from extract.annotate.heads import Heads, shipped
from extract.annotate.overlaps import first_overlap
from extract.annotate.phrases import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Blocks = Sequence[Sequence[Found]]
    """What stands in each block, in order of text."""

NAMES = frozenset({"GPE", "ORG", "PERSON", "PLACE", "INSTRUMENT", "PROGRAM"})
_SHORTENED = frozenset({"ORG", "PROGRAM", "INSTRUMENT", "PLACE"})
_NAME = "rule:acronym.name"
_USED = "rule:acronym.used"
_REPEAT = "rule:sheet.repeat"
_SHORT = "rule:sheet.short-form"
_SURNAME = "rule:sheet.surname"

_NOT_A_PERSON = re.compile(r"(?:[-–]\w+)? [Aa]dministration|[-–]")
_WORD = re.compile(r"(?<![\w'])\w+")
_GOES_ON = re.compile(r"\w|-[a-z]")
_SHARE_OF_A_WORD = 0.5
_SHORT_FORM = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?P<head>[A-Z][a-z]+)(?![\w-]|\s(?:[A-Z]|of\b|for\b))"
)
_NEVER_SHORT = {"Administration", "Union", "States", "Embassy", "Government"}


def propose(texts: Sequence[str], standing: Blocks) -> list[list[Found]]:
    """Return for each block what the rest of the sheet says of it."""
    proposed: list[list[Found]] = [[] for _ in texts]
    names = _defined(texts, standing, proposed)
    labels = decide(texts, standing, names)
    for number, found in _repeats(texts, standing, labels, names):
        proposed[number].append(found)
    for number, found in _short_forms(texts, standing, shipped()):
        proposed[number].append(found)
    return [list(dict.fromkeys(found)) for found in proposed]


def _defined(texts: Sequence[str], standing: Blocks, proposed: list[list[Found]]) -> dict[str, str]:
    """Return {acronym: full name}; propose the names that only their acronym betrays."""
    names: dict[str, str] = {}
    for number, text in enumerate(texts):
        for definition in definitions(text):
            name_end, short_name = definition.name_end, definition.short
            name = first_overlap(standing[number], name_end - 1, name_end)
            short = first_overlap(standing[number], definition.start, definition.end)
            start = name_before(text, name_end, short_name)
            if name and _is_name_of(text, name, definition):
                names.setdefault(short_name, text[name.start : name_end])
            elif short and start is not None and short.label in NAMES:
                proposed[number].append(Found(start, name_end, short.label, _NAME))
                names.setdefault(short_name, text[start:name_end])
    return names


def _is_name_of(text: str, name: Found, definition: Definition) -> bool:
    return (
        name.label in NAMES
        and name.end == definition.name_end
        and explains(definition.short, text[name.start : name.end], name.label)
        and not is_of_topic(text, name, definition)
    )


def decide(texts: Sequence[str], standing: Blocks, names: dict[str, str]) -> dict[str, str]:
    """Return {name: label}, the label that most mentions of the name or its acronym have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for text, spans in zip(texts, standing, strict=True):
        for span in spans:
            name = text[span.start : span.end]
            if span.label in NAMES and any(c.isupper() for c in name):
                votes[plain(name)][span.label] += 1
    for short, name in names.items():
        together = votes[plain(short)] + votes[plain(name)]
        votes[plain(short)] = votes[plain(name)] = together
    return {name: count.most_common(1)[0][0] for name, count in votes.items() if count}


def _repeats(
    texts: Sequence[str], standing: Blocks, labels: dict[str, str], names: dict[str, str]
) -> Iterator[tuple[int, Found]]:
    """Yield the names of the sheet where they do not stand, and surnames of its persons."""
    surnames = {
        name.split()[-1]: "PERSON"
        for name, label in labels.items()
        if label == "PERSON" and len(name.split()) > 1 and not name.endswith((".", "Jr"))
    }
    known = {name: label for name, label in {**surnames, **labels}.items() if len(name) > 1}
    firsts = _by_first_word(known)
    places = [(i, *place) for i, text in enumerate(texts) for place in _occurrences(text, firsts)]
    unmarked = Counter(
        name for i, start, end, name in places if not first_overlap(standing[i], start, end)
    )
    marked = Counter(name for _, _, _, name in places) - unmarked
    for number, start, end, name in places:
        label = known[name]
        new = Found(start, end, label, _source(name, labels, names))
        there = first_overlap(standing[number], start, end)
        if there and there[:3] == new[:3]:
            continue
        if label == "PERSON" and _is_no_person(texts[number], start, end):
            continue
        word = not re.search(r"[\s\d]", name) and name not in names
        if word and name in labels and marked[name] < _SHARE_OF_A_WORD * unmarked[name]:
            continue
        yield number, new


def _by_first_word(known: Iterable[str]) -> dict[str, list[str]]:
    """Return the names by their first word, the longest first."""
    names: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=len, reverse=True):
        if first := _WORD.match(name):
            names[first[0]].append(name)
    return names


def _occurrences(text: str, names: dict[str, list[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield where names stand in `text`, from left to right, the longest at each place."""
    text, reached = plain(text), 0
    for word in _WORD.finditer(text):
        start = word.start()
        for name in names.get(word[0], ()) if start >= reached else ():
            reached_by_name = start + len(name)
            if text.startswith(name, start) and not _GOES_ON.match(text, reached_by_name):
                reached = reached_by_name
                yield start, reached, name
                break


def _source(name: str, labels: dict[str, str], names: dict[str, str]) -> str:
    if name not in labels:
        return _SURNAME
    return _USED if name in names else _REPEAT


def _is_no_person(text: str, start: int, end: int) -> bool:
    return bool(_NOT_A_PERSON.match(text, end)) or text[start - 1 : start] in ("-", "–")


def _short_forms(
    texts: Sequence[str], standing: Blocks, heads: Heads
) -> Iterator[tuple[int, Found]]:
    """Yield "the Partnership" after a name with that head."""
    last: dict[str, str] = {}
    for number, text in enumerate(texts):
        names = [s for s in standing[number] if s.label in _SHORTENED]
        for match in _SHORT_FORM.finditer(text):
            start, end = match.span("head")
            while names and names[0].start < start:
                last |= _heads_of(names.pop(0), text, heads)
            if match["head"] in last and not first_overlap(standing[number], start, end):
                yield number, Found(start, end, last[match["head"]], _SHORT)
        for name in names:
            last |= _heads_of(name, text, heads)


def _heads_of(name: Found, text: str, heads: Heads) -> dict[str, str]:
    """Return the label of `name` by the head words that it begins or ends with."""
    words = text[name.start : name.end].split()
    if len(words) < 2:
        return {}
    ends = {words[0], words[-1]} - _NEVER_SHORT
    return {word: name.label for word in ends if (word,) in heads.heads}
