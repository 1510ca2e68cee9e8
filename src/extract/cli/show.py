"""`extract show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli import OK, options

if TYPE_CHECKING:
    from extract.schema import Document


@click.command()
@click.argument("doc", metavar="DOC")
@click.option("--why", metavar="RECORD", help="Tell how each value of a record came about.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a self-contained page.")
@options.issued
@options.model
@options.password
def show(doc: str, why: str | None, html: Path | None, **reading: Any) -> int:
    """Show DOC, a document file (JSON) or any input that `extract run` takes."""
    from extract.cli.summary import print_records

    document = open_document(doc, **reading)
    if why is not None:
        print_why(document, why)
    elif html is not None:
        write_page(document, html)
    else:
        print_records(document)
    return OK


def open_document(path: str, **reading: Any) -> Document:
    """Read a document file, or extract an input."""
    from extract.pipeline import extract, load
    from extract.write.documents import read_document

    if path.endswith(".json"):
        return read_document(Path(path))
    nlp = load(reading.pop("model", None))
    return extract(path, nlp=nlp, **reading)


def print_why(document: Document, record_id: str) -> None:
    """Print each value of a record with the characters and the rule that gave it."""
    from extract.errors import ExtractError
    from extract.records import explain

    if record_id not in {record.record_id for record in document.records}:
        some = ", ".join(record.record_id for record in document.records[:3])
        raise ExtractError(
            f"{document.doc_id} has no record {record_id}", f"Its records are {some} …"
        )
    for line in explain(document, record_id):
        click.echo(line)


def write_page(document: Document, path: Path) -> None:
    """Write a document's page, with pictures of its PDF where that still lies where it was read."""
    from hashlib import sha256

    from extract.pages import sheet_page
    from extract.pages.images import page_images
    from extract.write.atomic import write_text

    pdf = Path(document.source.path)
    is_there = document.source.media_type == "application/pdf" and pdf.is_file()
    same = is_there and sha256(pdf.read_bytes()).hexdigest() == document.source.sha256
    write_text(path, sheet_page(document, page_images(document, pdf) if same else ()))
    click.echo(path)
