"""The figures of the classifiers, as they count for records."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from extract.records.sectors import SECTORS
from training.roles.gold import GoldSheet
from training.roles.learn import Task

Given = Sequence[dict[str, float]]
"""For each example of a task the probability of each answer."""


def figures(golds: Sequence[GoldSheet], task: Task, given: Given) -> dict[str, float]:
    """Return the figures of a task by their name, from 0 to 1."""
    if task.name == "roles":
        return _roles(task, given)
    if task.name == "sectors":
        return _sectors(golds, task, given)
    right = [max(p, key=p.__getitem__) == a for p, a in zip(given, task.answers, strict=True)]
    return {"status right": sum(right) / len(right)}


def _roles(task: Task, given: Given) -> dict[str, float]:
    """Compare the set of party names of each block, as `bench/score.py` does.

    Mistaken mentions, which have no name, are left out.
    """
    gold: dict[str, set[str]] = defaultdict(set)
    found: dict[str, set[str]] = defaultdict(set)
    for (block, name), answer, chances in zip(task.keys, task.answers, given, strict=True):
        if not name:
            continue
        gold[block] |= {name} if answer == "party" else set()
        found[block] |= {name} if chances["party"] >= 0.5 else set()
    blocks = {block for block, name in task.keys if name}
    hits = sum(len(gold[block] & found[block]) for block in blocks)
    total = sum(len(gold[block]) + len(found[block]) for block in blocks)
    return {
        "party sets F1": 2 * hits / total,
        "party sets right": sum(gold[block] == found[block] for block in blocks) / len(blocks),
    }


def _sectors(golds: Sequence[GoldSheet], task: Task, given: Given) -> dict[str, float]:
    """Take the sector of most weight for each heading, and count the records under it."""
    chances: dict[str, dict[str, float]] = defaultdict(dict)
    for (heading, sector), each in zip(task.keys, given, strict=True):
        chances[heading][sector] = each["yes"]
    right = {
        f"{gold.doc_id} {name}": max(SECTORS, key=chances[f"{gold.doc_id} {name}"].__getitem__)
        == sector
        for gold in golds
        for name, sector in gold.sector.items()
    }
    records: Counter[bool] = Counter()
    for gold in golds:
        for name in gold.status:
            above = gold.sheet.by_id[name].section
            records[above is None or right[f"{gold.doc_id} {above}"]] += 1
    return {
        "headings right": sum(right.values()) / len(right),
        "sectors of records right": records[True] / records.total(),
    }
