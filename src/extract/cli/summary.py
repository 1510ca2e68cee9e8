"""What a person reads after a run: the records of one sheet, or a line for each of many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extract.cli.terminal import console, table
from extract.pages.values import told
from extract.schema import Document, Record

_TEXT_WIDTH = 60


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
    """Print one document: title, then a row for each record that says something."""
    screen = console()
    screen.print(f"{document.title} (issued {document.issued or 'unknown'})\n", soft_wrap=True)
    rows = table("section", "status", "parties", "instruments", "dates", "amounts", "text")
    section: str | None = None
    for record in document.records:
        if rows.row_count and record.section != section:
            rows.add_section()
        rows.add_row(
            (record.section or "") if record.section != section or not rows.row_count else "",
            record.status,
            "\n".join(dict.fromkeys(party.name for party in record.parties)),
            "\n".join(item.title for item in record.instruments),
            "\n".join(map(told, record.dates)),
            "\n".join(map(told, record.amounts)),
            shorten(record.text),
        )
        section = record.section
    screen.print(rows)
    for warning in document.warnings:
        screen.print(f"! {warning.message}", soft_wrap=True)


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
