from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from extract.annotate import annotate, pipeline
from extract.schema import Block, Mention

Read = Callable[..., list[Mention]]


@pytest.fixture(scope="session")
def rules() -> Language:
    return pipeline.rules_alone()


@pytest.fixture(scope="session")
def read(rules: Language) -> Read:
    """Return a function from the texts of blocks to the mentions that rules alone find."""

    def mentions(*texts: str) -> list[Mention]:
        blocks = [Block(id=f"b{i}", kind="bullet", text=text) for i, text in enumerate(texts)]
        return annotate(rules, blocks)

    return mentions
