"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click


class IsoDate(click.ParamType):
    """A calendar date as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date, or fail with what is expected."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2025-08-29", param, ctx)


out = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder for documents/ and the Parquet tables.",
)
issued = click.option(
    "--issued",
    type=IsoDate(),
    help="Issue date; without it, it is read from the sheet, else from the file's name.",
)
model = click.option(
    "--model", metavar="NAME", help="Another spaCy pipeline, by package name or path."
)
password = click.option("--password", metavar="TEXT", help="Password of an encrypted PDF.")
