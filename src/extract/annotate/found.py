"""A span that something found in a text, and where a Doc keeps those that are no spaCy spans.

Spans are counted in characters, not tokens: a rule may stop inside a token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

MODEL = "model"
RULER_KEY = "rules"
"""The span group of what `rules/patterns` and `rules/parties` find."""
_CANDIDATES = "extract.candidates"
_WEIGHED = "extract.weighed"
_TEXT = "extract.text"


class Found(NamedTuple):
    """Characters `start` to `end`, read as `label` by `source` ("model" or "rule:<id>")."""

    start: int
    end: int
    label: str
    source: str

    def overlaps(self, other: Found) -> bool:
        """Tell whether the two want a character in common."""
        return self.start < other.end and other.start < self.end


class Weighed(NamedTuple):
    """A span with the probability that it is right, between 0 and 1."""

    span: Found
    right: float


class Settled(NamedTuple):
    """A span that stands, and the spans that lost to it."""

    span: Found
    losers: tuple[Found, ...] = ()

    def moved(self, by: int) -> Settled:
        """Return the same with all characters counted `by` further on."""
        return Settled(_moved(self.span, by), tuple(_moved(loser, by) for loser in self.losers))


def _moved(found: Found, by: int) -> Found:
    return found._replace(start=found.start + by, end=found.end + by)


def add_candidates(doc: Doc, found: Iterable[Found]) -> None:
    """Keep `found` with `doc` until overlaps are settled."""
    doc.user_data.setdefault(_CANDIDATES, []).extend(found)


def candidates(doc: Doc) -> list[Found]:
    """Return all that the rules found in `doc`: the patterns' spans and the components'."""
    of_patterns = [
        Found(span.start_char, span.end_char, span.label_, f"rule:{span.id_}")
        for span in doc.spans.get(RULER_KEY, ())
    ]
    return of_patterns + [Found(*found) for found in doc.user_data.get(_CANDIDATES, ())]


def text_of(doc: Doc) -> str:
    """Return `doc.text`, put together once."""
    text: str = doc.user_data.get(_TEXT) or doc.user_data.setdefault(_TEXT, doc.text)
    return text


def set_weighed(doc: Doc, weighed: Iterable[Weighed]) -> None:
    """Keep all candidates of `doc` with their weights."""
    doc.user_data[_WEIGHED] = list(weighed)


def get_weighed(doc: Doc) -> list[Weighed]:
    """Return the candidates of `doc` with their weights; empty before the last component ran."""
    return [Weighed(Found(*span), right) for span, right in doc.user_data.get(_WEIGHED, ())]
