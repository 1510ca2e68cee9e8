"""One Parquet dataset over all documents, in folders by year of issue.

`records.parquet/year=2024/part-0.parquet` and the same for mentions; documents without a date are
in `year=__HIVE_DEFAULT_PARTITION__`, which readers show as null. Rows stand in order of the
input's path, then as in the sheet. A year is rewritten when a document of it came, changed or
went; the rows of its other documents are copied. Memory holds a row group at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq

from extract.batch.manifest import Entry
from extract.batch.years import parts
from extract.schema import Document
from extract.write.atomic import replacing
from extract.write.documents import read_document
from extract.write.tables import MENTIONS, RECORDS, mention_rows, record_rows, to_table

_ROW_GROUP = 64
"""Documents whose rows make up a row group."""


@dataclass(frozen=True, slots=True)
class _Dataset:
    schema: pa.Schema
    rows: Callable[[Document], Iterable[dict[str, Any]]]
    count: Callable[[Entry], int]


_KINDS = (
    _Dataset(RECORDS, record_rows, lambda entry: entry.records),
    _Dataset(MENTIONS, mention_rows, lambda entry: entry.mentions),
)


def write_year(
    year: str, entries: Sequence[Entry], fresh: set[str], old: Path, staged: Path
) -> list[str]:
    """Write the files of one year below `staged` and return their relative paths.

    `entries` are the documents of the year in order of path. Those whose id is in `fresh` are
    read from `staged/documents`, the rows of the others from the files of `old`.
    """
    written = parts(year)
    before = [_Rows(old / part, kind.schema) for part, kind in zip(written, _KINDS, strict=True)]
    with ExitStack() as files:
        writers = [
            files.enter_context(
                pq.ParquetWriter(
                    files.enter_context(replacing(staged / part)), kind.schema, compression="zstd"
                )
            )
            for part, kind in zip(written, _KINDS, strict=True)
        ]
        left = iter(entries)
        while some := list(islice(left, _ROW_GROUP)):
            tables = [_tables(entry, entry.doc_id in fresh, before, old, staged) for entry in some]
            for writer, group in zip(writers, zip(*tables, strict=True), strict=True):
                rows = pa.concat_tables(group).combine_chunks()
                writer.write_table(rows, row_group_size=max(1, rows.num_rows))
    return written


def _tables(
    entry: Entry, fresh: bool, before: Sequence[_Rows], old: Path, staged: Path
) -> list[pa.Table]:
    """Return the rows of a document, one table of each kind; it is read once where it must be."""
    document: Document | None = None
    tables = []
    for kind, earlier in zip(_KINDS, before, strict=True):
        count = kind.count(entry)
        table = kind.schema.empty_table() if count == 0 else None
        if table is None and not fresh:
            table = earlier.of(entry.doc_id)
        if table is None or table.num_rows != count:
            folder = staged if fresh else old
            document = document or read_document(folder / "documents" / f"{entry.doc_id}.json")
            table = to_table(kind.rows(document), kind.schema)
        tables.append(table)
    return tables


class _Rows:
    """The rows of a file by document, read forward: ids are asked for in the file's order."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._runs = self._read(path) if path.exists() else iter(())
        self._ahead: dict[str, pa.Table] = {}
        self._schema = schema

    def of(self, doc_id: str) -> pa.Table | None:
        """Return the rows of a document, or None where the file has none of it."""
        while doc_id not in self._ahead:
            following = next(self._runs, None)
            if following is None:
                return None
            self._ahead = following
        return self._ahead.pop(doc_id)

    def _read(self, path: Path) -> Iterator[dict[str, pa.Table]]:
        with pq.ParquetFile(path) as file:
            if not file.schema_arrow.equals(self._schema):
                return
            for number in range(file.num_row_groups):
                table = file.read_row_group(number)
                ids = cast("list[str]", table["doc_id"].to_pylist())
                runs: dict[str, pa.Table] = {}
                start = 0
                for doc_id, run in groupby(ids):
                    length = len(list(run))
                    runs[doc_id] = table.slice(start, length)
                    start += length
                yield runs
