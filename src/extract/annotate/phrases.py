"""Phrases of the rules in a text: thousands of towns and bodies, each as it is written.

spaCy's PhraseMatcher does the same with tokens, but takes seconds to learn twenty thousand phrases
at every start. Spellings of quotes, hyphens and accents make no difference ("Itaú", "Itau").
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language

from extract.annotate.found import RULER_KEY
from extract.annotate.legal_forms import behind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_OPENING = 5
"""Phrases are kept by so many of their first characters, shorter ones by all."""
_START = re.compile(r"(?<![^\W_])[^\W_]")
_MARKS = {"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "\u00a0": " "}


class Phrase(NamedTuple):
    """What is looked for, its label, and the id of its rule."""

    text: str
    label: str
    rule: str


class PhraseFinder:
    """The component: adds to the ruler's spans those of the phrases, where tokens begin and end."""

    def __init__(self) -> None:
        self._by_opening: dict[str, list[Phrase]] = defaultdict(list)
        self._sizes: list[int] = []

    def __call__(self, doc: Doc) -> Doc:
        """Add the spans of `doc`, all in the order of the text."""
        spans: list[Span] = list(doc.spans.get(RULER_KEY, ()))
        for start, end, phrase in self.find(doc.text):
            span = doc.char_span(start, end, label=phrase.label, span_id=phrase.rule)
            if span is not None:
                spans.append(span)
        doc.spans[RULER_KEY] = sorted(spans, key=lambda span: (span.start, span.end))
        return doc

    def add(self, phrases: Iterable[Phrase]) -> None:
        """Look for these phrases too. They open with a letter or a figure."""
        for phrase in phrases:
            text = plain(phrase.text)
            self._by_opening[text[:_OPENING]].append(phrase._replace(text=text))
        self._sizes = sorted({len(opening) for opening in self._by_opening})

    def find(self, text: str) -> Iterator[tuple[int, int, Phrase]]:
        """Yield where phrases stand in `text` as wholes, at each place the longest of each label.

        A body's name goes on over the legal form behind it: "Tata Steel Limited".
        """
        text = plain(text)
        for match in _START.finditer(text):
            start = match.start()
            longest: dict[str, tuple[int, Phrase]] = {}
            for end, phrase in self._at(text, start):
                if end > longest.get(phrase.label, (0, phrase))[0]:
                    longest[phrase.label] = end, phrase
            for end, phrase in longest.values():
                form = behind().match(text, end) if phrase.label == "ORG" else None
                yield start, form.end() if form else end, phrase

    def _at(self, text: str, start: int) -> Iterator[tuple[int, Phrase]]:
        for size in self._sizes:
            if start + size > len(text):
                break
            for phrase in self._by_opening.get(text[start : start + size], ()):
                end = start + len(phrase.text)
                if text.startswith(phrase.text, start) and not text[end : end + 1].isalnum():
                    yield end, phrase

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the phrases as JSON."""
        phrases = [phrase for some in self._by_opening.values() for phrase in some]
        path.write_text(json.dumps(phrases, ensure_ascii=False, indent=0), encoding="utf-8")

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> PhraseFinder:
        """Read what `to_disk` wrote."""
        self.add(Phrase(*entry) for entry in json.loads(path.read_text(encoding="utf-8")))
        return self


class _Plain(dict[int, int]):
    """For `str.translate`: each character seen, to its plain one."""

    def __missing__(self, point: int) -> int:
        char = chr(point)
        base, *marks = list(unicodedata.normalize("NFD", _MARKS.get(char, char)))
        self[point] = ord(base) if all(map(unicodedata.combining, marks)) else point
        return self[point]


_PLAIN = _Plain()


def plain(text: str) -> str:
    """Return `text` with plain quotes, hyphens and letters, character by character."""
    return text if text.isascii() else text.translate(_PLAIN)


@Language.factory("extract_phrases")
def create_phrase_finder(nlp: Language, name: str) -> PhraseFinder:
    """Return the component without any phrase, for `add_rules` or spaCy to fill."""
    return PhraseFinder()
