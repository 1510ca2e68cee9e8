"""`python -m training.roles GOLD_TRAIN CORPUS [--held-out GOLD_DEV]` writes `classifiers/`.

Learns the three classifiers from annotated sheets and from our own answers for sheets of the
corpus (`training/annotations/roles.jsonl`), cross-validates them by sheet, and writes their weights
and a card with the figures. With `--held-out` the sheets of that folder are refused among those
learnt from, and measured on. The same folder gives the same files.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from extract.errors import ExtractError
from training.roles import card, learn, measure, tasks
from training.roles.annotated import read_annotated
from training.roles.gold import GoldSheet, read_folder

_OWN = Path(__file__).parents[1] / "annotations" / "roles.jsonl"


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(prog="training.roles", description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--out", type=Path, default=Path("classifiers"))
    given = parser.parse_args()
    golds = read_folder(given.train)
    held_out = read_folder(given.held_out) if given.held_out else []
    own = read_annotated(_OWN, given.corpus)
    refuse_overlap([*golds, *own], held_out)
    given.out.mkdir(exist_ok=True)
    rows = []
    for make in (tasks.role_task, tasks.status_task, tasks.sector_task):
        task, beside = make(golds), make(own)
        classifier = learn.fit(task.beside(beside, learn.OWN))
        learn.write(classifier, given.out)
        validated = measure.figures(golds, task, learn.cross_validate(task, beside))
        other = make(held_out) if held_out else None
        judged = (
            [classifier.probabilities(features) for features in other.features] if other else []
        )
        rows.append(
            card.Row(
                task=task,
                features=len(classifier.weights),
                validated=validated,
                held_out=measure.figures(held_out, other, judged) if other else {},
            )
        )
        print(card.line(rows[-1]))
    card.write(rows, len(golds), len(own), len(held_out), given.out)


def refuse_overlap(golds: list[GoldSheet], held_out: list[GoldSheet]) -> None:
    """Raise `ExtractError` if a sheet to measure on is among those to learn from."""
    both = {gold.doc_id for gold in golds} & {gold.doc_id for gold in held_out}
    if both:
        raise ExtractError(
            f"{', '.join(sorted(both))} is among the sheets to learn from",
            "Keep the sheets to measure on apart",
        )


if __name__ == "__main__":
    main()
