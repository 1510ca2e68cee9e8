"""`extract export`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from extract.cli import OK

if TYPE_CHECKING:
    from extract.write.flat import Cell, FlatTable

_TABLES = (
    "records",
    "parties",
    "instruments",
    "dates",
    "amounts",
    "programs",
    "places",
    "mentions",
)


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--what",
    type=click.Choice(_TABLES),
    default="records",
    show_default=True,
    help="A row per record, or a row per party, amount, ... with the record it stands in.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "xlsx"]),
    help="Without it, what the ending of FILE says, else csv.",
)
def export(out: Path, file: Path, what: str, kind: Literal["csv", "xlsx"] | None) -> int:
    """Write a table of OUT, the folder of a run or batch, to FILE for a spreadsheet.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    from extract.errors import InputError
    from extract.write.flat import flat_table
    from extract.write.spreadsheet import write_spreadsheet

    paths = sorted((out / "documents").glob("*.json"))
    if not paths:
        raise InputError(
            str(out), "there are no documents in this folder", "Give what --out was for the run"
        )
    kind = kind or ("xlsx" if file.suffix.lower() == ".xlsx" else "csv")
    table = flat_table(what)
    count = write_spreadsheet(table.columns, _rows(table, paths), file, kind, what)
    click.echo(f"{count} {what} of {len(paths)} sheets → {file}")
    return OK


def _rows(table: FlatTable, paths: list[Path]) -> Iterator[list[Cell]]:
    from extract.write.documents import read_document

    for path in paths:
        yield from table.rows(read_document(path))
