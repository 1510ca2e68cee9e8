"""What a folder of records adds up to: counts and sums, each with the records behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from typing import Any

Row = Mapping[str, Any]
"""A row of `records.parquet`."""


@dataclass(slots=True)
class Tally:
    """Numbers by name, with the positions of the rows that each comes from."""

    title: str
    note: str
    unit: str
    numbers: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    rows: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, row: int, number: Decimal = Decimal(1)) -> None:
        """Count `number` under `name` for the row at position `row`."""
        self.numbers[name] += number
        if not self.rows[name] or self.rows[name][-1] != row:
            self.rows[name].append(row)

    def largest(self, most: int) -> list[tuple[str, Decimal]]:
        """Return the `most` largest numbers with their names, largest first."""
        return sorted(self.numbers.items(), key=lambda item: (-item[1], item[0]))[:most]


def sheets_by_year(rows: Iterable[Row]) -> Tally:
    """Count sheets by the year of issue."""
    tally = Tally("Sheets over time", "by year of issue", "sheets")
    seen: set[str] = set()
    for at, row in enumerate(rows):
        year = row["issued"][:4] if row["issued"] else "no date"
        tally.add(year, at, Decimal(row["doc_id"] not in seen))
        seen.add(row["doc_id"])
    return tally


def records_by(rows: Iterable[Row], column: str, title: str) -> Tally:
    """Count records by a column of words, such as `sector` or `status`."""
    tally = Tally(title, "records", "records")
    for at, row in enumerate(rows):
        tally.add(str(row[column]).replace("_", " "), at)
    return tally


def money(rows: Iterable[Row]) -> Tally:
    """Add up the amounts of money by currency; a range counts with its low end."""
    tally = Tally(
        "Money by currency",
        "sums of all amounts named, the same promise in two sheets twice; nothing is converted; "
        "the bars are on a logarithmic scale",
        "",
    )
    for at, row in enumerate(rows):
        for amount in row["amounts"]:
            if amount["currency"] and amount["value"] is not None:
                tally.add(amount["currency"], at, amount["value"])
    return tally


def parties(rows: Iterable[Row]) -> Tally:
    """Count the records in which each party acts."""
    tally = Tally("Parties", "records in which each acts", "records")
    for at, row in enumerate(rows):
        for name in _names(row):
            tally.add(name, at)
    return tally


def signed_together(rows: Iterable[Row]) -> Tally:
    """Count the records with an instrument by pairs of the parties on it."""
    tally = Tally("Who signs with whom", "records with an instrument and both parties", "records")
    for at, row in enumerate(rows):
        if row["instruments"]:
            for pair in combinations(sorted(_names(row)), 2):
                tally.add(" + ".join(pair), at)
    return tally


def instruments(rows: Iterable[Row]) -> Tally:
    """Count instruments by kind."""
    tally = Tally("Instruments", "by kind", "instruments")
    for at, row in enumerate(rows):
        for item in row["instruments"]:
            tally.add(item["kind"].replace("_", " "), at, Decimal(item["count"] or 1))
    return tally


def _names(row: Row) -> Iterator[str]:
    yield from dict.fromkeys(
        party["name"] for party in row["parties"] if party["label"] != "PERSON"
    )
