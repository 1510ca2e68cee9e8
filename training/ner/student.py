"""Teaching the student: gold as it stands, silver as sure as the teachers are."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from extract.annotate.tags import TAGS, spans_of
from training.ner import dropout
from training.ner.network import Student
from training.ner.sheets import Passage
from training.ner.swap import Names, recase, swap


@dataclass(slots=True)
class Lesson:
    """A passage to learn from: tag probabilities `soft` from teachers, or certain `tags`."""

    passage: Passage
    tags: list[int]
    soft: npt.NDArray[np.float16] | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how hard the student learns."""

    epochs: int
    gold_times: int = 3
    """How often an epoch shows each gold passage."""
    rate: float = 2e-3
    room: int = 3000
    swapped: float = 0.4
    seed: int = 1


Batch = list[tuple[list[str], Tensor]]
"""Tokens of passages and the tag probabilities wanted of them."""


def train(
    model: Student, gold: Sequence[Lesson], silver: Sequence[Lesson], names: Names, course: Course
) -> dict[str, Tensor]:
    """Train and return the running average of the weights."""
    torch.manual_seed(course.seed)
    dropout.seed(course.seed)
    rng = random.Random(course.seed)
    optimizers = _optimizers(model, course.rate)
    lessons = [*silver, *(list(gold) * course.gold_times)]
    total = course.epochs * sum(len(lesson.tags) for lesson in lessons)
    average = {name: w.detach().clone() for name, w in model.state_dict().items()}
    seen, step, start = 0, 0, time.time()
    model.train()
    for epoch in range(course.epochs):
        loss_sum, first = 0.0, seen
        for batch in _batches(lessons, rng, names, course):
            warm = min(1.0, (step + 1) / 200)
            rate = course.rate * warm * (0.01 + 0.5 * (1 + math.cos(math.pi * seen / total)))
            size = sum(len(tokens) for tokens, _ in batch)
            loss_sum += size * _step(model, optimizers, batch, rate)
            step += 1
            seen += size
            if step % 5 == 0:
                _blend(average, model.state_dict(), min(0.99, step / (step + 50)))
        loss, seconds = loss_sum / (seen - first), time.time() - start
        print(f"student {course.seed} epoch {epoch}: loss {loss:.4f}, {seconds:.0f} s", flush=True)
    return average


def _optimizers(model: Student, rate: float) -> list[torch.optim.Optimizer]:
    """Return one for the layers, one for the large tables, of which a batch touches few rows."""
    tables = [model.word.weight, model.piece.weight]
    layers = [w for w in model.parameters() if all(w is not table for table in tables)]
    return [
        torch.optim.AdamW(layers, lr=rate, weight_decay=0.02, betas=(0.9, 0.98), fused=True),
        torch.optim.SparseAdam(tables, lr=rate, betas=(0.9, 0.98)),
    ]


def _step(
    model: Student, optimizers: list[torch.optim.Optimizer], batch: Batch, rate: float
) -> float:
    """Learn from one batch at `rate`; return the loss."""
    for optimizer in optimizers:
        optimizer.param_groups[0]["lr"] = rate
    with torch.autocast("cpu", torch.bfloat16):
        scores = model([tokens for tokens, _ in batch], hide=0.15)
    loss = nn.functional.cross_entropy(scores.float(), torch.cat([wanted for _, wanted in batch]))
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(optimizers[0].param_groups[0]["params"], 2.0)
    for optimizer in optimizers:
        optimizer.step()
        optimizer.zero_grad()
    return float(loss.detach())


def _blend(average: dict[str, Tensor], current: dict[str, Tensor], keep: float) -> None:
    for name, weight in current.items():
        average[name].lerp_(weight.detach(), 1 - keep)


def _batches(
    lessons: Sequence[Lesson], rng: random.Random, names: Names, course: Course
) -> Iterator[Batch]:
    """Yield shuffled batches of about `course.room` tokens."""
    order = list(range(len(lessons)))
    rng.shuffle(order)
    batch: Batch = []
    size = 0
    for index in order:
        tokens, wanted = _shown(lessons[index], rng, names, course.swapped)
        batch.append((tokens, wanted))
        size += len(tokens)
        if size >= course.room:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _shown(
    lesson: Lesson, rng: random.Random, names: Names, share: float
) -> tuple[list[str], Tensor]:
    tokens, tags = lesson.passage.tokens, lesson.tags
    origin: list[int | None] = list(range(len(tokens)))
    if rng.random() < share:
        tokens, tags, origin = swap(tokens, spans_of(tags), names, rng, share=0.5)
    wanted = nn.functional.one_hot(torch.tensor(tags, dtype=torch.long), len(TAGS)).float()
    if lesson.soft is not None:
        kept = [(new, old) for new, old in enumerate(origin) if old is not None]
        rows = lesson.soft[[old for _, old in kept]].astype(np.float32)
        wanted[[new for new, _ in kept]] = torch.from_numpy(rows)
    return recase(tokens, lesson.passage.kind, rng), wanted
