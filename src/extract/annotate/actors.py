"""Unknown names in capitals where bodies act: before a verb, behind "with", "by", "between".

"Ositran will supervise it", "a pact with Birmex": what no list knows and no head word tells is a
body, if one of its words is no ordinary one. Countries, persons and programmes that are known or
that the model is sure of win over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from extract.annotate.found import RULER_KEY, Found, add_candidates, text_of
from extract.resources import resource

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_SOURCE = "rule:org.actor"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w&’'+-]*(?<![’']s)"
_NAME = rf"(?:[A-Z]\.(?:[A-Z]\.)* )?(?:{_WORD})(?: (?:{_WORD})){{0,4}}"
_ONE = rf"(?:the )?{_NAME}(?: \([A-Z][\w-]+\))?"
_LIST = rf"{_ONE}(?:(?:, and |, | and ){_ONE}){{0,5}}"
_VERB = (
    r"(?:will|shall|has|have|is|are|was|were|aims?|plans?|intends?|continues?|expects?"
    r"|to [a-z]|[a-z]{3,}ed\b)"
)
_SUBJECT = re.compile(rf"(?:^|(?<=[a-z)\d][.;:] ))(?:The )?(?P<names>{_LIST}),? (?={_VERB})")
_BESIDE = re.compile(
    rf"\b(?:with|by|between) (?P<names>{_LIST})(?=[.,;)]|$| (?:to|on|in|for|from|at)\b)"
)
_SINGLE = re.compile(rf"(?<![\w(])(?<![A-Z]\. ){_NAME}")
_NO_BODY = re.compile(
    r".*(?:\d|-[a-z]+ed\b|Administration$|(?:(?:i|e|c|m)ans?|ese|ish|ine)$)"
    r"|.*\b(?:Minister|President|Secretary|Ambassador|Administrator|Advisor)s?\b"
    r"|(?:Furthermore|Moreover|Nevertheless)$"
    r"|(?:Other|This|These|Both|All|In|On|At|With|By|For|From|As) ",
    re.DOTALL,
)
_SHORTEST = 3


def actors_of(text: str) -> Iterator[Found]:
    """Yield the names of `text` that stand where a body acts."""
    for pattern in (_SUBJECT, _BESIDE):
        for match in pattern.finditer(text):
            for name in _SINGLE.finditer(text, *match.span("names")):
                if len(name[0]) < _SHORTEST or _NO_BODY.match(name[0]):
                    continue
                if is_odd(name[0]):
                    yield Found(*name.span(), "ORG", _SOURCE)


def is_odd(name: str) -> bool:
    """Tell whether a word of the name is none that fact sheets use in lower case."""
    known = _ordinary()
    return any(w not in known and w.rstrip("s") not in known for w in name.lower().split())


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(resource("rules/words.txt").read_text(encoding="utf-8").split())


@Language.component("extract_actors")
def find_actors(doc: Doc) -> Doc:
    """Add the actors of `doc` as candidates; the town in "Kongsberg Maritime" is none any more."""
    found = list(actors_of(text_of(doc)))
    add_candidates(doc, found)
    if found and RULER_KEY in doc.spans:
        doc.spans[RULER_KEY] = [span for span in doc.spans[RULER_KEY] if not _opens(span, found)]
    return doc


def _opens(span: Span, actors: Sequence[Found]) -> bool:
    """Tell whether `span` is a town with which the longer name of an actor opens."""
    return span.id_.startswith(("town.", "city.")) and any(
        actor.start == span.start_char and span.end_char < actor.end for actor in actors
    )
