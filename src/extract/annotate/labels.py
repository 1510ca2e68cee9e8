"""Labels of other people's models, mapped to ours by `rules/labels.yaml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.annotate.patterns import LABELS
from extract.annotate.yamlfile import read_yaml
from extract.errors import ModelError, RuleError
from extract.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@cache
def mapping() -> dict[str, str]:
    """Return the mapping that ships with extract."""
    return read_labels(resource("rules/labels.yaml"))


def read_labels(file: Path) -> dict[str, str]:
    """Return {a model's label: ours}; a label that maps to nothing is dropped.

    Raises RuleError where the file is wrong.
    """
    given = read_yaml(file)
    for theirs, ours in given.items():
        if ours is not None and ours not in LABELS:
            raise RuleError(f"{file}: {theirs} maps to {ours!r}, which is no label of ours")
    return {theirs: ours for theirs, ours in given.items() if ours} | {own: own for own in LABELS}


def check_labels(name: str, labels: Iterable[str]) -> None:
    """Raise ModelError where none of the `labels` of the model `name` maps to ours."""
    given = set(labels)
    if not given & set(mapping()):
        raise ModelError(
            f"The model {name} gives {', '.join(sorted(given)) or 'no labels'}, none of them known",
            "Map its labels in rules/labels.yaml",
        )
