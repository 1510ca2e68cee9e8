"""What a batch says while it works and at its end."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from extract.batch.manifest import Entry
from extract.batch.plan import Plan
from extract.batch.sweep import Listener, Outcome
from extract.cli.terminal import console

_MOST_NAMED = 20
"""Failed inputs named at the end of a sweep; the manifest has them all."""


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f} sheets/s" if task.speed else "")


class _Bar(Listener):
    def __init__(self, bar: Progress) -> None:
        self.bar = bar
        self.task = bar.add_task("Reading", total=None)

    def planned(self, plan: Plan) -> None:
        _say_why(plan)
        self.bar.update(self.task, total=len(plan.tasks))

    def finished(self, entry: Entry) -> None:
        self.bar.advance(self.task)
        _name_failure(entry)


class _Plain(Listener):
    def planned(self, plan: Plan) -> None:
        _say_why(plan)

    def finished(self, entry: Entry) -> None:
        _name_failure(entry)


class _JsonLines(Listener):
    def planned(self, plan: Plan) -> None:
        gone = [entry.path for entry in plan.gone]
        self._log(
            event="planned",
            read=len(plan.tasks),
            kept=len(plan.kept),
            gone=gone,
            pipeline_changed=plan.why_all,
        )

    def finished(self, entry: Entry) -> None:
        fields = {"path", "doc_id", "status", "seconds", "error", "records", "warnings"}
        self._log(event="finished", **entry.model_dump(include=fields))

    @staticmethod
    def _log(**fields: object) -> None:
        print(json.dumps(fields, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201


@contextmanager
def listener(*, json_log: bool) -> Iterator[Listener]:
    """Yield what reports a sweep: a bar on a terminal, failures alone elsewhere, or JSON lines."""
    screen = console(stderr=True)
    if json_log:
        yield _JsonLines()
    elif not screen.is_terminal:
        yield _Plain()
    else:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=screen) as bar:
            yield _Bar(bar)


def print_outcome(outcome: Outcome, out: Path) -> None:
    """Print what a person asks after a sweep: sheets, rows, what was new, what failed and why."""
    inputs = outcome.manifest.inputs
    good = [entry for entry in inputs if entry.status != "failed"]
    rows = sum(entry.records for entry in good)
    click.echo(f"{len(good)} sheets, {rows} records → {out}/records.parquet, {out}/documents/")
    click.echo(f"read now: {len(outcome.done)}, unchanged: {len(inputs) - len(outcome.done)}")
    for entry in outcome.gone:
        click.echo(f"gone: {entry.path} (its rows are removed)")
    if partial := [entry.path for entry in inputs if entry.status == "partial"]:
        click.echo(f"partly read: {', '.join(partial[:_MOST_NAMED])}")
    if failed := outcome.failed:
        causes = Counter(entry.error.type for entry in failed if entry.error)
        click.echo(
            f"failed: {len(failed)} ("
            + ", ".join(f"{cause} {count}" for cause, count in causes.most_common())
            + f"); see {out}/manifest.json; --retry reads them again"
        )


def _say_why(plan: Plan) -> None:
    if plan.why_all:
        click.echo(f"Everything is read again: {plan.why_all}", err=True)


def _name_failure(entry: Entry) -> None:
    if entry.status == "failed" and entry.error:
        click.echo(f"extract: {entry.error.message}", err=True)
