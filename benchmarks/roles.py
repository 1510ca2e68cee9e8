"""Measure the classifiers of records with the annotators' own mentions.

    python -m benchmarks.roles GOLD_TRAIN GOLD_DEV

GOLD_TRAIN and GOLD_DEV are folders of gold sheets. Prints the party sets, status and sectors:
cross-validated by sheet on the first, of the packaged classifiers on the second, and the time
that records take of a block.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from training.roles import learn, measure, tasks
from training.roles.gold import GoldSheet, read_folder

from extract.records import build
from extract.records.classifier import load
from extract.records.sheet import REPORTING


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    given = parser.parse_args()
    train, dev = read_folder(given.train), read_folder(given.dev)
    print(f"{'':26} {'cross-validated':>15} {'held out':>9}")
    for make in (tasks.role_task, tasks.status_task, tasks.sector_task):
        task, other = make(train), make(dev)
        validated = measure.figures(train, task, learn.cross_validate(task))
        classifier = load(task.name)
        held_out = measure.figures(dev, other, [*map(classifier.probabilities, other.features)])
        for name, value in validated.items():
            print(f"{name:26} {value:15.3f} {held_out[name]:9.3f}")
    print(f"{'milliseconds a record':26} {'':15} {milliseconds(dev):9.2f}")


def milliseconds(golds: list[GoldSheet]) -> float:
    """Return how long the records of these sheets take, per record."""
    start = time.process_time()
    for gold in golds:
        mentions = [m for found in gold.sheet.mentions.values() for m in found]
        build(gold.doc_id, gold.sheet.blocks, mentions, gold.settled)
    count = sum(block.kind in REPORTING for gold in golds for block in gold.sheet.blocks)
    return (time.process_time() - start) * 1000 / count


if __name__ == "__main__":
    main()
