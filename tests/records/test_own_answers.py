from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from training.roles.annotated import read_annotated

SHEET = {
    "doc_id": "reefs",
    "issued": "2024-05-06",
    "blocks": [
        {"b": 0, "kind": "title", "level": 0, "text": "Reefs"},
        {"b": 1, "kind": "heading", "level": 1, "text": "Health"},
        {"b": 2, "kind": "bullet", "level": 1, "text": "Peru will pay near Lima next year."},
    ],
}
ANSWERS = [
    {"doc_id": "reefs", "block": 1, "sector": "health", "mentions": []},
    {
        "doc_id": "reefs",
        "block": 2,
        "status": "planned",
        "mentions": [[0, 4, "GPE", 1], [19, 23, "GPE", 0], [24, 33, "DATE", None]],
    },
]


def test_answers_by_position_are_joined_to_the_text_of_the_corpus(tmp_path: Path) -> None:
    corpus, answers = tmp_path / "blocks.jsonl.gz", tmp_path / "roles.jsonl"
    with gzip.open(corpus, "wt", encoding="utf-8") as lines:
        for sheet in (SHEET, {**SHEET, "doc_id": "unread"}):
            lines.write(json.dumps(sheet) + "\n")
    answers.write_text("\n".join(map(json.dumps, ANSWERS)), encoding="utf-8")
    (read,) = read_annotated(answers, corpus)
    assert (read.status, read.sector) == ({"b2": "planned"}, {"b1": "health"})
    said = {m.text: read.party.get(m.id) for m in read.sheet.mentions["b2"]}
    assert said == {"Peru": True, "Lima": False, "next year": None}
    assert read.sheet.by_id["b2"].section == "b1"
