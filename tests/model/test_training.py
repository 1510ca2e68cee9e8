"""What training may and may not learn from, and how it varies it."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

from training.ner.honesty import Guard
from training.ner.sheets import (
    Passage,
    TaggedSheet,
    read_annotations,
    read_gold,
    read_written,
    tags_of,
)
from training.ner.swap import Names, recase, swap

from extract.annotate.tags import spans_of

LONG = (
    "The two ministries will meet each spring to review the plan for clean ports and will report "
    "to their leaders before the end of the year on what was done and what is still to do."
)
OTHER = (
    "Farmers on both shores receive seed and advice from a new office that opens in the capital "
    "and trains two hundred people a month in the care of soil, water and old trees."
)


def sheet(doc_id: str, *texts: str) -> TaggedSheet:
    return TaggedSheet(doc_id, [Passage(text, "paragraph", text.split()) for text in texts])


def test_a_sheet_under_another_name_is_found_to_be_a_copy() -> None:
    guard = Guard([sheet("measured", LONG, OTHER)])
    assert guard.copied(sheet("renamed", LONG, OTHER, "And one line more.")) == "measured"
    assert guard.copied(sheet("measured", "Not a word in common.")) == "measured"
    assert guard.copied(sheet("unrelated", LONG[::-1])) is None


def test_a_copied_passage_is_cut_out_of_a_sheet_that_stays() -> None:
    rest = [" ".join(f"{name}{i}" for i in range(90)) for name in ("measured", "own")]
    guard = Guard([sheet("measured", OTHER, rest[0])])
    kept, left_out = guard.cleaned([sheet("kept", LONG, OTHER, rest[1]), sheet("measured", "x")])
    assert [[p.text for p in s.passages] for s in kept] == [[LONG, rest[1]]]
    assert left_out == ["kept: 1 passages", "measured: copies measured"]


def test_swapped_names_keep_their_labels_and_one_name_stays_one() -> None:
    names = Names([["Costa", "Rica"], ["Fiji"]])
    tokens = ["Fiji", "and", "Japan", "agreed", ",", "and", "Japan", "paid"]
    spans = [(0, 1, "GPE"), (2, 3, "GPE"), (6, 7, "GPE")]
    for seed in range(20):
        new, tags, origin = swap(tokens, spans, names, random.Random(seed), share=1.0)
        found = [(" ".join(new[a:b]), label) for a, b, label in spans_of(tags)]
        assert {label for _, label in found} == {"GPE"}
        assert {text for text, _ in found} <= {"Costa Rica", "Fiji"}
        assert found[1] == found[2]
        assert [new[i] for i, old in enumerate(origin) if old is not None] == [
            tokens[old] for old in origin if old is not None
        ]
        assert [t for t in new if t in ("and", "agreed", ",", "paid")] == [
            "and", "agreed", ",", "and", "paid"
        ]  # fmt: skip


def test_headings_are_shown_in_capitals_more_often_than_paragraphs() -> None:
    rng = random.Random(1)
    kinds = ("heading", "paragraph")
    upper = {k: sum(recase(["Space"], k, rng) == ["SPACE"] for _ in range(500)) for k in kinds}
    assert upper["heading"] > 3 * upper["paragraph"] > 0


def test_gold_becomes_tokens_and_tags(tmp_path: Path) -> None:
    block = {"kind": "bullet", "text": "400MW in Fiji", "mentions": [
        {"start": 0, "end": 5, "label": "QUANTITY"}, {"start": 9, "end": 13, "label": "GPE"}
    ]}  # fmt: skip
    (tmp_path / "fiji-samoa.json").write_text(json.dumps({"doc_id": "x", "blocks": [block]}))
    ((passage,),) = [s.passages for s in read_gold(tmp_path)]
    assert passage.tokens == ["400", "MW", "in", "Fiji"]
    assert passage.tags == tags_of([(0, 2, "QUANTITY"), (3, 4, "GPE")], 4)


def test_annotations_by_position_are_joined_to_the_corpus(tmp_path: Path) -> None:
    corpus = tmp_path / "blocks.jsonl.gz"
    blocks = [{"b": 0, "kind": "title", "text": "Fiji"}, {"b": 1, "kind": "bullet", "text": "No."}]
    with gzip.open(corpus, "wt", encoding="utf-8") as lines:
        for doc_id in ("wanted", "other"):
            lines.write(json.dumps({"doc_id": doc_id, "blocks": blocks}) + "\n")
    mention = {"doc_id": "wanted", "block": 0, "start": 0, "end": 4, "label": "GPE"}
    (tmp_path / "a.jsonl").write_text('{"sheets": ["wanted"]}\n' + json.dumps(mention) + "\n")
    (found,) = read_annotations(tmp_path, corpus)
    assert [spans_of(p.tags or []) for p in found.passages] == [[(0, 1, "GPE")], []]


def test_sheets_of_our_own_carry_their_marks_in_the_text(tmp_path: Path) -> None:
    text = "# [R:Fiji Dialogue]\n- The [O:Ministry of Fish] of [G:Fiji] met.\n"
    (tmp_path / "fiji.txt").write_text(text)
    (found,) = read_written(tmp_path)
    title, bullet = found.passages
    assert (title.kind, title.text) == ("title", "Fiji Dialogue")
    assert (bullet.kind, bullet.text) == ("bullet", "The Ministry of Fish of Fiji met.")
    assert spans_of(bullet.tags or []) == [(1, 4, "ORG"), (5, 6, "GPE")]
