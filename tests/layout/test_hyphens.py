from __future__ import annotations

import pytest

from extract.layout.hyphens import Vocabulary, join


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ("closer cooper-", "ation on", "drop"),
        ("the U.S.-", "Japan talks", "tight"),
        ("the Indo-", "Pacific region", "tight"),
        ("about $10-", "15 million", "tight"),
        ("public-", "private work", "tight"),
        ("pre-", "and post-trade", "space"),
        ("soft\u00ad", "ened", "drop"),
        ("2020–", "2025", "tight"),
        ("growth –", "and trade", "space"),
        ("trade", "and growth", "space"),
        ("経済", "安全", "tight"),
        ("Karna-", "taka", "drop"),
    ],
)
def test_a_line_end_is_joined_as_the_word_wants(before: str, after: str, how: str) -> None:
    assert join(before, after, Vocabulary([before, after])) == how


def test_a_hyphen_stays_where_the_document_writes_it_in_mid_line() -> None:
    words = Vocabulary(["a well-being index", "their well-", "being"])
    assert join("their well-", "being", words) == "tight"


def test_a_typesetters_hyphen_at_line_ends_only_always_goes() -> None:
    words = Vocabulary(["the out\u2010", "come of first-rate work"])
    assert join("the out\u2010", "come of", words) == "drop"
