"""`extract rules`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import FAILED, OK

if TYPE_CHECKING:
    from extract.annotate.check import Problem

_SAMPLES = Path("samples")
_WORST_FIRST: tuple[Problem, ...] = ("broken", "duplicate", "shadowed", "overlap", "idle")


@click.group()
def rules() -> None:
    """Check the rule files."""


@rules.command()
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--sheets",
    type=click.Path(exists=True, path_type=Path),
    help="Sheets to try the rules on.  [default: samples, where it is there]",
)
@click.option("--idle", is_flag=True, help="List the rules that never fire one by one.")
def check(directory: Path | None, sheets: Path | None, idle: bool) -> int:
    """Check the rules in DIR (those that ship with extract, without it) and try them on sheets.

    Names rules that are broken, doubled, shadowed by others, overlapping, or never fire, and
    shows what each rule matches. Exit code 2 when a rule file cannot be used.
    """
    from extract.annotate.check import Finding, report
    from extract.cli.terminal import console, table
    from extract.normalise.check import faults
    from extract.records.check import faults as record_faults
    from extract.resources import resource

    folder = directory or resource("rules")
    if sheets is None and _SAMPLES.is_dir():
        sheets = _SAMPLES
    texts = list(_texts(sheets)) if sheets else []
    found = report(folder, texts)
    broken = [*faults(folder), *record_faults(folder)]
    findings = [
        *(Finding("broken", fault.place, fault.rule, fault.message) for fault in broken),
        *found.findings,
    ]
    findings.sort(key=lambda finding: _WORST_FIRST.index(finding.problem))
    screen = console()
    fired = table("rule", "times", "matches")
    for rule, times in sorted(found.fired.items(), key=lambda item: (-item[1], item[0])):
        fired.add_row(rule, str(times), " · ".join(found.examples[rule]))
    if found.fired:
        screen.print(fired)
    for finding in findings:
        if finding.problem != "idle" or idle:
            name = f" {finding.rule}" if finding.rule else ""
            message = " ".join(finding.message.split())
            line = f"{finding.problem:9s} {finding.place}{name}: {message}"
            screen.print(line, soft_wrap=True)
    counts = Counter(finding.problem for finding in findings)
    said = ", ".join(f"{counts[problem]} {problem}" for problem in _WORST_FIRST)
    screen.print(f"{found.rules} patterns on {len(texts)} texts: {said}", soft_wrap=True)
    return FAILED if counts["broken"] or counts["duplicate"] else OK


def _texts(sheets: Path) -> Iterator[str]:
    """The blocks' texts of all sheets at a path."""
    from extract.layout import arrange
    from extract.pipeline import find_inputs
    from extract.read import read_sheet

    inputs, errors = find_inputs([str(sheets)])
    for error in errors:
        raise error
    for item in inputs:
        for block in arrange(read_sheet(item.path)).blocks:
            yield block.text
