from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st

from extract.annotate.phrases import Phrase, PhraseFinder, plain


def found(text: str, *phrases: str) -> list[tuple[int, str]]:
    finder = PhraseFinder()
    finder.add(Phrase(phrase, "ORG", phrase) for phrase in phrases)
    return [(start, text[start:end]) for start, end, _ in finder.find(text)]


def test_a_phrase_is_found_as_a_whole_word_and_the_longest_at_its_place() -> None:
    assert found("Reef Bank AG, BReef, Reefs and Reef.", "Reef", "Reef Bank", "Bank") == [
        (0, "Reef Bank AG"), (5, "Bank AG"), (31, "Reef"),
    ]  # fmt: skip


def test_quotes_hyphens_and_accents_make_no_difference_but_capitals_do() -> None:
    assert found("Itau and Itaú of Côte d’Ivoire", "Itaú", "Cote d'Ivoire") == [
        (0, "Itau"), (9, "Itaú"), (17, "Côte d’Ivoire"),
    ]  # fmt: skip
    assert found("A REEF‑BANK", "REEF-BANK", "Reef") == [(2, "REEF‑BANK")]


def test_the_legal_form_of_a_body_belongs_to_its_name() -> None:
    text = "Reef Iron Pvt. Ltd. and Reef Iron, Inc. met Reef Iron Company of Fiji, Reef Iron Co-op."
    assert [name for _, name in found(text, "Reef Iron")] == [
        "Reef Iron Pvt. Ltd.", "Reef Iron, Inc.", "Reef Iron", "Reef Iron",
    ]  # fmt: skip


def test_phrases_shorter_than_the_opening_are_found() -> None:
    assert found("UN, U.S. and 3M", "UN", "U.S.", "3M") == [(0, "UN"), (4, "U.S."), (13, "3M")]


def test_spans_stand_beside_those_of_the_ruler_in_order_of_text() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "rules"})
    ruler.add_patterns([{"label": "GPE", "pattern": [{"LOWER": "lima"}], "id": "t"}])  # type: ignore[attr-defined]
    finder = nlp.add_pipe("extract_phrases")
    finder.add([Phrase("Reef Bank", "ORG", "b"), Phrase("Ree", "ORG", "c")])  # type: ignore[attr-defined]
    doc = nlp("Reef Bank of Lima")
    assert [(s.text, s.label_, s.id_) for s in doc.spans["rules"]] == [
        ("Reef Bank", "ORG", "b"), ("Lima", "GPE", "t"),
    ]  # fmt: skip


@given(st.text())
def test_plain_text_has_as_many_characters_and_is_plain(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)
