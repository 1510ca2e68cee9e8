"""`extract apply`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import FAILED, OK, SOME_FAILED, name_error, options

if TYPE_CHECKING:
    from extract.corrections import Applied, Corrections


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

    touched: list[str] = []
    failures = 0
    for path in corrections:
        try:
            read = read_corrections(path)
            applied = _into_document(read, out)
        except ExtractError as error:
            name_error(error)
            failures += 1
            continue
        touched.append(read.doc_id)
        click.echo(f"{read.doc_id}: {applied.applied} corrections in the document")
        for lost in applied.homeless:
            click.echo(f"  kept, but its record is not there: {lost.text or lost.record_id}")
    if touched:
        _refresh_tables(out, touched)
        if gold:
            _write_gold(out, touched, gold)
    return OK if not failures else SOME_FAILED if touched else FAILED


def _into_document(read: Corrections, out: Path) -> Applied:
    from extract.corrections import apply as write_into
    from extract.corrections import keep
    from extract.write.documents import read_document, write_document

    document = read_document(out / "documents" / f"{read.doc_id}.json")
    everything = keep(out, read)
    applied = write_into(document, everything)
    write_document(document, out / "documents")
    return applied


def _refresh_tables(out: Path, doc_ids: list[str]) -> None:
    from extract.write.documents import read_document
    from extract.write.tables import write_tables

    if (out / "manifest.json").exists():
        from extract.batch import refresh

        refresh(out, doc_ids)
    else:
        paths = sorted((out / "documents").glob("*.json"))
        write_tables((read_document(path) for path in paths), out)


def _write_gold(out: Path, doc_ids: list[str], gold: Path) -> None:
    from extract.corrections.gold import to_gold
    from extract.write.atomic import write_text
    from extract.write.documents import read_document

    for doc_id in doc_ids:
        sheet = to_gold(read_document(out / "documents" / f"{doc_id}.json"))
        write_text(gold / f"{doc_id}.json", json.dumps(sheet, ensure_ascii=False, indent=1) + "\n")
