"""What a batch says while it works and at its end."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

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
from extract.errors import ExtractError

_MOST_NAMED = 20
"""Partly read inputs named at the end of a sweep; the manifest has them all."""


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f} sheets/s" if task.speed else "")


class _Plain(Listener):
    def __init__(self, out: str) -> None:
        self.out = out

    def planned(self, plan: Plan) -> None:
        if plan.why_all:
            self.say(f"Everything is read again: {plan.why_all}")

    def finished(self, entry: Entry) -> None:
        if entry.error:
            self.say(f"extract: {entry.error.message}")

    def ended(self, outcome: Outcome) -> None:
        for line in _summary(outcome, self.out):
            click.echo(line)

    def say(self, line: str) -> None:
        click.echo(line, err=True)


class _Bar(_Plain):
    def __init__(self, out: str, bar: Progress) -> None:
        super().__init__(out)
        self.bar = bar
        self.task = bar.add_task("Reading", total=None)

    def planned(self, plan: Plan) -> None:
        super().planned(plan)
        self.bar.update(self.task, total=len(plan.tasks))

    def finished(self, entry: Entry) -> None:
        super().finished(entry)
        self.bar.advance(self.task)

    def ended(self, outcome: Outcome) -> None:
        self.bar.stop()
        super().ended(outcome)

    def say(self, line: str) -> None:
        self.bar.console.print(line, soft_wrap=True)


class _JsonLines(Listener):
    def planned(self, plan: Plan) -> None:
        self.log(
            "planned",
            read=len(plan.tasks),
            kept=len(plan.kept),
            gone=[entry.path for entry in plan.gone],
            pipeline_changed=plan.why_all,
        )

    def finished(self, entry: Entry) -> None:
        fields = {"path", "doc_id", "status", "seconds", "error", "records", "warnings"}
        self.log("finished", **entry.model_dump(include=fields))

    def ended(self, outcome: Outcome) -> None:
        inputs = outcome.manifest.inputs
        self.log(
            "ended",
            sheets=len(inputs) - len(outcome.failed),
            records=sum(entry.records for entry in inputs),
            read=len(outcome.done),
            failed=_causes(outcome),
        )

    @staticmethod
    def log(event: str, **fields: object) -> None:
        click.echo(json.dumps({"event": event, **fields}, ensure_ascii=False), err=True)


@contextmanager
def reporter(out: str, *, json_log: bool) -> Iterator[Listener]:
    """Yield what reports a sweep: a bar on a terminal, failures alone elsewhere, or JSON lines."""
    screen = console(stderr=True)
    if json_log:
        try:
            yield _JsonLines()
        except ExtractError as error:
            _JsonLines.log("error", message=str(error))
            raise click.exceptions.Exit(error.exit_code) from error
    elif not screen.is_terminal:
        yield _Plain(out)
    else:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=screen, transient=True) as bar:
            yield _Bar(out, bar)


def _summary(outcome: Outcome, out: str) -> Iterator[str]:
    """What a person asks after a sweep: sheets, rows, what was new, what failed and why."""
    inputs = outcome.manifest.inputs
    sheets, rows = len(inputs) - len(outcome.failed), sum(entry.records for entry in inputs)
    folder = out.rstrip("/")
    yield f"{sheets} sheets, {rows} records → {folder}/records.parquet, {folder}/documents/"
    yield f"read now: {len(outcome.done)}, unchanged: {len(inputs) - len(outcome.done)}"
    for entry in outcome.gone:
        yield f"gone: {entry.path} (its rows are removed)"
    if partial := [entry.path for entry in inputs if entry.status == "partial"]:
        more = ", ..." if len(partial) > _MOST_NAMED else ""
        yield f"partly read: {', '.join(partial[:_MOST_NAMED])}{more}"
    if failed := outcome.failed:
        causes = ", ".join(f"{cause} {count}" for cause, count in _causes(outcome).items())
        yield f"failed: {len(failed)} ({causes}); see {out}/manifest.json; --retry reads them again"


def _causes(outcome: Outcome) -> dict[str, int]:
    counts = Counter(entry.error.type for entry in outcome.failed if entry.error)
    return dict(counts.most_common())
