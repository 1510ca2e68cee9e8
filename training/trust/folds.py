"""Recognisers that each leave a part of the annotated sheets unseen.

They are students of gold alone, shorter taught than the one that ships: a little weaker, of one
kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from extract.annotate.recogniser import Recogniser
from extract.annotate.tags import spans_of
from training.ner import network, student, windows
from training.ner.sheets import TaggedSheet
from training.ner.swap import Names, countries

COURSE = student.Course(epochs=11, gold_times=1, room=1500)


def train(sheets: Sequence[TaggedSheet], left_out: Sequence[int], folder: Path) -> None:
    """Train a recogniser on `sheets` without those `left_out` and write it into `folder`."""
    names = Names(countries())
    lessons = []
    unseen = set(left_out)
    for index, sheet in enumerate(sheets):
        if index not in unseen:
            for passage in sheet.passages:
                tags = passage.tags or []
                names.learn(passage.tokens, spans_of(tags))
                lessons.append(student.Lesson(passage, tags))
    pieces, sizes = windows.Pieces(), network.Shape()
    torch.manual_seed(COURSE.seed)
    vocabulary = network.vocabulary((one.passage for one in lessons), pieces.all(), sizes)
    model = network.Student(vocabulary, sizes)
    network.seed_pieces(model, pieces.vectors())
    weights = student.train(model, lessons, [], names, COURSE)
    recogniser = Recogniser()
    recogniser.load(network.packed(weights, sizes), vocabulary)
    recogniser.to_disk(folder)
