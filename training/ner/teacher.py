"""The teacher: MiniLM fine-tuned to tag tokens, with the casing that its vocabulary drops.

It reads windows of consecutive blocks, so that a name is seen with what stands around its block.
Its weights never ship; it labels the corpus for the student.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from extract.annotate.tags import TAGS, spans_of
from training.ner import dropout
from training.ner.sheets import Passage, TaggedSheet
from training.ner.swap import Names, countries, recase, swap
from training.ner.windows import CASES, WINDOW, Pieces, Window, batches, tensors, windows

_BATCH = 12


class Teacher(nn.Module):
    """MiniLM with an embedding of casing and a linear layer over the first piece of each token."""

    def __init__(self, path: str) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder = AutoModel.from_pretrained(
            path, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        width = self.encoder.config.hidden_size
        self.casing = nn.Embedding(CASES, width)
        nn.init.zeros_(self.casing.weight)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(width + 32, len(TAGS))
        self.late_casing = nn.Embedding(CASES, 32)
        dropout.replace_dropout(self)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """Return the scores `(batch, length, tags)` of every piece."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.casing(cases)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        scores: Tensor = self.head(torch.cat([self.drop(hidden), self.late_casing(cases)], -1))
        return scores


def _firsts(scores: Tensor, batch: list[Window]) -> Tensor:
    rows = torch.tensor([row for row, w in enumerate(batch) for _ in w.firsts])
    columns = torch.tensor([first for w in batch for first in w.firsts])
    return scores[rows, columns].float()


def _augmented(passage: Passage, names: Names, rng: random.Random) -> tuple[list[str], list[int]]:
    assert passage.tags is not None
    tokens, tags = passage.tokens, passage.tags
    if rng.random() < 0.5:
        tokens, tags, _ = swap(tokens, spans_of(tags), names, rng, share=0.5)
    return recase(tokens, passage.kind, rng), tags


def train(sheets: Sequence[TaggedSheet], seed: int, epochs: int = 8, lr: float = 1.5e-4) -> Teacher:
    """Fine-tune a teacher on annotated sheets."""
    torch.manual_seed(seed)
    dropout.seed(seed)
    rng = random.Random(seed)
    pieces = Pieces()
    model = Teacher(pieces.path)
    names = Names(countries())
    for sheet in sheets:
        for passage in sheet.passages:
            names.learn(passage.tokens, spans_of(passage.tags or []))
    optimizer = _optimizer(model, lr)
    total = epochs * sum(len(p.tokens) for s in sheets for p in s.passages)
    seen, start = 0, time.time()
    model.train()
    for epoch in range(epochs):
        groups = list(batches(_shown(sheets, pieces, names, rng), _BATCH))
        losses = []
        for batch in groups:
            progress = min(1.0, seen / total)
            factor = min(progress / 0.06, 1.0) * max(0.02, 1 - progress)
            losses.append(_step(model, optimizer, batch, factor))
            seen += sum(len(window.tags) for window in batch)
        loss, seconds = sum(losses) / len(losses), time.time() - start
        print(f"teacher {seed} epoch {epoch}: loss {loss:.4f}, {seconds:.0f} s", flush=True)
    model.eval()
    return model


def _optimizer(model: Teacher, lr: float) -> torch.optim.Optimizer:
    new = (model.head, model.late_casing, model.casing)
    fresh = [weight for part in new for weight in part.parameters()]
    return torch.optim.AdamW(
        [
            {"params": list(model.encoder.parameters()), "lr": lr, "full": lr},
            {"params": fresh, "lr": 5 * lr, "full": 5 * lr},
        ],
        weight_decay=0.01,
        fused=True,
    )


def _shown(
    sheets: Sequence[TaggedSheet], pieces: Pieces, names: Names, rng: random.Random
) -> list[Window]:
    """Return one epoch's windows, varied and shuffled."""
    found: list[Window] = []
    for sheet in sheets:
        varied = [_augmented(passage, names, rng) for passage in sheet.passages]
        found += windows(varied, pieces, rng.randrange(WINDOW // 4, WINDOW))
    rng.shuffle(found)
    return found


def _step(
    model: Teacher, optimizer: torch.optim.Optimizer, batch: list[Window], factor: float
) -> float:
    """Learn from one batch at `factor` of the full rates; return the loss."""
    for group in optimizer.param_groups:
        group["lr"] = group["full"] * factor
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(*tensors(batch))
    tags = torch.tensor([tag for window in batch for tag in window.tags])
    loss = nn.functional.cross_entropy(_firsts(scores, batch), tags, label_smoothing=0.02)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return float(loss.detach())


def read(path: Path) -> Teacher:
    """Return the teacher whose weights `path` holds."""
    model = Teacher(Pieces().path)
    model.load_state_dict(torch.load(path, weights_only=True))
    model.eval()
    return model


@torch.inference_mode()  # type: ignore[untyped-decorator]
def label(model: Teacher, sheet: TaggedSheet, pieces: Pieces) -> list[npt.NDArray[np.float32]]:
    """Return each passage's tag probabilities, `(tokens, tags)`."""
    shown = [(passage.tokens, passage.tags or []) for passage in sheet.passages]
    found = list(windows(shown, pieces))
    out = [np.zeros((len(tokens), len(TAGS)), np.float32) for tokens, _ in shown]
    for batch in batches(found, 2 * _BATCH):
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(*tensors(batch))
        rows = torch.softmax(_firsts(scores, batch), -1).numpy()
        places = [place for w in batch for place in w.places]
        for (passage, token), row in zip(places, rows, strict=True):
            out[passage][token] = row
    return out
