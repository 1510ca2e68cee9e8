"""`extract batch`."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import click

from extract.cli import FAILED, OK, SOME_FAILED, name_error, options
from extract.errors import ExtractError, InputError

if TYPE_CHECKING:
    from extract.batch import Outcome
    from extract.read import Limits


@click.command()
@click.argument("folder")
@click.option(
    "--out",
    default="output",
    show_default=True,
    help="Folder for documents/, the Parquet datasets and manifest.json.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=lambda: os.cpu_count() or 1,
    show_default="number of cores",
    help="Processes that read, a file each.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Processes of this machine, or of a Ray cluster (with extract[ray]).",
)
@click.option("--retry", is_flag=True, help="Read again what failed before.")
@click.option("--watch", is_flag=True, help="Stay, and read sheets as they arrive.")
@click.option("--json-log", is_flag=True, help="Log to standard error as JSON lines.")
@options.model
@options.limits
def batch(
    folder: str,
    out: str,
    workers: int,
    engine: Literal["local", "ray"],
    retry: bool,
    watch: bool,
    json_log: bool,
    model: str | None,
    limits: Limits,
) -> int:
    """Extract all sheets below FOLDER; the next time, only those that are new or changed.

    Writes documents/, the datasets records.parquet and mentions.parquet (in folders by year of
    issue) and manifest.json. A file that fails, crashes or hangs is listed there with its cause,
    and is left alone until it changes or --retry is given. FOLDER and --out may be addresses such
    as s3://bucket/folder (with extract[ray]).
    """
    from extract.batch import sweep
    from extract.batch.remote import fetched, is_address, sent
    from extract.cli.batchlog import reporter

    def once(*, again: bool) -> Outcome:
        with (
            reporter(out, json_log=json_log) as listener,
            _local(folder, fetched) as sheets,
            _local(out, sent) as outputs,
        ):
            return sweep(
                sheets,
                outputs,
                workers=workers,
                engine=engine,
                model=model,
                limits=limits,
                retry=again,
                listener=listener,
            )

    if watch and (is_address(folder) or is_address(out)):
        raise click.UsageError("--watch works on folders of this machine only")
    if watch:
        _watch(Path(folder), Path(out), once, retry)
    return _code(once(again=retry))


def _local(
    folder: str, reached: Callable[[str], AbstractContextManager[Path]]
) -> AbstractContextManager[Path]:
    from extract.batch.remote import is_address

    return reached(folder) if is_address(folder) else nullcontext(Path(folder))


def _watch(folder: Path, out: Path, once: Callable[..., Outcome], retry: bool) -> NoReturn:
    """Sweep now and at every change, until interrupted; what goes wrong is said and no end."""
    from extract.batch.watch import changes

    if not folder.is_dir():
        raise InputError(str(folder), "there is no such folder", "Check the path")
    for _ in changes(folder, out):
        try:
            once(again=retry)
        except ExtractError as error:
            name_error(error)
        except click.exceptions.Exit:
            pass
        retry = False
    raise click.Abort


def _code(outcome: Outcome) -> int:
    failed = len(outcome.failed)
    if not failed:
        return OK
    return FAILED if failed == len(outcome.manifest.inputs) else SOME_FAILED
