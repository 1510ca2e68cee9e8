"""The student's network in torch: `extract.annotate.recogniser.Network`, layer by layer.

`packed` turns the one into the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from extract.annotate.features import Vocabulary, plain, shape
from extract.annotate.recogniser import Network
from extract.annotate.tags import TAGS
from training.ner.dropout import ByteDropout
from training.ner.sheets import Passage

Floats = npt.NDArray[np.float32]

_STEP = 256
"""Batches are filled up to a multiple of this: each new shape costs the CPU kernels dearly."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; the defaults ship."""

    width: int = 192
    dilations: tuple[int, ...] = (1, 2, 1, 4, 2, 1)
    word: int = 96
    piece: int = 128
    affix: int = 32
    shape: int = 32
    affixes: int = 5000
    words: int = 25_000
    shapes: int = 300


def vocabulary(passages: Iterable[Passage], pieces: Sequence[str], sizes: Shape) -> Vocabulary:
    """Return the words and shapes met most often, and all word pieces."""
    words: Counter[str] = Counter()
    shapes: Counter[str] = Counter()
    for passage in passages:
        words.update(plain(token) for token in passage.tokens)
        shapes.update(shape(token) for token in passage.tokens)
    kept = [word for word, count in words.most_common(sizes.words) if count > 1]
    return Vocabulary(kept, pieces, [s for s, _ in shapes.most_common(sizes.shapes)], sizes.affixes)


class Block(nn.Module):
    """A residual convolution over three tokens `dilation` apart."""

    def __init__(self, width: int, dilation: int, drop: float) -> None:
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(width)
        self.conv = nn.Linear(3 * width, width)
        self.back = nn.Linear(width, width)
        nn.init.zeros_(self.back.bias)
        with torch.no_grad():
            self.back.weight.mul_(0.5)
        self.drop = ByteDropout(drop)

    def forward(self, x: Tensor, keep: Tensor) -> Tensor:
        """Return `x` with the neighbours mixed in; rows where `keep` is 0 stay out of it."""
        normed = (self.norm(x) * keep).bfloat16()
        nothing = normed.new_zeros(self.dilation, normed.shape[1])
        wide = torch.cat(
            [
                torch.cat([nothing, normed[: -self.dilation]]),
                normed,
                torch.cat([normed[self.dilation :], nothing]),
            ],
            1,
        )
        mixed: Tensor = self.back(self.drop(torch.relu(self.conv(wide))))
        return x + self.drop(mixed)


class Student(nn.Module):
    """Tables of token features, two layers per token, residual convolutions, tag scores."""

    def __init__(self, known: Vocabulary, sizes: Shape, drop: float = 0.15) -> None:
        super().__init__()
        self.known, self.sizes = known, sizes
        self.word = nn.Embedding(len(known.words) + 1, sizes.word, sparse=True)
        self.piece = nn.EmbeddingBag(len(known.pieces) + 1, sizes.piece, mode="mean", sparse=True)
        self.affix = nn.Embedding(sizes.affixes, sizes.affix)
        self.shape = nn.Embedding(len(known.shapes) + 1, sizes.shape)
        for table in (self.word, self.piece, self.affix, self.shape):
            nn.init.normal_(table.weight, std=0.1)
        joined = sizes.word + sizes.piece + 3 * sizes.affix + sizes.shape
        self.mix1 = nn.Linear(joined, sizes.width)
        self.mix2 = nn.Linear(sizes.width, sizes.width)
        self.blocks = nn.ModuleList(Block(sizes.width, d, drop) for d in sizes.dilations)
        self.norm = nn.LayerNorm(sizes.width)
        self.out = nn.Linear(sizes.width, len(TAGS))
        self.drop = ByteDropout(drop)
        self._rows: dict[str, tuple[int, list[int], tuple[int, int, int], int]] = {}

    def rows(self, token: str) -> tuple[int, list[int], tuple[int, int, int], int]:
        """Return the rows of the tables for a token, remembered."""
        if token not in self._rows:
            found = self.known.features(token)
            self._rows[token] = (found.word, list(found.pieces), found.affixes, found.shape)
        return self._rows[token]

    def token_vectors(self, tokens: Sequence[str], hide: float = 0.0) -> Tensor:
        """Return one vector per distinct token; a share `hide` of the words counts as unknown."""
        rows = [self.rows(token) for token in tokens]
        words = torch.tensor([row[0] for row in rows])
        if hide:
            words = words * (torch.rand(len(rows)) >= hide)
        lengths = torch.tensor([0, *(len(row[1]) for row in rows[:-1])])
        pieces = torch.tensor([piece for row in rows for piece in row[1]])
        affixes = self.affix(torch.tensor([row[2] for row in rows])).flatten(1)
        shapes = self.shape(torch.tensor([row[3] for row in rows]))
        bags = self.piece(pieces, lengths.cumsum(0))
        joined = self.drop(torch.cat([self.word(words), bags, affixes, shapes], 1))
        vectors: Tensor = self.mix2(torch.relu(self.mix1(joined)))
        return vectors

    def forward(self, passages: Sequence[Sequence[str]], hide: float = 0.0) -> Tensor:
        """Return the tag scores of all tokens of the passages, one after the other."""
        distinct = list(dict.fromkeys(token for tokens in passages for token in tokens))
        number = {token: index for index, token in enumerate(distinct, 1)}
        distinct = ["", *distinct, *[""] * (-(len(distinct) + 1) % _STEP)]
        gap = max(self.sizes.dilations)
        order = [0] * gap
        real: list[int] = []
        for tokens in passages:
            real += range(len(order), len(order) + len(tokens))
            order += [number[token] for token in tokens]
            order += [0] * gap
        order += [0] * (-len(order) % _STEP)
        where = torch.tensor(real)
        keep = torch.zeros(len(order), 1)
        keep[where] = 1
        x = self.drop(self.token_vectors(distinct, hide))[torch.tensor(order)]
        for block in self.blocks:
            x = block(x, keep)
        scores: Tensor = self.out(self.drop(self.norm(x)))
        return scores[where]


def packed(weights: dict[str, Tensor], sizes: Shape) -> Network:
    """Return the network that ships, with these weights of a `Student`."""
    out: dict[str, Floats] = {}
    for name, tensor in weights.items():
        array = tensor.float().numpy()
        head, _, last = name.rpartition(".")
        if head in ("word", "piece", "affix", "shape"):
            out[head] = array
            continue
        head = head.replace("blocks.", "block")
        matrix = last == "weight" and array.ndim == 2
        out[f"{head}.{last}"] = np.ascontiguousarray(array.T) if matrix else array
    return Network(out, sizes.dilations)


def seed_pieces(model: Student, vectors: Floats) -> None:
    """Start the table of word pieces from a teacher's, cut down to its principal directions."""
    centred = vectors - vectors.mean(0)
    _, _, axes = np.linalg.svd(centred[:: max(1, len(centred) // 8000)], full_matrices=False)
    short = centred @ axes[: model.sizes.piece].T
    with torch.no_grad():
        model.piece.weight[1:] = torch.from_numpy(0.2 * short / short.std())
