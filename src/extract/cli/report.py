"""`extract report`."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli import OK


@click.command()
@click.argument("output", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--html",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="Where to write the page.",
)
def report(output: Path, file: Path) -> int:
    """Show what is in OUTPUT, a folder that run or batch wrote, as one self-contained page."""
    from extract.pages.report import report_page
    from extract.write.atomic import write_text

    write_text(file, report_page(output))
    click.echo(file)
    return OK
