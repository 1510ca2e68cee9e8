from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.schema import Amount, Document, Mention, Party, Pipeline, Record, Source
from extract.write.documents import read_document, to_json, write_document
from extract.write.frame import to_frame
from extract.write.tables import MENTIONS, RECORDS, write_tables


def document(doc_id: str = "a", *records: Record) -> Document:
    return Document(
        doc_id=doc_id,
        title="Fact Sheet",
        issued="2025-08-29",
        source=Source(path="a.txt", sha256="0" * 64, media_type="text/plain"),
        pipeline=Pipeline(version="0", model="m", rules="r"),
        records=list(records),
    )


def record(**fields: object) -> Record:
    return Record.model_validate(
        {"record_id": "r1", "doc_id": "a", "block": "b1", "text": "Text.", **fields}
    )


def first_row(folder: Path) -> dict[str, Any]:
    return dict(pq.read_table(folder / "records.parquet").to_pylist()[0])


def test_no_rows_have_the_same_schema_as_many(tmp_path: Path) -> None:
    write_tables([], tmp_path / "none")
    write_tables([document("a", record()), document("b", record(doc_id="b"))], tmp_path / "two")
    for name, schema in (("records", RECORDS), ("mentions", MENTIONS)):
        for folder in ("none", "two"):
            assert pq.read_schema(tmp_path / folder / f"{name}.parquet").equals(schema)
    assert pq.read_table(tmp_path / "two" / "records.parquet")["doc_id"].to_pylist() == ["a", "b"]


def test_the_table_has_every_field_of_a_record_and_its_values() -> None:
    assert set(Record.model_fields) <= set(RECORDS.names)
    for field in ("parties", "instruments", "dates", "amounts", "programs", "places"):
        (item,) = Record.model_fields[field].annotation.__args__  # type: ignore[union-attr]
        columns = {column.name for column in RECORDS.field(field).type.value_type}
        assert set(item.model_fields) == columns, field


def test_the_table_of_mentions_has_every_flat_field() -> None:
    assert set(MENTIONS.names) == {"doc_id", *Mention.model_fields} - {"boxes", "alternatives"}


def test_figures_are_decimals_in_parquet_and_plain_digits_in_json(tmp_path: Path) -> None:
    made = document("a", record(amounts=[Amount(mention="JPY 60 bn", value=Decimal("6E10"))]))
    write_tables([made], tmp_path)
    row = first_row(tmp_path)["amounts"]
    assert row[0]["value"] == Decimal("60000000000")
    assert '"value": "60000000000"' in to_json(made)


def test_a_figure_too_long_for_the_table_is_an_empty_cell_not_a_crash(tmp_path: Path) -> None:
    made = document("a", record(amounts=[Amount(mention="1" * 60, value=Decimal("1" * 60))]))
    write_tables([made], tmp_path)
    row = first_row(tmp_path)["amounts"]
    assert row[0]["value"] is None
    assert row[0]["mention"] == "1" * 60


def test_a_frame_has_one_row_per_record() -> None:
    frame = to_frame(document("a", record(parties=[Party(mention="U.S.", name="X", label="GPE")])))
    (row,) = frame.to_dict("records")
    assert row["title"] == "Fact Sheet"
    assert row["parties"][0]["name"] == "X"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, max_value=10**20))
def test_a_document_reads_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, value: Decimal
) -> None:
    made = document("a", record(amounts=[Amount(mention="x", value=value)]))
    path = write_document(made, tmp_path_factory.getbasetemp())
    assert read_document(path) == made
    assert to_json(read_document(path)) == to_json(made)
