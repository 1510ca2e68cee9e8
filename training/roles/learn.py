"""Fits a linear classifier to named features, and cross-validates it by sheet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from extract.records.classifier import Classifier

FOLDS = 8
OWN = 0.3
"""How much an example of our own annotation counts beside one of the annotators'."""
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

    def chosen(self, at: Sequence[int]) -> Task:
        """Return the task with the examples of these indices alone."""
        return replace(
            self,
            features=[self.features[i] for i in at],
            keys=[self.keys[i] for i in at],
            answers=[self.answers[i] for i in at],
            sheets=[self.sheets[i] for i in at],
            weights=[self.weights[i] for i in at],
        )

    def beside(self, other: Task, weight: float) -> Task:
        """Return the task with the examples of another, which count by `weight`."""
        return replace(
            self,
            features=[*self.features, *other.features],
            keys=[*self.keys, *other.keys],
            answers=[*self.answers, *other.answers],
            sheets=[*self.sheets, *other.sheets],
            weights=[*self.weights, *(weight * each for each in other.weights)],
        )


def fit(task: Task) -> Classifier:
    """Fit the classifier to all examples."""
    rows = [set(features) for features in task.features]
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
    model.fit(matrix, task.answers, task.weights)
    weights = {
        name: tuple(round(float(w), 3) for w in model.coef_[:, column])
        for name, column in vectors.vocabulary_.items()
        if np.abs(model.coef_[:, column]).max() > _NEGLIGIBLE
    }
    bias = tuple(round(float(b), 4) for b in model.intercept_)
    return Classifier(task.name, tuple(model.classes_), bias, weights)


def cross_validate(task: Task, own: Task | None = None) -> list[dict[str, float]]:
    """Return for each example the probabilities that a classifier of other sheets gives.

    The examples of `own`, if any, are learnt from each time, and not judged.
    """
    given: list[dict[str, float]] = [{} for _ in task.answers]
    folds = GroupKFold(FOLDS).split(task.answers, task.answers, task.sheets)
    for learnt, held_out in folds:
        lesson = task.chosen(learnt.tolist())
        classifier = fit(lesson.beside(own, OWN) if own else lesson)
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
