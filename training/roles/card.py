"""The card of the classifiers: what they learnt from and how well they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.roles.learn import FOLDS, OWN, Task

_HEAD = """# Classifiers

Linear classifiers (logistic regression, L2) over features named in words; JSON with one feature a
line. `extract.records` reads them. `roles` tells parties from mere mentions, `status` what a block
reports, `sectors` how far a heading tells one sector. Learnt from {train} annotated fact sheets and
from our own answers for {own} others, each of which counts {weight} times one of the former, by
`python -m training.roles`, which writes these files and this card. No sentence of a sheet is in
them, but names and runs of up to four words are. Among the examples of `roles` are programmes,
places and stray capitals mistaken for bodies, with small weights: the pipeline mistakes some.

Figures with the annotators' own mentions: cross-validated by sheet ({folds} folds), and on
{held_out} sheets that were not learnt from.

| classifier | examples | features | figure | cross-validated | held out |
| --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One classifier's figures by name."""

    task: Task
    features: int
    validated: dict[str, float]
    held_out: dict[str, float]


def line(row: Row) -> str:
    """Return the row's figures for a terminal."""
    said = (f"{name} {value:.3f}" for name, value in row.validated.items())
    held = (f"{name} {value:.3f}" for name, value in row.held_out.items())
    return f"{row.task.name}: cross-validated {', '.join(said)}; held out {', '.join(held)}"


def write(rows: Sequence[Row], train: int, own: int, held_out: int, folder: Path) -> None:
    """Write `README.md` beside the weights."""
    lines = [
        f"| {row.task.name} | {len(row.task.answers)} | {row.features} | {name} | {value:.3f} "
        f"| {f'{row.held_out[name]:.3f}' if row.held_out else ''} |"
        for row in rows
        for name, value in row.validated.items()
    ]
    head = _HEAD.format(train=train, own=own, weight=OWN, held_out=held_out, folds=FOLDS)
    (folder / "README.md").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
