"""The Parquet tables: one declared schema, the same for no rows and for a million.

Amounts are `decimal128(38, 6)`: 32 digits before the point hold any budget, six after it any
figure a sheet prints. Nested values are lists of structs, as in the JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Context, Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.schema import SCHEMA_VERSION, Document, Record
from extract.write.atomic import replacing

NUMBER = pa.decimal128(38, 6)
_SCALE = Decimal("0.000001")
_WIDE = Context(prec=NUMBER.precision)
_DOCUMENTS_PER_ROW_GROUP = 64
_TEXT = pa.string()
_VALUE = [("mention", _TEXT), ("mention_id", _TEXT), ("rule", _TEXT)]


def _structs(*fields: tuple[str, pa.DataType]) -> pa.DataType:
    return pa.list_(pa.struct([*_VALUE, *fields]))


_NAMED = _structs(("name", _TEXT))

_Fields = list[tuple[str, pa.DataType]]
_RECORD: _Fields = [
    ("record_id", _TEXT),
    ("doc_id", _TEXT),
    ("title", _TEXT),
    ("issued", _TEXT),
    ("block", _TEXT),
    ("section", _TEXT),
    ("sector", _TEXT),
    ("sector_rule", _TEXT),
    ("inferred_sector", _TEXT),
    ("status", _TEXT),
    ("status_rule", _TEXT),
    ("text", _TEXT),
    ("page", pa.int32()),
    ("parties", _structs(("name", _TEXT), ("label", _TEXT), ("country", _TEXT))),
    (
        "instruments",
        _structs(
            ("kind", _TEXT),
            ("title", _TEXT),
            ("count", pa.int32()),
            ("date", _TEXT),
            ("parties", pa.list_(_TEXT)),
        ),
    ),
    ("dates", _structs(("edtf", _TEXT), ("start", _TEXT), ("end", _TEXT))),
    (
        "amounts",
        _structs(
            ("value", NUMBER),
            ("max", NUMBER),
            ("currency", _TEXT),
            ("unit", _TEXT),
            ("ucum", _TEXT),
            ("qualifier", _TEXT),
        ),
    ),
    ("programs", _NAMED),
    ("places", _NAMED),
    ("source_path", _TEXT),
    ("source_sha256", _TEXT),
]
RECORDS = pa.schema(_RECORD, metadata={"schema_version": SCHEMA_VERSION})

_MENTION: _Fields = [
    ("doc_id", _TEXT),
    ("id", _TEXT),
    ("block", _TEXT),
    ("start", pa.int32()),
    ("end", pa.int32()),
    ("text", _TEXT),
    ("label", _TEXT),
    ("source", _TEXT),
    ("page", pa.int32()),
]
MENTIONS = pa.schema(_MENTION, metadata={"schema_version": SCHEMA_VERSION})


def record_rows(document: Document) -> Iterator[dict[str, Any]]:
    """Yield one row of `RECORDS` per record."""
    head = {
        "title": document.title,
        "issued": document.issued,
        "source_path": document.source.path,
        "source_sha256": document.source.sha256,
    }
    for record in document.records:
        yield {**_record_row(record), **head}


def mention_rows(document: Document) -> Iterator[dict[str, Any]]:
    """Yield one row of `MENTIONS` per mention."""
    for mention in document.mentions:
        row = mention.model_dump(exclude={"boxes", "alternatives"})
        yield {"doc_id": document.doc_id, **row}


def write_tables(documents: Iterable[Document], folder: Path) -> None:
    """Write `records.parquet` and `mentions.parquet` over `documents` into `folder`.

    Documents are taken and written a few at a time: memory holds no more of them, and a row group
    has some thousand rows.
    """
    with (
        replacing(folder / "records.parquet") as records_path,
        replacing(folder / "mentions.parquet") as mentions_path,
        pq.ParquetWriter(records_path, RECORDS, compression="zstd") as records,
        pq.ParquetWriter(mentions_path, MENTIONS, compression="zstd") as mentions,
    ):
        for some in _batched(documents):
            records.write_table(to_table(chain.from_iterable(map(record_rows, some)), RECORDS))
            mentions.write_table(to_table(chain.from_iterable(map(mention_rows, some)), MENTIONS))


def _batched(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    left = iter(documents)
    while some := tuple(islice(left, _DOCUMENTS_PER_ROW_GROUP)):
        yield some


def to_table(rows: Iterable[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    """Return `rows` as a table of exactly `schema`."""
    return pa.Table.from_pylist(list(rows), schema=schema)


def _record_row(record: Record) -> dict[str, Any]:
    row = record.model_dump()
    for amount in row["amounts"]:
        amount["value"] = _cell(amount["value"])
        amount["max"] = _cell(amount["max"])
    return row


def _cell(figure: Decimal | None) -> Decimal | None:
    """The figure at the column's scale; none where it is too long for the column."""
    if figure is None or figure.adjusted() >= NUMBER.precision - NUMBER.scale:
        return None
    return figure.quantize(_SCALE, rounding=ROUND_HALF_EVEN, context=_WIDE)
