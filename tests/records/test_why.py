from __future__ import annotations

import pytest
from tests.records.build_sheet import Made

from extract.errors import ExtractError
from extract.records import build, explain
from extract.records.why import in_words
from extract.schema import Document, Pipeline, Source


def document() -> Document:
    made = Made()
    made.add("title", "Fact sheet: [Japan|GPE] and [Fiji|GPE]")
    made.add("heading", "Energy", 1)
    made.add("bullet", "[Japan|GPE] signed a loan with [Fiji|GPE] in [Suva|GPE].", 1)
    return Document(
        doc_id="sheet",
        title="Fact sheet",
        source=Source(path="-", sha256="", media_type="text/plain"),
        pipeline=Pipeline(version="0", model="none", rules="none"),
        blocks=made.blocks,
        mentions=made.mentions,
        records=build("sheet", made.blocks, made.mentions, made.settled),
    )


def test_each_value_is_told_with_its_characters_and_its_rule() -> None:
    made = document()
    told = "\n".join(explain(made, made.records[0].record_id))
    assert "sector clean_energy: classifier.sectors" in told
    assert "status completed: status.report" in told
    assert "party Japan: “Japan” (characters 0-5 of b2, found by test)" in told
    assert "no party: “Suva”" in told


def test_a_classifier_gives_its_reasons() -> None:
    made = document()
    told = explain(made, made.records[0].record_id)
    at = next(i for i, line in enumerate(told) if line.startswith("party Japan"))
    assert told[at + 1].startswith("  because: ")


def test_tags_are_spelled_out() -> None:
    assert in_words("ORG, after: <MONEY> for") == "a body, after “an amount of money for”"


def test_an_unknown_record_is_an_error() -> None:
    with pytest.raises(ExtractError, match="no record rx"):
        explain(document(), "rx")
