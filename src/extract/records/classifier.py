"""A linear classifier over named features, read from `classifiers/`, that can say why.

The file is JSON: `classes`, the `bias` of each, and for each feature its weights, in the order of
the classes. A classifier of two classes has one weight a feature, for the second class.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.errors import ModelError
from extract.resources import resource


@dataclass(frozen=True, slots=True)
class Classifier:
    """Classes, and what each feature says for them."""

    name: str
    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def scores(self, features: Iterable[str]) -> list[float]:
        """Return one score a class (of two classes: one, for the second), before the softmax."""
        known = filter(None, map(self.weights.get, set(features)))
        return [math.fsum(column) for column in zip(self.bias, *known, strict=True)]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Return the probability of each class."""
        scores = self.scores(features)
        if len(scores) == 1:
            scores = [0.0, scores[0]]
        top = max(scores)
        raised = [math.exp(score - top) for score in scores]
        total = sum(raised)
        return {name: r / total for name, r in zip(self.classes, raised, strict=True)}

    def strongest(self, features: Iterable[str], chosen: str, count: int = 3) -> list[str]:
        """Return the features that speak most for `chosen`, the strongest first.

        With more than two classes a feature counts by how far it sets `chosen` above the mean.
        """
        at = self.classes.index(chosen)
        said = [(self._for(feature, at), feature) for feature in set(features)]
        said = sorted(pair for pair in said if pair[0] > 0)
        return [feature for _, feature in reversed(said[-count:])]

    def _for(self, feature: str, at: int) -> float:
        weights = self.weights.get(feature)
        if weights is None:
            return 0.0
        if len(weights) == 1:
            return weights[0] if at else -weights[0]
        return weights[at] - sum(weights) / len(weights)


@cache
def load(name: str) -> Classifier:
    """Return the classifier `classifiers/<name>.json`. Raises `ModelError` if it is damaged."""
    path = resource(f"classifiers/{name}.json")
    try:
        return read(path)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{path} is no classifier ({error})", "Install extract again, or train it anew"
        ) from error


def read(path: Path) -> Classifier:
    """Read a classifier's file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    weights = {name: tuple(values) for name, values in data["weights"].items()}
    return Classifier(path.stem, tuple(data["classes"]), tuple(data["bias"]), weights)
