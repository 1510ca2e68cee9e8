"""`extract diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extract.cli import DIFFERENT, OK, options

if TYPE_CHECKING:
    from extract.editions import Diff

FORMATS = ("text", "json", "html")


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For a person, a machine, or a browser and the printer.",
)
@click.option(
    "--only",
    metavar="NAMES",
    help="Keep only these fields (status, parties, instruments, dates, amounts, section) or types "
    "(added, removed, changed, moved, reworded), separated by commas.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there are differences.")
@options.model
@options.password
def diff(
    old: str,
    new: str,
    form: str,
    only: str | None,
    exit_code: bool,
    model: str | None,
    password: str | None,
) -> int:
    """Compare two editions of a sheet: what was added, removed, changed, moved or reworded.

    OLD and NEW are inputs of any kind (PDF, text, HTML, DOCX ...) or document files (JSON).
    """
    from extract import editions
    from extract.cli.show import open_document
    from extract.editions.narrow import narrow

    reading = {"model": model, "password": password}
    found = editions.diff(open_document(old, **reading), open_document(new, **reading))
    if only:
        found = narrow(found, [name.strip() for name in only.split(",") if name.strip()])
    _print(found, form)
    return DIFFERENT if exit_code and found.changes else OK


def _print(found: Diff, form: str) -> None:
    if form == "json":
        click.echo(found.to_json())
    elif form == "html":
        from extract.editions.html import page

        click.echo(page(found), nl=False)
    else:
        from extract.cli.terminal import console
        from extract.editions.text import render

        screen = console()
        for line in render(found, colour=screen.is_terminal):
            screen.print(line, soft_wrap=not screen.is_terminal)
