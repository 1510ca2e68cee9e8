"""Measure `rules/trust.yaml`: `python -m training.trust GOLD`.

GOLD holds the annotated sheets to learn from. The recognisers of the folds lie in the work folder
and are not made again: delete them to start anew.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import yaml

from extract.annotate import tokenizer
from extract.annotate.pipeline import add_rules
from extract.annotate.recogniser import Recogniser
from extract.annotate.trust import Trust, read_trust
from training.trust.measure import Measure

FOLDS = 3
_HEAD = """\
# How often a span is right, by the rule that found it and its label (or "model" alone, or any
# other "rule"), measured on sheets that the model did not see: python -m training.trust.
# Nine shares. Without a model: on its own, inside a longer span. With one that gives the span a
# probability below 0.25: and calls it something else, or a part of it the mention; below 0.05;
# below 0.25; then below 0.6, below 0.9, and above.
"""

DECIDED: dict[str, dict[str, list[float]]] = {
    "org.actor": {"ORG": [0.75, 0.1, 0.4, 0.15, 0.42, 0.5, 0.62, 0.85, 0.98]},
    "org.field": {"ORG": [0.95, 0.1, 0.4, 0.41, 0.5, 0.6, 0.7, 0.9, 0.99]},
}
"""Rows that are set and not measured. The recognisers of the folds learnt from the sheets' own
names and miss few of them; in sheets of other houses actors that no model knows are most of what
`org.actor` is for. What stands in a list of departments is decided by the guidelines."""


def main() -> None:
    """Train what is missing, measure twice (blocks, then sheets) and write the file."""
    parser = argparse.ArgumentParser(prog="python -m training.trust", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--work", type=Path, default=Path("training/build"))
    parser.add_argument("--out", type=Path, default=Path("rules/trust.yaml"))
    args = parser.parse_args()
    sheets = [json.loads(f.read_text("utf-8")) for f in sorted(args.gold.glob("*.json"))]
    left_out = fold_recognisers(args.gold, args.work, len(sheets))
    measure = Measure()
    trust: Trust | None = None
    for _ in ("blocks", "sheets"):
        for fold, unseen in enumerate(left_out):
            nlp = add_rules(with_recogniser(args.work / f"fold{fold}"), settled=False)
            for index in unseen:
                measure.count(nlp, sheets[index], trust)
        write(measure, args.out)
        trust = read_trust(args.out)


def split(count: int, folds: int) -> list[list[int]]:
    """Return the indices of the sheets that each fold leaves out."""
    order = list(range(count))
    random.Random(3).shuffle(order)
    return [order[fold::folds] for fold in range(folds)]


def fold_recognisers(gold: Path, work: Path, count: int) -> list[list[int]]:
    """Return the sheets unseen by each fold's recogniser, trained where it is not there yet."""
    left_out = split(count, FOLDS)
    for fold, unseen in enumerate(left_out):
        if not (work / f"fold{fold}").exists():
            from training.ner.sheets import read_gold
            from training.trust import folds

            folds.train(read_gold(gold), unseen, work / f"fold{fold}")
    return left_out


def with_recogniser(folder: Path):  # type: ignore[no-untyped-def]
    """Return a pipeline with the recogniser of `folder` alone."""
    nlp = tokenizer.blank()
    recogniser = nlp.add_pipe("extract_recogniser", name="ner")
    assert isinstance(recogniser, Recogniser)
    recogniser.from_disk(folder)
    return nlp


def write(measure: Measure, out: Path) -> None:
    """Write the measured shares."""
    shares = measure.shares()
    for family, rows in DECIDED.items():
        if family in shares:
            shares[family] |= rows
    text = yaml.safe_dump(shares, default_flow_style=None, sort_keys=True, width=100)
    out.write_text(_HEAD + text, encoding="utf-8")


if __name__ == "__main__":
    main()
