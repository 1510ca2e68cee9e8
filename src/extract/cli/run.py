"""`extract run`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import FAILED, OK, SOME_FAILED, options

if TYPE_CHECKING:
    from extract.pipeline import Input
    from extract.schema import Document


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@options.out
@options.issued
@options.model
@options.password
def run(
    inputs: tuple[str, ...],
    out: Path,
    issued: date | None,
    model: str | None,
    password: str | None,
) -> int:
    """Read INPUTs and write documents/<doc_id>.json, records.parquet and mentions.parquet.

    An INPUT is a file (PDF, text, HTML, DOCX, Markdown, RTF, ODT), a folder, an https address, or
    - for text on standard input. A file that cannot be read is named on standard error and stops
    none of the others.
    """
    from extract.cli.summary import print_run
    from extract.pipeline import find_inputs
    from extract.write.documents import read_document, write_document
    from extract.write.tables import write_tables

    found = find_inputs(inputs)
    if not found:
        raise click.UsageError(f"no sheet in {', '.join(inputs)}: nothing there ends in .pdf, .txt …")
    failures = 0
    written: list[Path] = []
    for item, outcome in _documents(found, issued, model, password):
        if isinstance(outcome, Exception):
            failures += 1
            click.echo(f"extract: {outcome}", err=True)
        else:
            written.append(write_document(outcome, out / "documents"))
    if not written:
        return FAILED
    write_tables((read_document(path) for path in written), out)
    print_run([read_document(path) for path in written], out)
    return SOME_FAILED if failures else OK


def _documents(
    inputs: list[Input], issued: date | None, model: str | None, password: str | None
) -> Iterator[tuple[Input, Document | Exception]]:
    from extract.cli.terminal import progress
    from extract.errors import InputError
    from extract.pipeline import extract, load

    nlp = load(model)
    with progress(inputs, "Reading") as items:
        for item in items:
            data = sys.stdin.buffer.read() if item.path == "-" else None
            try:
                document = extract(
                    item.path,
                    issued=issued,
                    nlp=nlp,
                    data=data,
                    doc_id=item.doc_id,
                    password=password,
                )
            except InputError as error:
                yield item, error
            else:
                yield item, document
