from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extract.annotate import load, pipeline
from extract.annotate.found import get_weighed
from extract.errors import ModelError

_TEXT = "The Ministry of Mines (MoM) of Norway gave $5 million to Boeing in July 2023."


def _foreign(folder: Path, label: str) -> Path:
    nlp = spacy.blank("en")
    ner = nlp.add_pipe("ner")
    ner.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(folder)
    return folder


def test_pipeline_written_and_read_back_finds_the_same(rules: Language, tmp_path: Path) -> None:
    rules.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert get_weighed(again(_TEXT)) == get_weighed(rules(_TEXT)) != []


def test_spacy_loads_the_pipeline_without_extract_imported(rules: Language, tmp_path: Path) -> None:
    rules.to_disk(tmp_path)
    code = f"import spacy; print([e.text for e in spacy.load({str(tmp_path)!r})({_TEXT!r}).ents])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Ministry of Mines" in done.stdout


def test_entities_are_what_stands_with_their_rule(rules: Language) -> None:
    doc = rules("Norway paid.")
    assert [(e.text, e.label_, e.id_) for e in doc.ents] == [("Norway", "GPE", "rule:country.no")]


def test_missing_model_is_named_with_a_remedy() -> None:
    with pytest.raises(ModelError, match=r"no_such_model.*Install it"):
        load("no_such_model")


def test_model_whose_labels_are_unknown_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"FLAVOUR.*labels\.yaml"):
        load(str(_foreign(tmp_path, "FLAVOUR")))


def test_model_without_ner_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match="no ner"):
        load(str(tmp_path))


def test_labels_of_another_model_are_mapped(tmp_path: Path) -> None:
    nlp = load(str(_foreign(tmp_path, "FAC")))
    doc = nlp.get_pipe("ner")(nlp.make_doc("the old mill"))
    doc.set_ents([spacy.tokens.Span(doc, 1, 3, label="FAC")])
    assert [one.span.label for one in get_weighed(pipeline.settle_doc(doc))] == ["PLACE"]
