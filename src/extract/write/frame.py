"""Records as a pandas frame, for readers who work in notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.schema import Document

if TYPE_CHECKING:
    import pandas as pd


def to_frame(documents: Document | Iterable[Document]) -> pd.DataFrame:
    """Return one row per record, with the columns of `records.parquet`.

    Lists (`parties`, `amounts`, ...) are cells of dicts; figures are `decimal.Decimal`.
    """
    from extract.write.tables import RECORDS, record_rows, to_table

    if isinstance(documents, Document):
        documents = [documents]
    rows = (row for document in documents for row in record_rows(document))
    return to_table(rows, RECORDS).to_pandas(integer_object_nulls=True)
