"""The model that ships."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy

from extract.annotate.tokenizer import blank, make_tokenizer
from extract.resources import resource

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = resource("model")
SENTENCE = (
    "On 3 July 2024, the Ministry of Mines of Peru and Kenya signed a Memorandum of Cooperation "
    "worth $400 million with Prime Minister Ana Quispe."
)
_ELSEWHERE = f"""
import socket, time
def refuse(*_): raise AssertionError("the network was asked for")
socket.socket.connect = refuse
import spacy
began = time.process_time()
nlp = spacy.load({str(MODEL)!r})
seconds = time.process_time() - began
print(seconds, *(e.label_ for e in nlp({SENTENCE!r}).ents))
"""


@pytest.fixture(scope="module")
def model() -> Language:
    return spacy.load(MODEL)


def test_it_reads_a_sentence_of_new_names(model: Language) -> None:
    found = {(e.text, e.label_) for e in model(SENTENCE).ents}
    assert {("Kenya", "GPE"), ("Memorandum of Cooperation", "INSTRUMENT")} <= found
    assert ("$400 million", "MONEY") in found
    assert ("Ana Quispe", "PERSON") in found


def test_it_loads_by_spacy_alone_without_network_and_soon(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    seconds, *labels = run.stdout.split()
    assert float(seconds) < 1.5
    assert "GPE" in labels


def patterns(tokenizer: Any) -> list[str]:
    searches = (tokenizer.prefix_search, tokenizer.infix_finditer, tokenizer.suffix_search)
    return [search.__self__.pattern for search in searches]


def test_its_tokenizer_is_ours(model: Language) -> None:
    text = "up to 400MW over70 companies, U.S.-Japan, INR 10,500crores, F-414"
    ours = make_tokenizer(blank())
    assert [t.text for t in model.tokenizer(text)] == [t.text for t in ours(text)]
    stale = "the tokenizer has changed since the model was packaged: package it again"
    assert patterns(model.tokenizer) == patterns(ours), stale
    assert model.config["nlp"]["tokenizer"] == {"@tokenizers": "extract.Tokenizer.v1"}


def test_it_gives_our_labels_and_no_others(model: Language) -> None:
    labels = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))["labels"]["ner"]
    assert set(labels) == {
        "GPE", "ORG", "PERSON", "PLACE", "INSTRUMENT", "PROGRAM", "DATE", "MONEY", "QUANTITY"
    }  # fmt: skip


def test_it_is_small_enough_for_the_wheel() -> None:
    assert sum(p.stat().st_size for p in MODEL.rglob("*") if p.is_file()) < 25e6
