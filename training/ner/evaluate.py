"""Strict figures per label: `python -m training.ner.evaluate FOLDER [MODEL]`.

A mention counts if its span and its label are exactly those of the annotated block.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from extract.annotate.recogniser import Recogniser
from extract.annotate.tags import LABELS, best_tags, spans_of
from extract.resources import resource
from training.ner.sheets import Span, TaggedSheet, read_gold


class Tally:
    """Counts of spans found, predicted and wanted, by label."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.predicted: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()

    def add(self, predicted: Iterable[Span], wanted: Iterable[Span]) -> None:
        """Count one block."""
        found, gold = set(predicted), set(wanted)
        for counter, spans in (
            (self.right, found & gold), (self.predicted, found), (self.wanted, gold)
        ):  # fmt: skip
            counter.update(label for _, _, label in spans)
            counter["all"] += len(spans)

    def f1(self, label: str = "all") -> float:
        """Return the F1 of one label, or of all."""
        total = self.predicted[label] + self.wanted[label]
        return 2 * self.right[label] / total if total else 0.0

    def figures(self) -> dict[str, float]:
        """Return F1 by label, and precision and recall over all."""
        out = {"all": self.f1()}
        out["precision"] = self.right["all"] / max(1, self.predicted["all"])
        out["recall"] = self.right["all"] / max(1, self.wanted["all"])
        out |= {label: self.f1(label) for label in LABELS}
        return {name: round(value, 3) for name, value in out.items()}


def predict(recogniser: Recogniser, sheets: Sequence[TaggedSheet]) -> list[list[list[int]]]:
    """Return the recogniser's tag ids, `[sheet][passage][token]`."""
    return [
        [best_tags(rows) for rows in recogniser.tag_scores([p.tokens for p in sheet.passages])]
        for sheet in sheets
    ]


def score(
    sheets: Sequence[TaggedSheet], predicted: Sequence[Sequence[Sequence[int]]]
) -> dict[str, dict[str, float]]:
    """Return figures of tag ids (`[sheet][passage][token]`) over all sheets and by house."""
    tallies: dict[str, Tally] = {}
    for sheet, passages in zip(sheets, predicted, strict=True):
        for passage, tags in zip(sheet.passages, passages, strict=True):
            for name in ("all sheets", sheet.house):
                tally = tallies.setdefault(name, Tally())
                tally.add(spans_of(tags), spans_of(passage.tags or []))
    return {name: tally.figures() for name, tally in tallies.items()}


def table(figures: dict[str, dict[str, float]]) -> str:
    """Return the figures as a table, one line a group of sheets."""
    lines = []
    for group, values in figures.items():
        lines.append(f"{group:12}" + " ".join(f"{k} {v:.3f}" for k, v in values.items()))
    return "\n".join(lines)


if __name__ == "__main__":
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else resource("model")
    gold = read_gold(Path(sys.argv[1]))
    print(table(score(gold, predict(Recogniser().from_disk(folder / "ner"), gold))))
