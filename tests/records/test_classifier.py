from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import ModelError
from extract.records import classifier
from extract.records.classifier import Classifier

TWO = Classifier("two", ("no", "yes"), (0.0,), {"a": (2.0,), "b": (-1.0,)})
THREE = Classifier("three", ("x", "y", "z"), (0.0, 0.0, 0.0), {"a": (1.0, 0.0, -1.0)})


def test_probabilities_add_up_to_one() -> None:
    for each in (TWO, THREE):
        assert sum(each.probabilities(["a", "unknown"]).values()) == pytest.approx(1)


def test_a_feature_counts_once() -> None:
    assert TWO.scores(["a", "a"]) == [2.0]


def test_the_strongest_features_speak_for_the_answer() -> None:
    assert TWO.strongest(["a", "b"], "yes") == ["a"]
    assert TWO.strongest(["a", "b"], "no") == ["b"]
    assert THREE.strongest(["a"], "x") == ["a"]
    assert THREE.strongest(["a"], "z") == []


def test_a_damaged_file_is_a_model_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bad.json"
    path.write_text("{}")
    monkeypatch.setattr(classifier, "resource", lambda name: path)
    with pytest.raises(ModelError, match=r"bad\.json"):
        classifier.load("bad-one")


@pytest.mark.parametrize("name", ["roles", "status", "sectors"])
def test_the_packaged_classifiers_load(name: str) -> None:
    assert classifier.load(name).weights
