"""Words per second of the pipeline and of spaCy's own default recogniser, in one run.

    python benchmarks/speed.py ../shared/gold/dev [--rounds N]

The default is the untrained CNN of `spacy init config --pipeline ner --optimize efficiency`: its
speed does not depend on its weights. Rounds alternate and the best of each counts, in CPU time, so
that other work on the machine weighs on both alike.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.language import Language

from extract import annotate
from extract.annotate.tags import LABELS
from extract.resources import resource
from extract.schema import Block

DEFAULT = "spaCy's default ner"


def spacy_default() -> Language:
    """Return spaCy's default pipeline for entities, with our labels and drawn weights."""
    config = init_config(lang="en", pipeline=["ner"], optimize="efficiency", silent=True)
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    component = nlp.get_pipe("ner")
    for label in LABELS:
        component.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def timed(work: Callable[[], object]) -> float:
    """Return the CPU seconds that `work` takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(gold: Path, rounds: int = 3) -> dict[str, float]:
    """Return words per second of CPU on the sheets of `gold`, the best of `rounds`, by name."""
    sheets = [
        [
            Block(id=str(b["id"]), kind=b["kind"], level=b["level"], text=b["text"])
            for b in json.loads(path.read_text(encoding="utf-8"))["blocks"]
        ]
        for path in sorted(gold.glob("*.json"))
    ]
    texts = [block.text for sheet in sheets for block in sheet]
    words = sum(len(text.split()) for text in texts)
    default, whole, alone = spacy_default(), annotate.load(), spacy.load(resource("model"))
    runs: dict[str, Callable[[], object]] = {
        DEFAULT: lambda: list(default.pipe(texts)),
        "the model alone": lambda: list(alone.pipe(texts)),
        "the spaCy pipeline": lambda: list(whole.pipe(texts)),
        "the same, settled by sheet": lambda: [annotate.annotate(whole, s) for s in sheets],
    }
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for name, work in runs.items():
            best[name] = min(best[name], timed(work))
    return {name: words / seconds for name, seconds in best.items()}


def main() -> None:
    """Print words per second of each, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    speeds = measure(options.gold, options.rounds)
    for name, speed in speeds.items():
        print(f"{name:28} {speed:8,.0f} words/s of CPU  {speed / speeds[DEFAULT]:5.2f} x default")


if __name__ == "__main__":
    main()
