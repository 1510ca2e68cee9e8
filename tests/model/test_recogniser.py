"""The component: batches, storage, faults."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extract.annotate.features import Vocabulary
from extract.annotate.recogniser import Network, Recogniser
from extract.annotate.tags import TAGS
from extract.annotate.tokenizer import blank
from extract.errors import ModelError

WIDTH, TABLE = 8, 4


@pytest.fixture
def recogniser() -> Recogniser:
    """A recogniser with weights drawn by chance."""
    rng = np.random.default_rng(7)
    dilations = (1, 2)

    def drawn(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return rng.normal(size=shape).astype(np.float32)

    weights = {
        "word": drawn(3, TABLE),
        "piece": drawn(3, TABLE),
        "affix": drawn(11, TABLE),
        "shape": drawn(2, TABLE),
        "mix1.weight": drawn(6 * TABLE, WIDTH),
        "mix2.weight": drawn(WIDTH, WIDTH),
        "out.weight": drawn(WIDTH, len(TAGS)),
        "norm.weight": drawn(WIDTH),
    }
    for index in range(len(dilations)):
        weights[f"block{index}.norm.weight"] = drawn(WIDTH)
        weights[f"block{index}.conv.weight"] = drawn(3 * WIDTH, WIDTH)
        weights[f"block{index}.back.weight"] = drawn(WIDTH, WIDTH)
    for name in [name for name in weights if name.endswith(".weight")]:
        out = weights[name].shape[-1]
        weights[name.replace("weight", "bias")] = drawn(out)
    component = Recogniser()
    vocabulary = Vocabulary(["pact", "japan"], ["pa", "##ct"], ["Xxxx"], 11)
    component.load(Network(weights, dilations), vocabulary)
    return component


def test_what_stands_beside_a_passage_in_a_batch_does_not_change_it(recogniser: Recogniser) -> None:
    passages = [["The", "pact", "with", "Japan"], ["Japan"], [], ["a", "Pact", "of", "pacts", "."]]
    together = recogniser.tag_scores(passages)
    for tokens, rows in zip(passages, together, strict=True):
        assert rows.shape == (len(tokens), len(TAGS))
        if tokens:
            (alone,) = recogniser.tag_scores([tokens])
            np.testing.assert_allclose(rows, alone, atol=1e-4)


def test_a_very_long_passage_is_read_in_parts_as_if_at_once(
    recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = ["The", "pact", "with", "Japan", "of"] * 23
    (at_once,) = recogniser.tag_scores([tokens])
    monkeypatch.setattr("extract.annotate.recogniser._TOKENS_AT_ONCE", 20)
    (in_parts,) = recogniser.tag_scores([tokens])
    np.testing.assert_allclose(at_once, in_parts, atol=1e-4)


def test_nothing_but_empty_passages_is_no_trouble(recogniser: Recogniser) -> None:
    assert [rows.shape for rows in recogniser.tag_scores([[], []])] == [(0, len(TAGS))] * 2


def test_neighbours_count(recogniser: Recogniser) -> None:
    first, second = recogniser.tag_scores([["Japan", "pact"], ["Japan", "with"]])
    assert not np.allclose(first[0], second[0])


def test_weights_come_back_from_disk_at_half_precision(
    recogniser: Recogniser, tmp_path: Path
) -> None:
    recogniser.to_disk(tmp_path / "ner")
    again = Recogniser().from_disk(tmp_path / "ner")
    tokens = [["The", "pact", "with", "Japan"]]
    np.testing.assert_allclose(
        recogniser.tag_scores(tokens)[0], again.tag_scores(tokens)[0], atol=0.2, rtol=0.02
    )


def test_docs_come_out_in_order_with_entities_set(recogniser: Recogniser) -> None:
    nlp = blank()
    texts = ["The pact with Japan", "", "Japan"] * 40
    docs = list(recogniser.pipe(nlp.make_doc(text) for text in texts))
    assert [doc.text for doc in docs] == texts
    assert {tuple(e.label_ for e in doc.ents) for doc in docs[::3]} == {
        tuple(e.label_ for e in recogniser(nlp.make_doc(texts[0])).ents)
    }


def test_a_damaged_model_is_named_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "weights.npz").write_bytes(b"no archive")
    with pytest.raises(ModelError, match=str(tmp_path)):
        Recogniser().from_disk(tmp_path)


def test_a_recogniser_without_weights_says_so() -> None:
    with pytest.raises(ModelError, match="no weights"):
        Recogniser()(blank().make_doc("Japan"))
