"""What holds of every document, and of sheets with little in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import extract
from extract.schema import Document

if TYPE_CHECKING:
    from spacy.language import Language

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.*"))


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest, nlp: Language) -> Document:
    return extract.extract(request.param, nlp=nlp)


def test_a_mentions_text_is_the_blocks_characters_and_ids_are_unique(document: Document) -> None:
    texts = {block.id: block.text for block in document.blocks}
    assert len(texts) == len(document.blocks)
    assert len({mention.id for mention in document.mentions}) == len(document.mentions)
    assert document.mentions
    for mention in document.mentions:
        assert texts[mention.block][mention.start : mention.end] == mention.text


def test_every_paragraph_and_bullet_has_one_record(document: Document) -> None:
    reporting = [block.id for block in document.blocks if block.kind in ("paragraph", "bullet")]
    assert [record.block for record in document.records] == reporting
    assert len({record.record_id for record in document.records}) == len(document.records)


def test_every_value_names_its_mention_and_its_rule(document: Document) -> None:
    blocks = {mention.id: mention.block for mention in document.mentions}
    for record in document.records:
        for value in (*record.parties, *record.instruments, *record.dates, *record.amounts):
            assert value.rule
            assert blocks[value.mention_id or ""] == record.block


def test_a_sheet_of_one_line_is_a_title_and_says_that_it_has_no_records(nlp: Language) -> None:
    document = extract.extract("-", data=b"Fact Sheet: Japan-Kenya Cooperation\n", nlp=nlp)
    assert [block.kind for block in document.blocks] == ["title"]
    assert [warning.code for warning in document.warnings] == ["no_records"]


def test_a_sheet_without_bullets_has_a_record_for_each_paragraph(nlp: Language) -> None:
    text = (
        "Fact Sheet: Japan-Kenya Cooperation\n\n"
        "Japan and Kenya signed a treaty on fisheries in May 2024.\n\n"
        "Kenya will pay JPY 3 billion.\n"
    )
    document = extract.extract("-", data=text.encode(), nlp=nlp)
    assert [block.kind for block in document.blocks] == ["title", "paragraph", "paragraph"]
    assert [len(record.amounts) for record in document.records] == [0, 1]
