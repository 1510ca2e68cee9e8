"""The recogniser: a small convolutional tagger as a spaCy component, in numpy alone.

Each distinct token becomes one vector (tables of its word, pieces, affixes and shape, then two
layers), which is remembered. Over a block, residual convolutions mix each token with its
neighbours, and a last layer scores the BILOU tags. `training/` makes the weights; nothing is
trained here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from thinc.api import get_ops

from extract.annotate.features import Vocabulary
from extract.annotate.opinion import TAG_SCORES
from extract.annotate.tags import LABELS, Floats, Ints, best_tags, spans_of
from extract.errors import ModelError

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REMEMBERED = 20_000
_TOKENS_AT_ONCE = 2_048
_TINY = np.float32(1e-5)


class Network:
    """The weights by name, and the forward pass.

    `word` `(words + 1, d)`, `piece`, `affix`, `shape`: tables, row 0 for the unknown.
    `mix1.*`, `mix2.*`: layers from the joined tables to the width. `block<i>.*`: a layer norm, a
    convolution over the tokens at -dilation, 0, +dilation and a layer back. `out.*`: tag scores.
    """

    def __init__(self, weights: dict[str, Floats], dilations: Sequence[int]) -> None:
        self.weights = {name: np.asarray(w, np.float32) for name, w in weights.items()}
        self.dilations = tuple(dilations)
        self.gap = max(self.dilations)
        self.reach = sum(self.dilations)
        """How many tokens to either side a score depends on."""
        # On one thread: numpy's own threads would wait for each other where files run in parallel.
        self._product: Callable[[Floats, Floats], Floats] = get_ops("cpu").gemm  # type: ignore[assignment]

    def token_vectors(self, tokens: Sequence[str], vocabulary: Vocabulary) -> Floats:
        """Return one vector per token, before any context: `(tokens, width)`."""
        w = self.weights
        rows = [vocabulary.features(token) for token in tokens]
        joined = np.concatenate(
            [
                w["word"][[row.word for row in rows]],
                np.stack([w["piece"][list(row.pieces)].mean(0) for row in rows]),
                *(w["affix"][[row.affixes[i] for row in rows]] for i in range(3)),
                w["shape"][[row.shape for row in rows]],
            ],
            axis=1,
        )
        return self._layer("mix2", np.maximum(self._layer("mix1", joined), 0))

    def scores(self, vectors: Floats, real: Ints) -> Floats:
        """Return tag scores for each row of `vectors` that is a token.

        `vectors` holds passages one after the other with `gap` rows between and around them;
        `real` lists the rows that are tokens. `vectors` is used up.
        """
        x = vectors
        width = x.shape[1]
        between = np.ones(len(x), bool)
        between[real] = False
        wide = np.zeros((len(x), 3 * width), np.float32)
        left, here, right = (wide[:, i * width : (i + 1) * width] for i in range(3))
        for index, dilation in enumerate(self.dilations):
            name = f"block{index}"
            here[:] = self._norm(f"{name}.norm", x)
            here[between] = 0
            left[dilation:] = here[:-dilation]
            right[:-dilation] = here[dilation:]
            mixed = self._layer(f"{name}.conv", wide)
            x += self._layer(f"{name}.back", np.maximum(mixed, 0, out=mixed))
        return self._layer("out", self._norm("norm", x[real]))

    def _layer(self, name: str, x: Floats) -> Floats:
        product = self._product(x, self.weights[f"{name}.weight"])
        product += self.weights[f"{name}.bias"]
        return product

    def _norm(self, name: str, x: Floats) -> Floats:
        normed: Floats = x - x.mean(1, keepdims=True)
        spread = np.einsum("ij,ij->i", normed, normed) / x.shape[1]
        normed *= (1 / np.sqrt(spread + _TINY))[:, None]
        normed *= self.weights[f"{name}.weight"]
        normed += self.weights[f"{name}.bias"]
        return normed


class Recogniser:
    """A spaCy component that sets `doc.ents`."""

    def __init__(self, name: str = "ner") -> None:
        self.name = name
        self._network: Network | None = None
        self._vocabulary = Vocabulary([], [], [], 1)
        self._rows: dict[str, int] = {}
        self._vectors: Floats = np.zeros((0, 0), np.float32)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that it can give."""
        return LABELS

    def load(self, network: Network, vocabulary: Vocabulary) -> None:
        """Take these weights and this vocabulary."""
        self._network, self._vocabulary = network, vocabulary
        self._forget()

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Set the entities of many documents, `batch_size` together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            for group in _groups(batch):
                self._annotate(group)
            yield from batch

    def tag_scores(self, passages: Sequence[Sequence[str]]) -> list[Floats]:
        """Return the tag scores `(tokens, tags)` of each passage, a sequence of tokens."""
        network = self._network
        if network is None:
            raise ModelError("The recogniser has no weights", "Load the packaged model")
        if len(passages) == 1 and len(passages[0]) > _TOKENS_AT_ONCE:
            return [self._scores_in_parts(passages[0], network.reach)]
        gap = network.gap
        lengths = [len(tokens) for tokens in passages]
        starts = np.cumsum([gap, *(length + gap for length in lengths)])
        real = np.concatenate(
            [np.arange(s, s + n) for s, n in zip(starts, lengths, strict=False)]
        ).astype(np.int64)
        vectors = np.zeros((int(starts[-1]), self._vectors.shape[1]), np.float32)
        rows = self._rows_of([token for tokens in passages for token in tokens])
        vectors[real] = self._vectors[rows]
        scores = network.scores(vectors, real)
        return np.split(scores, np.cumsum(lengths)[:-1])

    def _scores_in_parts(self, tokens: Sequence[str], reach: int) -> Floats:
        """Return the scores of a very long passage, part by part with what each part can see."""
        parts = []
        for start in range(0, len(tokens), _TOKENS_AT_ONCE - 2 * reach):
            first, last = max(0, start - reach), start + _TOKENS_AT_ONCE - 2 * reach
            (rows,) = self.tag_scores([tokens[first : last + reach]])
            parts.append(rows[start - first : last - first])
        return np.concatenate(parts)

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:
        """Write the weights (half precision) and the vocabulary into the folder `path`."""
        if self._network is None:
            raise ModelError("The recogniser has no weights", "Train it first")
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        weights = {name: w.astype(np.float16) for name, w in self._network.weights.items()}
        np.savez(folder / "weights.npz", **weights)  # type: ignore[arg-type]
        known = self._vocabulary
        content = {
            "dilations": self._network.dilations,
            "affixes": known.affixes,
            "shapes": known.shapes,
            "words": known.words,
            "pieces": known.pieces,
        }
        text = json.dumps(content, ensure_ascii=False, indent=0)
        (folder / "vocabulary.json").write_text(text, encoding="utf-8")

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> Recogniser:
        """Read what `to_disk` wrote."""
        folder = Path(path)
        try:
            with np.load(folder / "weights.npz", allow_pickle=False) as stored:
                weights = {name: stored[name] for name in stored.files}
            known = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
            vocabulary = Vocabulary(
                known["words"], known["pieces"], known["shapes"], known["affixes"]
            )
            self.load(Network(weights, known["dilations"]), vocabulary)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"{folder} holds no recogniser: {error}", "Install extract again"
            ) from error
        return self

    def _annotate(self, docs: Sequence[Doc]) -> None:
        full = [doc for doc in docs if len(doc)]
        if not full:
            return
        texts = full[0].vocab.strings
        scores = self.tag_scores(
            [[texts[key] for key in doc.to_array("ORTH").tolist()] for doc in full]
        )
        for doc, rows in zip(full, scores, strict=True):
            doc.user_data[TAG_SCORES] = rows
            spans = spans_of(best_tags(rows))
            doc.set_ents([_span(doc, *span) for span in spans])

    def _rows_of(self, tokens: Sequence[str]) -> Ints:
        new = [token for token in dict.fromkeys(tokens) if token not in self._rows]
        if new:
            assert self._network is not None
            if len(self._rows) + len(new) > _REMEMBERED:
                self._forget()
                new = list(dict.fromkeys(tokens))
            vectors = self._network.token_vectors(new, self._vocabulary)
            self._rows.update((token, len(self._vectors) + i) for i, token in enumerate(new))
            self._vectors = np.concatenate([self._vectors, vectors])
        return np.array([self._rows[token] for token in tokens], np.int64)

    def _forget(self) -> None:
        self._rows = {}
        width = self._network.weights["out.weight"].shape[0] if self._network else 0
        self._vectors = np.zeros((0, width), np.float32)


def _span(doc: Doc, start: int, end: int, label: str) -> Any:
    from spacy.tokens import Span

    return Span(doc, start, end, label=label)


def _groups(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Yield docs in order, about `_TOKENS_AT_ONCE` tokens together."""
    group: list[Doc] = []
    size = 0
    for doc in docs:
        if group and size + len(doc) > _TOKENS_AT_ONCE:
            yield group
            group, size = [], 0
        group.append(doc)
        size += len(doc)
    if group:
        yield group


@Language.factory("extract_recogniser", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_recogniser(nlp: Language, name: str) -> Recogniser:
    """Return an empty recogniser, for spaCy to fill from the packaged model."""
    return Recogniser(name)
