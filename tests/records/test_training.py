from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from training.roles import learn
from training.roles.gold import read_gold
from training.roles.learn import Task
from training.roles.mistakes import mistaken

from extract.records.classifier import read

TASK = Task(
    name="signed",
    features=[["signed"], ["signed", "in"], ["in"], ["near"]] * 4,
    keys=[("s b1", "fiji")] * 16,
    answers=["party", "party", "no party", "no party"] * 4,
    sheets=[f"s{i}" for i in range(16)],
    weights=[1.0] * 16,
    regularisation=1.0,
    rarest=2,
)


def test_a_written_classifier_reads_back_the_same(tmp_path: Path) -> None:
    classifier = learn.fit(TASK)
    learn.write(classifier, tmp_path)
    assert read(tmp_path / "signed.json") == classifier


def test_examples_beside_count_by_their_weight() -> None:
    against = replace(TASK, answers=[*reversed(TASK.answers)])
    assert len(TASK.beside(against, 0.1).answers) == 32
    assert learn.fit(TASK.beside(against, 0.1)).probabilities(["signed"])["party"] > 0.5
    assert learn.fit(TASK.beside(against, 10)).probabilities(["signed"])["party"] < 0.5


def test_what_is_learnt_is_told_apart() -> None:
    classifier = learn.fit(TASK)
    assert classifier.probabilities(["signed"])["party"] > 0.5
    assert classifier.probabilities(["near"])["party"] < 0.5


def test_training_twice_gives_the_same_weights() -> None:
    assert learn.fit(TASK) == learn.fit(TASK)


def test_each_example_is_judged_by_other_sheets() -> None:
    assert all(set(given) == {"party", "no party"} for given in learn.cross_validate(TASK))


def test_a_gold_sheet_becomes_blocks_with_sections_and_parents(tmp_path: Path) -> None:
    def block(number: int, kind: str, level: int, text: str, **more: object) -> dict[str, object]:
        return {"id": number, "kind": kind, "level": level, "text": text, "mentions": [], **more}

    mention = {"start": 0, "end": 4, "text": "Fiji", "label": "GPE", "party": 1}
    sheet = {
        "doc_id": "s",
        "blocks": [
            block(0, "title", 0, "Fact sheet"),
            block(1, "heading", 1, "Energy", sector="clean_energy"),
            block(2, "bullet", 1, "Fiji joins", status="completed") | {"mentions": [mention]},
            block(3, "bullet", 2, "soon", status="statement"),
        ],
    }
    path = tmp_path / "s.json"
    path.write_text(json.dumps(sheet))
    gold = read_gold(path)
    assert [b.section for b in gold.sheet.blocks] == [None, None, "b1", "b1"]
    assert gold.sheet.blocks[3].parent == "b2"
    assert gold.party == {"m0": True}
    assert gold.sector == {"b1": "clean_energy"}


def test_each_programme_and_each_stray_capital_is_mistaken_for_a_body_once(tmp_path: Path) -> None:
    text = "The Blue Fund and the Port Dialogue met at ABCD with Japan."
    mentions = [
        {"start": text.index(name), "end": text.index(name) + len(name), "text": name} | more
        for name, more in (
            ("Blue Fund", {"label": "PROGRAM"}),
            ("Port Dialogue", {"label": "PROGRAM"}),
            ("Japan", {"label": "GPE", "party": 1}),
        )
    ]
    block = {"id": 0, "kind": "bullet", "level": 1, "text": text, "status": "completed"}
    path = tmp_path / "s.json"
    path.write_text(json.dumps({"doc_id": "s", "blocks": [block | {"mentions": mentions}]}))
    taken = [
        mention.text
        for sheet, weights in mistaken(read_gold(path))
        for mention in sheet.mentions["b0"]
        if mention.id in weights
    ]
    assert sorted(taken) == ["ABCD", "Blue Fund", "Port Dialogue"]
