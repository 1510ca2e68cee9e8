"""What a person reads after a run: the records of one sheet, or a line for each of many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding

from extract.cli.terminal import console, table
from extract.pages.values import told
from extract.schema import Document, Record

_TEXT_WIDTH = 60
_TABLE_WIDTH = 110
"""Columns below which a table would break words: records are then told line by line."""
_INDENT = 11


def print_run(documents: Sequence[Document], out: Path) -> None:
    """Print the records of a single document, or one line per document, and where files lie."""
    screen = console()
    if len(documents) == 1:
        print_records(documents[0])
    else:
        rows = table("document", "issued", "records", "parties", "instruments", "dates", "amounts")
        for document in documents:
            rows.add_row(document.doc_id, document.issued or "?", *_counts(document))
        screen.print(rows)
    records = sum(len(document.records) for document in documents)
    screen.print(
        f"{records} records of {len(documents)} sheet{'s' * (len(documents) != 1)}"
        f" → {out}/records.parquet, {out}/documents/",
        soft_wrap=True,
    )


def print_records(document: Document) -> None:
    """Print one document: title, then each record, as a table where the terminal has room."""
    screen = console()
    screen.print(f"{document.title} (issued {document.issued or 'unknown'})\n", soft_wrap=True)
    if screen.width < _TABLE_WIDTH:
        _print_lines(screen, document.records)
    else:
        _print_table(screen, document.records)
    for warning in document.warnings:
        screen.print(f"! {warning.message}", soft_wrap=True)


def _print_table(screen: Console, records: Sequence[Record]) -> None:
    rows = table("section", "status", "parties", "instruments", "dates", "amounts", "text")
    section: str | None = None
    for record in records:
        if rows.row_count and record.section != section:
            rows.add_section()
        rows.add_row(
            (record.section or "") if record.section != section or not rows.row_count else "",
            record.status,
            *map("\n".join, _told(record).values()),
            shorten(record.text),
        )
        section = record.section
    screen.print(rows)


def _print_lines(screen: Console, records: Sequence[Record]) -> None:
    section: str | None = None
    for record in records:
        if record.section != section:
            screen.print(f"\n{record.section or '(no heading)'}")
        screen.print(f"{record.status:{_INDENT}s}{shorten(record.text)}")
        for name, values in _told(record).items():
            if values:
                said = Padding(f"{name}: {' · '.join(values)}", (0, 0, 0, _INDENT))
                screen.print(said)
        section = record.section
    screen.print()


def _told(record: Record) -> dict[str, list[str]]:
    """Return what each field of a record says, every value once."""
    said = {
        "parties": (party.name for party in record.parties),
        "instruments": (item.title for item in record.instruments),
        "dates": map(told, record.dates),
        "amounts": map(told, record.amounts),
    }
    return {name: list(dict.fromkeys(values)) for name, values in said.items()}


def shorten(text: str, width: int = _TEXT_WIDTH) -> str:
    """Return the head of `text`, cut at a word, with an ellipsis."""
    if len(text) <= width:
        return text
    return text[: text.rfind(" ", 0, width)] + " …"


def _counts(document: Document) -> list[str]:
    fields: list[list[int]] = [_lengths(record) for record in document.records]
    sums = [sum(column) for column in zip(*fields, strict=True)] or [0, 0, 0, 0]
    return [str(len(document.records)), *map(str, sums)]


def _lengths(record: Record) -> list[int]:
    return [
        len(record.parties),
        len(record.instruments),
        len(record.dates),
        len(record.amounts),
    ]
