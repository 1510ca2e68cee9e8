"""Fits a linear classifier to named features, and cross-validates it by sheet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from extract.records.classifier import Classifier

FOLDS = 8
_NEGLIGIBLE = 0.02


@dataclass(frozen=True, slots=True)
class Task:
    """Examples of one question: their features, answers, sheets and weights."""

    name: str
    features: Sequence[Sequence[str]]
    keys: Sequence[tuple[str, str]]
    """What each example is about: the sheet with its block, and the name or sector."""
    answers: Sequence[str]
    sheets: Sequence[str]
    weights: Sequence[float]
    regularisation: float
    """The inverse of the strength of the L2 penalty."""
    rarest: int
    """A feature must occur with this many examples."""


def fit(task: Task, chosen: Sequence[int] | None = None) -> Classifier:
    """Fit the classifier to all examples, or to those `chosen` by their index."""
    at = list(range(len(task.answers))) if chosen is None else list(chosen)
    rows = [set(task.features[i]) for i in at]
    count = Counter(feature for row in rows for feature in row)
    vectors = DictVectorizer()
    known = [dict.fromkeys(sorted(f for f in row if count[f] >= task.rarest), 1) for row in rows]
    matrix = vectors.fit_transform(known)
    matrix.indices = matrix.indices.astype(np.int32)
    matrix.indptr = matrix.indptr.astype(np.int32)
    binary = len(set(task.answers)) == 2
    model = LogisticRegression(
        C=task.regularisation,
        solver="liblinear" if binary else "lbfgs",
        max_iter=1000,
        random_state=0,
    )
    model.fit(matrix, [task.answers[i] for i in at], [task.weights[i] for i in at])
    weights = {
        name: tuple(round(float(w), 3) for w in model.coef_[:, column])
        for name, column in vectors.vocabulary_.items()
        if np.abs(model.coef_[:, column]).max() > _NEGLIGIBLE
    }
    bias = tuple(round(float(b), 4) for b in model.intercept_)
    return Classifier(task.name, tuple(model.classes_), bias, weights)


def cross_validate(task: Task) -> list[dict[str, float]]:
    """Return for each example the probabilities that a classifier of other sheets gives."""
    given: list[dict[str, float]] = [{} for _ in task.answers]
    folds = GroupKFold(FOLDS).split(task.answers, task.answers, task.sheets)
    for learnt, held_out in folds:
        classifier = fit(task, learnt.tolist())
        for i in held_out.tolist():
            given[i] = classifier.probabilities(task.features[i])
    return given


def write(classifier: Classifier, folder: Path) -> None:
    """Write a classifier's file: one feature a line, so that two trainings can be compared."""
    head = {"classes": classifier.classes, "bias": classifier.bias}
    lines = [
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(values, separators=(',', ':'))}"
        for name, values in sorted(classifier.weights.items())
    ]
    opening = json.dumps(head, indent=1)[:-2]
    text = opening + ',\n "weights": {\n' + ",\n".join(lines) + "\n }\n}\n"
    (folder / f"{classifier.name}.json").write_text(text, encoding="utf-8")
