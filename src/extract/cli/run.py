"""`extract run`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import FAILED, OK, SOME_FAILED, name_error, options

if TYPE_CHECKING:
    from spacy.language import Language

    from extract.errors import InputError
    from extract.pipeline import Input
    from extract.read import Limits
    from extract.schema import Document


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@options.out
@options.issued
@options.model
@options.password
@options.limits
def run(
    inputs: tuple[str, ...],
    out: Path,
    issued: date | None,
    model: str | None,
    password: str | None,
    limits: Limits,
) -> int:
    """Read INPUTs and write documents/<doc_id>.json, records.parquet and mentions.parquet.

    An INPUT is a file (PDF, text, HTML, DOCX, Markdown, RTF, ODT), a folder, an https address, or
    - for text on standard input. A file that cannot be read is named on standard error and stops
    none of the others.
    """
    from extract.cli.summary import print_run
    from extract.corrections import correct
    from extract.errors import ExtractError, InputError
    from extract.pipeline import find_inputs, load
    from extract.write.documents import read_document, write_document
    from extract.write.tables import write_tables

    if (out / "manifest.json").exists():
        raise ExtractError(f"{out} holds a batch", "Choose another folder with --out")
    found, errors = find_inputs(inputs)
    for error in errors:
        name_error(error)
    written = []
    for outcome in _outcomes(found, load(model), issued, password, limits) if found else ():
        if isinstance(outcome, InputError):
            name_error(outcome)
            errors.append(outcome)
        else:
            correct(out, outcome)
            written.append(write_document(outcome, out / "documents"))
    if not written:
        return FAILED
    write_tables((read_document(path) for path in written), out)
    print_run([read_document(path) for path in written], out)
    return SOME_FAILED if errors else OK


def _outcomes(
    inputs: list[Input],
    nlp: Language,
    issued: date | None,
    password: str | None,
    limits: Limits,
) -> Iterator[Document | InputError]:
    from extract.cli.terminal import progress
    from extract.pipeline import attempt

    with progress(inputs, "Reading") as items:
        for item in items:
            data = sys.stdin.buffer.read() if item.path == "-" else None
            yield attempt(item, nlp, data=data, issued=issued, password=password, limits=limits)
