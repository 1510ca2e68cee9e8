from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.corrections import Correction, Corrections, apply, keep, kept, read_corrections
from extract.corrections.gold import to_gold
from extract.errors import InputError
from extract.schema import Amount, Block, Document, Mention, Party, Pipeline, Record, Source

TEXT = "METI will pay JPY 60 billion."
PARTY = {"mention": "METI", "name": "METI", "label": "ORG", "country": None}


def document() -> Document:
    return Document(
        doc_id="a",
        title="Fact Sheet",
        source=Source(path="a.txt", sha256="0" * 64, media_type="text/plain"),
        pipeline=Pipeline(version="0", model="m", rules="r"),
        blocks=[Block(id="b1", kind="paragraph", text=TEXT)],
        mentions=[
            Mention(id="m0", block="b1", start=0, end=4, text="METI", label="ORG", source="model")
        ],
        records=[
            Record(
                record_id="r1",
                doc_id="a",
                block="b1",
                text=TEXT,
                status="planned",
                parties=[Party(mention="METI", mention_id="m0", name="METI", label="ORG")],
                amounts=[Amount(mention="JPY 60 billion", value=Decimal(6), currency="JPY")],
            )
        ],
    )


def corrections(*made: dict[str, Any]) -> Corrections:
    return Corrections(
        doc_id="a",
        sha256="0" * 64,
        corrections=[Correction.model_validate({"record_id": "r1", **one}) for one in made],
    )


def test_a_changed_value_takes_the_place_of_the_one_that_was_seen() -> None:
    made = document()
    new = {**PARTY, "name": "Ministry of Economy", "country": "JP"}
    apply(made, corrections({"field": "parties", "action": "change", "old": PARTY, "new": new}))
    (party,) = made.records[0].parties
    assert (party.name, party.country, party.rule) == ("Ministry of Economy", "JP", "person")
    assert party.mention_id == "m0"


def test_an_added_value_is_added_once_however_often_it_is_applied() -> None:
    made = document()
    new = {"mention": "", "name": "Japan", "label": "GPE", "country": "JP"}
    addition = corrections({"field": "parties", "action": "add", "new": new})
    apply(made, addition)
    apply(made, addition)
    assert [party.name for party in made.records[0].parties] == ["METI", "Japan"]


def test_a_removed_value_goes_and_stays_away() -> None:
    made = document()
    for _ in range(2):
        apply(made, corrections({"field": "parties", "action": "remove", "old": PARTY}))
        assert made.records[0].parties == []


def test_a_persons_word_stands_where_the_pipeline_now_reads_something_else() -> None:
    made = document()
    old = {"mention": "JPY 60 billion", "value": "60000000000", "currency": "JPY"}
    apply(made, corrections({"field": "amounts", "action": "accept", "old": old, "new": old}))
    (amount,) = made.records[0].amounts
    assert (amount.value, amount.rule) == (Decimal(60_000_000_000), "person")


def test_status_is_a_word_and_marked_too() -> None:
    made = document()
    apply(made, corrections({"field": "status", "action": "change", "new": "ongoing"}))
    assert (made.records[0].status, made.records[0].status_rule) == ("ongoing", "person")


def test_a_correction_finds_its_record_by_text_when_the_id_is_another() -> None:
    made = document()
    change = {"field": "status", "action": "change", "new": "ongoing", "text": TEXT}
    done = apply(made, corrections({**change, "record_id": "old"}))
    assert (done.applied, made.records[0].status) == (1, "ongoing")


def test_a_correction_without_a_record_becomes_a_warning() -> None:
    made = document()
    change = {"field": "status", "action": "change", "new": "ongoing", "text": "Gone."}
    done = apply(made, corrections({**change, "record_id": "old"}))
    assert len(done.homeless) == 1
    assert made.warnings[0].code == "correction_without_record"
    assert "Gone." in made.warnings[0].message


def test_kept_corrections_grow_and_hold_nothing_twice(tmp_path: Path) -> None:
    first = corrections({"field": "status", "action": "change", "new": "ongoing"})
    second = corrections({"field": "sector", "action": "change", "new": "health"})
    keep(tmp_path, first)
    keep(tmp_path, first)
    keep(tmp_path, second)
    everything = kept(tmp_path, "a")
    assert everything is not None
    assert [one.field for one in everything.corrections] == ["status", "sector"]
    assert kept(tmp_path, "b") is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        '{"doc_id": "a", "sha256": "0", "corrections": [{"record_id": "r", "field": "amounts", '
        '"action": "add", "new": {"mention": "x", "value": "sixty"}}]}',
    ],
)
def test_a_file_that_holds_no_corrections_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "c.json"
    path.write_text(content)
    with pytest.raises(InputError, match=r"c\.json: holds no corrections"):
        read_corrections(path)


def test_gold_has_the_mentions_with_the_fields_that_a_person_settled() -> None:
    made = document()
    new = {**PARTY, "name": "Ministry of Economy"}
    apply(made, corrections({"field": "parties", "action": "change", "old": PARTY, "new": new}))
    (block,) = to_gold(made)["blocks"]
    assert block["status"] == "planned"
    assert block["mentions"] == [
        {
            "start": 0,
            "end": 4,
            "text": "METI",
            "label": "ORG",
            "party": 1,
            "name": "Ministry of Economy",
        }
    ]
