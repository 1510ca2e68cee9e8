"""From gold to the packaged pipeline: `python -m training.ner GOLD CORPUS`.

GOLD holds `train/` and `dev/`; CORPUS is the file of unannotated sheets. What a step has made lies
in the work folder and is not made again: delete it to start anew.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks import speed

from extract.annotate.features import Vocabulary
from extract.annotate.recogniser import Network, Recogniser
from extract.annotate.tags import best_tags, spans_of
from training.ner import network, package, silver, student, teacher, windows
from training.ner.evaluate import predict, score, table
from training.ner.honesty import Guard
from training.ner.sheets import (
    TaggedSheet,
    read_annotations,
    read_corpus,
    read_gold,
    read_written,
)
from training.ner.swap import Names, countries

VERSION = "1.0.0"
SEEDS = (1, 2)
TEACHER_EPOCHS = 7
SHARE = 0.33
COURSE = student.Course(epochs=8)
GOLD_ALONE = student.Course(epochs=14, gold_times=1, room=1200)


@dataclass(slots=True)
class Material:
    """What there is to learn from, after the guard."""

    gold: list[TaggedSheet]
    added: list[TaggedSheet]
    """Annotated for this project (`training/annotations`): for the student alone."""
    unlabelled: list[TaggedSheet]
    left_out: list[str]


def gather(gold: Path, corpus: Path, annotations: Path) -> Material:
    """Read all sheets; leave out copies of `gold/dev`, and from the corpus those of gold."""
    guard = Guard(read_gold(gold / "dev"))
    annotated, left_out = guard.cleaned(read_gold(gold / "train"))
    more = [*read_annotations(annotations, corpus), *read_written(annotations / "written")]
    added, more_left_out = guard.cleaned(more)
    plain, plain_left_out = guard.cleaned(read_corpus(corpus))
    known = Guard([*annotated, *added])
    new = [sheet for sheet in plain if known.copied(sheet) is None]
    lines = sorted({*left_out, *more_left_out, *plain_left_out})
    return Material(annotated, added, silver.foreign(new, SHARE), lines)


def teach(material: Material, work: Path) -> list[Path]:
    """Train the teachers and let them label the corpus; return the files of labels."""
    labels = []
    for seed in SEEDS:
        weights, labelled = work / f"teacher{seed}.pt", work / f"silver{seed}.npz"
        labels.append(labelled)
        if not weights.exists():
            model = teacher.train(material.gold, seed, TEACHER_EPOCHS)
            torch.save(model.state_dict(), weights)
        if not labelled.exists():
            model = teacher.read(weights)
            found = silver.label(model, material.unlabelled, f"teacher {seed}")
            silver.save(labelled, material.unlabelled, found)
    return labels


def learn(
    annotated: list[TaggedSheet],
    unlabelled: list[TaggedSheet],
    labels: list[Path],
    course: student.Course,
) -> tuple[Network, Vocabulary]:
    """Train the student on annotated sheets and on what `labels` say of the unlabelled."""
    names = Names(countries())
    gold, taught = [], []
    for sheet in annotated:
        for passage in sheet.passages:
            tags = passage.tags or []
            names.learn(passage.tokens, spans_of(tags))
            gold.append(student.Lesson(passage, tags))
    for sheet in unlabelled:
        for passage, soft in zip(sheet.passages, silver.mean(labels, sheet), strict=True):
            if len(passage.tokens):
                tags = best_tags(np.log(soft.astype(np.float32) + 1e-6))
                taught.append(student.Lesson(passage, tags, soft))
    pieces = windows.Pieces()
    sizes = network.Shape()
    torch.manual_seed(course.seed)
    passages = [lesson.passage for lesson in [*gold, *taught]]
    vocabulary = network.vocabulary(passages, pieces.all(), sizes)
    model = network.Student(vocabulary, sizes)
    network.seed_pieces(model, pieces.vectors())
    return network.packed(student.train(model, gold, taught, names, course), sizes), vocabulary


def held_out(material: Material) -> dict[str, dict[str, float]]:
    """Return figures on every fifth sheet of gold, of a student taught by the other gold alone.

    No teacher helps it, for the teachers have seen all of gold: the shipped model does better.
    """
    apart = material.gold[::5]
    rest = [sheet for sheet in material.gold if sheet not in apart]
    recogniser = Recogniser()
    recogniser.load(*learn([*rest, *material.added], [], [], GOLD_ALONE))
    return score(apart, predict(recogniser, apart))


def facts(material: Material) -> dict[str, Any]:
    """Return what the card says of the material."""

    def tokens(sheets: list[TaggedSheet]) -> int:
        return sum(len(passage.tokens) for sheet in sheets for passage in sheet.passages)

    counts = {
        "gold": len(material.gold) + len(material.added),
        "gold_tokens": tokens([*material.gold, *material.added]),
        "silver": len(material.unlabelled),
        "silver_tokens": tokens(material.unlabelled),
        "teachers": len(SEEDS),
        "left_out": "; ".join(material.left_out) or "nothing",
    }
    sources = [
        {"name": "annotated fact sheets (gold/train)", "license": "public domain, or own work"},
        {"name": "White House fact sheets", "license": "public domain"},
        {"name": "all-MiniLM-L6-v2", "author": "sentence-transformers", "license": "Apache-2.0"},
    ]
    return {"version": VERSION, "counts": counts, "sources": sources}


def main() -> None:
    """Run the steps that are not done."""
    parser = argparse.ArgumentParser(prog="python -m training.ner", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--annotations", type=Path, default=Path("training/annotations"))
    parser.add_argument("--work", type=Path, default=Path("training/build"))
    parser.add_argument("--out", type=Path, default=Path("model"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.work.mkdir(parents=True, exist_ok=True)
    material = gather(args.gold, args.corpus, args.annotations)
    labels = teach(material, args.work)
    annotated = [*material.gold, *material.added]
    weights, vocabulary = learn(annotated, material.unlabelled, labels, COURSE)
    about = facts(material)
    package.write(args.out, weights, vocabulary, about)
    dev = read_gold(args.gold / "dev")
    figures: dict[str, Any] = {
        "dev": score(dev, predict(Recogniser().from_disk(args.out / "ner"), dev)),
        "held out": held_out(material),
        "words a second": speed.measure(args.gold / "dev"),
    }
    package.write_card(args.out, about, figures)
    print(table(figures["dev"]))


if __name__ == "__main__":
    main()
