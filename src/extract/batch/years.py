"""The folders of the datasets: one for each year of issue."""

from __future__ import annotations

from extract.batch.manifest import Entry

DATASETS = ("records.parquet", "mentions.parquet")
_NO_YEAR = "__HIVE_DEFAULT_PARTITION__"


def year_of(entry: Entry) -> str:
    """Return the partition of a document: its year of issue."""
    return entry.issued[:4] if entry.issued else _NO_YEAR


def parts(year: str) -> list[str]:
    """Return the files of a year, one of each dataset, relative to the output folder."""
    return [f"{name}/year={year}/part-0.parquet" for name in DATASETS]
