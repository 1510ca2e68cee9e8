from __future__ import annotations

import pytest

from extract.annotate.edges import trim
from extract.annotate.found import Found


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("the Quarry Ministry", "Quarry Ministry"),
        ("The Quarry Ministry’s", "Quarry Ministry"),
        ("“Quarry Ministry,”", "Quarry Ministry"),
        ("Quarry Ministry.", "Quarry Ministry"),
        ("the U.S.", "U.S."),
        ("Quarry Co.", "Quarry Co."),
        ("Heron’s Rest", "Heron’s Rest"),
        ("Quarry Ministry (QM)", "Quarry Ministry (QM)"),
    ],
)
def test_edges_of_a_mention(text: str, kept: str) -> None:
    found = trim(text, Found(0, len(text), "ORG", "model"))
    assert found
    assert text[found.start : found.end] == kept


def test_nothing_left_is_no_mention() -> None:
    assert trim("“”", Found(0, 2, "ORG", "model")) is None
