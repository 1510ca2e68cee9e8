"""The spaCy pipeline: our tokenizer, a model where there is one, then the rules and the settling.

The components are registered with spaCy under names of their own, so that a pipeline
written by `nlp.to_disk` is read back by `spacy.load`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.pipeline import SpanRuler
from spacy.util import filter_spans

from extract.annotate import (
    acronyms,
    actors,
    figures,
    governments,
    instruments,
    names,
    people,
    tokenizer,
    trust,
)
from extract.annotate.edges import trim
from extract.annotate.found import (
    MODEL,
    RULER_KEY,
    Found,
    Weighed,
    candidates,
    set_weighed,
    text_of,
)
from extract.annotate.joined import join_split
from extract.annotate.known import read_bodies
from extract.annotate.labels import check_labels, mapping
from extract.annotate.opinion import remember_choice, weigh
from extract.annotate.overlaps import choose
from extract.annotate.patterns import Pattern, read_patterns
from extract.annotate.phrases import Phrase, PhraseFinder
from extract.errors import ExtractError, ModelError
from extract.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

_COMPONENTS = {
    "extract_dates": figures,
    "extract_amounts": figures,
    "extract_governments": governments,
    "extract_names": names,
    "extract_people": people,
    "extract_actors": actors,
    "extract_instruments": instruments,
    "extract_acronyms": acronyms,
}
"""The rules' components and the modules that register them, in the order in which they run."""
_RULER = "extract_patterns"
_PHRASES = "extract_phrases"
SETTLE = "extract_settle"
"""The last component: it says what stands in a text that comes alone, not in a sheet."""
_UNUSED = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer")


@Language.component(SETTLE)
def settle_doc(doc: Doc) -> Doc:
    """Weigh what the model and the rules found in `doc`; `doc.ents` become what stands."""
    weighed = weigh_all(doc)
    set_weighed(doc, weighed)
    standing = (
        doc.char_span(*s[:2], label=s.label, span_id=s.source, alignment_mode="expand")
        for s, _ in choose(weighed)
    )
    doc.set_ents(filter_spans([span for span in standing if span is not None]))
    return doc


def weigh_all(doc: Doc) -> list[Weighed]:
    """Return what the model and the rules found in `doc`, weighed."""
    of_model = choice_of_model(doc)
    if doc.has_annotation("ENT_IOB"):
        remember_choice(doc, of_model)
    return join_split(text_of(doc), weigh(doc, [*of_model, *candidates(doc)]))


def choice_of_model(doc: Doc) -> list[Found]:
    """Return the entities that a model set in `doc`, in our labels and with our edges."""
    ours, text = mapping(), text_of(doc)
    trimmed = (
        trim(text, Found(ent.start_char, ent.end_char, ours[ent.label_], MODEL))
        for ent in doc.ents
        if ent.label_ in ours
    )
    return [found for found in trimmed if found]


def load(model: str | None = None) -> Language:
    """Return the pipeline, with the trained `ner` that ships or with `model`.

    `model` is the name or path of any spaCy pipeline with an `ner` whose labels are ours or are
    mapped in `rules/labels.yaml`. Raises ModelError where it is missing, RuleError where a rule
    file is wrong.
    """
    if model is None:
        shipped = shipped_model()
        nlp = _load_model(str(shipped)) if shipped else tokenizer.blank()
    else:
        nlp = _load_model(model)
    return add_rules(nlp)


def rules_alone() -> Language:
    """Return the pipeline without any model."""
    return add_rules(tokenizer.blank())


def add_rules(
    nlp: Language, patterns: Sequence[Pattern] | None = None, settled: bool = True
) -> Language:
    """Add the rules' components to `nlp` and return it; `patterns` are those that ship if None.

    Without `settled` the last component is left out: candidates stay unweighed.
    """
    if _PHRASES in nlp.pipe_names:
        return nlp
    trust.shipped()
    if patterns is None:
        written = read_patterns(resource("rules/patterns"))
        taken = {phrase for pattern in written for phrase in pattern.phrases}
        patterns = [*written, *read_bodies(resource("rules/parties"), taken)]
    if of_tokens := [entry for one in patterns for entry in one.as_spacy()]:
        ruler = nlp.add_pipe(
            "span_ruler", name=_RULER, config={"spans_key": RULER_KEY, "validate": False}
        )
        assert isinstance(ruler, SpanRuler)
        ruler.add_patterns(of_tokens)
    finder = nlp.add_pipe(_PHRASES)
    assert isinstance(finder, PhraseFinder)
    finder.add(Phrase(text, one.label, one.id) for one in patterns for text in one.spellings())
    for component in (*_COMPONENTS, *([SETTLE] if settled else [])):
        nlp.add_pipe(component)
    return nlp


def shipped_model() -> Path | None:
    """Return the folder of the model that ships, or None in a checkout before training."""
    try:
        return resource("model")
    except ExtractError:
        return None


def _load_model(name: str) -> Language:
    try:
        nlp = spacy.load(name, exclude=list(_UNUSED))
    except OSError as error:
        raise ModelError(
            f"There is no spaCy model {name!r}",
            "Install it (python -m spacy download NAME), or give the path of its folder",
        ) from error
    except (ValueError, KeyError, ImportError) as error:
        raise ModelError(
            f"The model {name!r} does not load ({str(error).splitlines()[0]})",
            "Use a model of spaCy 3 whose components are installed",
        ) from error
    if not nlp.has_pipe("ner"):
        raise ModelError(f"The model {name!r} has no ner", "Choose a model that names entities")
    check_labels(name, nlp.get_pipe("ner").labels)  # type: ignore[attr-defined]
    return nlp
