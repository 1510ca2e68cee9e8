"""Options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click


class IsoDate(click.ParamType[date]):
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
    help="Issue date; without it, it is read from the sheet, its file's name or its title.",
)
model = click.option(
    "--model", metavar="NAME", help="Another spaCy pipeline, by package name or path."
)
password = click.option("--password", metavar="TEXT", help="Password of an encrypted PDF.")


def limits(command: Callable[..., int]) -> Callable[..., int]:
    """Add the limits on one file to a command, which gets them as one `limits`."""

    @click.option("--max-bytes", type=click.IntRange(1), help="Size of a file; more is an error.")
    @click.option("--max-pages", type=click.IntRange(1), help="Pages of a file.")
    @click.option("--max-characters", type=click.IntRange(1), help="Characters of a file's text.")
    @click.option("--max-seconds", type=click.FloatRange(0), help="Time to read a file.")
    @click.option("--max-memory", type=click.IntRange(64), help="MiB that reading a file may take.")
    @functools.wraps(command)
    def with_limits(
        *arguments: Any,
        max_bytes: int | None,
        max_pages: int | None,
        max_characters: int | None,
        max_seconds: float | None,
        max_memory: int | None,
        **others: Any,
    ) -> int:
        from extract.read import Limits

        given = {
            "bytes": max_bytes,
            "pages": max_pages,
            "characters": max_characters,
            "seconds": max_seconds,
            "memory": max_memory,
        }
        chosen = {name: value for name, value in given.items() if value is not None}
        return command(*arguments, limits=Limits(**chosen), **others)  # type: ignore[arg-type]

    return with_limits
