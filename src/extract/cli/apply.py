"""`extract apply`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import FAILED, OK, SOME_FAILED, name_error, options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.corrections import Applied, Corrections
    from extract.schema import Document


@click.command()
@click.argument("corrections", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.out
@click.option(
    "--gold",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write each corrected sheet here as an annotated one, for training.",
)
def apply(corrections: tuple[Path, ...], out: Path, gold: Path | None) -> int:
    """Write CORRECTIONS, files saved from a page, into the documents and tables of an output.

    They are kept in corrections/ there, and later runs of the same sheets apply them again.
    """
    from extract.corrections import read_corrections
    from extract.errors import ExtractError

    changed: dict[str, Document] = {}
    failures: list[ExtractError] = []

    def make() -> list[Document]:
        for path in corrections:
            try:
                read = read_corrections(path)
                document = changed.get(read.doc_id) or _document(read.doc_id, out)
                applied = _into(document, read, out)
            except ExtractError as error:
                name_error(error)
                failures.append(error)
                continue
            changed[read.doc_id] = document
            click.echo(f"{read.doc_id}: {applied.applied} corrections in the document")
            for lost in applied.homeless:
                click.echo(f"  kept, but its record is not there: {lost.text or lost.record_id}")
        return list(changed.values())

    _write(make, out)
    if gold:
        _write_gold(changed.values(), gold)
    return OK if not failures else SOME_FAILED if changed else FAILED


def _document(doc_id: str, out: Path) -> Document:
    from extract.write.documents import read_document

    return read_document(out / "documents" / f"{doc_id}.json")


def _into(document: Document, read: Corrections, out: Path) -> Applied:
    from extract.corrections import apply as write_into
    from extract.corrections import keep

    return write_into(document, keep(out, read))


def _write(make: Callable[[], list[Document]], out: Path) -> None:
    """Write the documents that `make` returns, and the tables; of a batch all at once."""
    from extract.write.documents import read_document, write_document
    from extract.write.tables import write_tables

    if (out / "manifest.json").exists():
        from extract.batch import rewrite

        rewrite(out, make)
        return
    for document in (made := make()):
        write_document(document, out / "documents")
    if made:
        paths = sorted((out / "documents").glob("*.json"))
        write_tables((read_document(path) for path in paths), out)


def _write_gold(documents: Iterable[Document], gold: Path) -> None:
    from extract.corrections.gold import to_gold
    from extract.write.atomic import write_text

    for document in documents:
        text = json.dumps(to_gold(document), ensure_ascii=False, indent=1)
        write_text(gold / f"{document.doc_id}.json", text + "\n")
