"""Measure mentions on gold blocks: precision, recall and F1 by label, as bench/score.py counts.

python benchmarks/mentions.py ../shared/gold/dev [--rules-only] [--errors LABEL] [--speed]
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

from extract import annotate
from extract.annotate import pipeline
from extract.annotate.patterns import LABELS
from extract.schema import Block, Mention

Bag = Counter[tuple[str, str]]


def norm(text: str) -> str:
    """Return the letters and digits of `text` that the scorer compares."""
    text = re.sub(r"[’‘]", "'", text).lower().strip(" .,;:'\"“”")
    text = re.sub(r"'s$", "", re.sub(r"^(the|a|an) ", "", text))
    return "".join(c for c in text.lower() if c.isalnum())


def f1(right: int, given: int, gold: int) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    precision, recall = right / max(given, 1), right / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def bag(pairs: list[tuple[str, str]]) -> Bag:
    """Return (label, normed text) with their counts."""
    return Counter((label, norm(text)) for label, text in pairs)


def main() -> None:
    """Print the table, and the errors of one label where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--rules-only", action="store_true")
    parser.add_argument("--model")
    parser.add_argument("--errors", metavar="LABEL", help="list what is missed and wrong")
    options = parser.parse_args()
    nlp = pipeline.rules_alone() if options.rules_only else annotate.load(options.model)
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    seconds, words = 0.0, 0
    for file in sorted(options.gold.glob("*.json")):
        sheet = json.loads(file.read_text(encoding="utf-8"))
        blocks = [
            Block(id=str(b["id"]), kind=b["kind"], level=b["level"], text=b["text"])
            for b in sheet["blocks"]
        ]
        began = time.perf_counter()
        mentions = annotate.annotate(nlp, blocks)
        seconds += time.perf_counter() - began
        words += sum(len(block.text.split()) for block in blocks)
        house = "White House" if file.name.startswith("20") else "other houses"
        by_block: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_block[mention.block].append(mention)
        for block in sheet["blocks"]:
            if block["kind"] == "title":
                continue
            given = by_block[str(block["id"])]
            _count(tallies, house, block, given, options.errors)
    for name in ["all", "overlap", "White House", "other houses", *sorted(LABELS)]:
        tally = tallies[name]
        figures = f1(tally["right"], tally["given"], tally["gold"])
        print(f"{name:14s}" + "".join(f"{x:7.3f}" for x in figures) + f"{tally['gold']:7d}")
    print(f"{words / seconds:,.0f} words a second")


def _count(tallies, house, block, given, errors) -> None:  # type: ignore[no-untyped-def]
    gold_bag = bag([(m["label"], m["text"]) for m in block["mentions"]])
    bag_given = bag([(m.label, m.text) for m in given])
    for name, wanted in [("all", None), (house, None), *((x, x) for x in LABELS)]:
        a = Counter({k: v for k, v in gold_bag.items() if wanted in (None, k[0])})
        b = Counter({k: v for k, v in bag_given.items() if wanted in (None, k[0])})
        tallies[name].update(right=(a & b).total(), given=b.total(), gold=a.total())
    near = [
        (m, n)
        for m in block["mentions"]
        for n in given
        if m["label"] == n.label
        and (norm(m["text"]) in norm(n.text) or norm(n.text) in norm(m["text"]))
    ]
    right = min(len({m["start"] for m, _ in near}), len({n.id for _, n in near}))
    tallies["overlap"].update(right=right, given=len(given), gold=len(block["mentions"]))
    if errors:
        _show(block, given, gold_bag, bag_given, errors)


def _show(block, given, gold_bag, bag_given, label) -> None:  # type: ignore[no-untyped-def]
    source = {(m.label, norm(m.text)): m.source for m in given}
    missed = [k for k in (gold_bag - bag_given) if label in (k[0], "ALL")]
    wrong = [k for k in (bag_given - gold_bag) if label in (k[0], "ALL")]
    for sign, keys, texts in (
        ("-", missed, [(m["label"], m["text"], m["start"]) for m in block["mentions"]]),
        ("+", wrong, [(m.label, m.text, m.start) for m in given]),
    ):
        for kind, text, start in texts:
            if (kind, norm(text)) in keys:
                around = block["text"][max(0, start - 40) : start + len(text) + 30]
                print(sign, kind, repr(text), source.get((kind, norm(text)), ""), "|", around)


if __name__ == "__main__":
    main()
