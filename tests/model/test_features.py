"""What the recogniser sees of a token."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.annotate.features import UNKNOWN, Vocabulary, plain, shape

KNOWN = Vocabulary(["agreement", "0,000"], ["agree", "##ment", "kiri", "##bati"], ["Xxxx"], 97)


@pytest.mark.parametrize(
    ("token", "expected"),
    [("Kiribati", "Xxxx"), ("U.S.", "X.X."), ("F-414", "X-ddd"), ("400MW", "dddXX"), ("—", "—")],
)
def test_a_shape_keeps_case_and_digits_and_cuts_runs(token: str, expected: str) -> None:
    assert shape(token) == expected


def test_figures_and_quotes_do_not_make_words_new() -> None:
    assert plain("1,250") == plain("9,876") == "0,000"
    assert plain("nation’s") == "nation's"


def test_a_word_that_was_not_seen_still_has_its_pieces() -> None:
    seen, unseen = KNOWN.features("Agreement"), KNOWN.features("Kiribati")
    assert (seen.word, list(seen.pieces)) == (1, [1, 2])
    assert (unseen.word, list(unseen.pieces)) == (UNKNOWN, [3, 4])


def test_every_hyphen_is_read_as_the_plain_one() -> None:
    assert KNOWN.features("F‑414") == KNOWN.features("F‐414") == KNOWN.features("F-414")


@given(st.text(max_size=60))
def test_any_token_has_rows_inside_the_tables(token: str) -> None:
    found = KNOWN.features(token)
    assert found.pieces
    assert all(0 <= piece <= 4 for piece in found.pieces)
    assert all(0 <= affix < 97 for affix in found.affixes)
