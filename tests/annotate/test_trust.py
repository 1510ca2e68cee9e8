from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy

from extract.annotate.found import Found
from extract.annotate.opinion import TAG_SCORES, opinions, remember_choice, without_model
from extract.annotate.patterns import LABELS
from extract.annotate.tags import TAG_IDS, TAGS
from extract.annotate.trust import SAYS, read_trust, says, shipped
from extract.errors import RuleError


@pytest.mark.parametrize("source", ["model", "rule:mine.new", "rule:body.who"])
def test_every_source_has_a_weight_for_every_label(source: str) -> None:
    for label in LABELS:
        for word in SAYS:
            assert 0 < shipped().right(Found(0, 1, label, source), word) < 1


def test_own_id_goes_before_its_family_and_that_before_any_rule(tmp_path: Path) -> None:
    file = tmp_path / "trust.yaml"
    rows = {"rule": 0.1, "body": 0.2, "body.who": 0.3}
    file.write_text("\n".join(f"{k}: {{ORG: {[v] * len(SAYS)}}}" for k, v in rows.items()))
    trust = read_trust(file)
    sources = ("rule:mine.x", "rule:body.imf", "rule:body.who")
    assert [trust.right(Found(0, 1, "ORG", s), "sure") for s in sources] == [0.1, 0.2, 0.3]


def test_probability_is_put_into_words() -> None:
    assert [says(p) for p in (0.0, 0.05, 0.3, 0.7, 0.95)] == list(SAYS[4:])


def test_span_inside_a_longer_one_is_told() -> None:
    outer, inner = Found(0, 9, "ORG", "rule:a"), Found(4, 9, "GPE", "rule:b")
    assert without_model([outer, inner]) == ["alone", "inside"]
    assert without_model([inner], [outer]) == ["inside"]


@pytest.mark.parametrize(
    ("span", "word"),
    [
        (Found(0, 5, "ORG", "rule:a"), "likely"),
        (Found(0, 5, "GPE", "rule:a"), "otherwise"),
        (Found(0, 11, "ORG", "rule:a"), "longer"),
        (Found(6, 11, "ORG", "rule:a"), "no"),
    ],
)
def test_model_without_scores_is_asked_what_it_chose(span: Found, word: str) -> None:
    doc = spacy.blank("en")("Mirth Mills pay")
    remember_choice(doc, [Found(0, 5, "ORG", "model")])
    assert opinions(doc, [span]) == [word]


@pytest.mark.parametrize(("wanted", "word"), [("U-ORG", "sure"), ("O", "no")])
def test_model_with_scores_is_asked_how_probable_a_span_is(wanted: str, word: str) -> None:
    doc = spacy.blank("en")("Mirth pays")
    scores = np.zeros((2, len(TAGS)), np.float32)
    scores[0, TAG_IDS[wanted]] = 9
    doc.user_data[TAG_SCORES] = scores
    remember_choice(doc, [])
    assert opinions(doc, [Found(0, 5, "ORG", "rule:a")]) == [word]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- a", "no mapping"),
        ("a: 1", "no entry 'rule'"),
        ("rule: {ORG: [1, 2]}", "rule, ORG"),
        ("rule: {ORG: [", "read"),
    ],
)
def test_bad_trust_is_named(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "trust.yaml"
    file.write_text(text)
    with pytest.raises(RuleError, match=rf"trust\.yaml: .*{fault}"):
        read_trust(file)
