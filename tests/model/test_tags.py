"""BILOU tags to spans and back."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from extract.annotate.tags import TAG_IDS, TAGS, best_tags, spans_of


def scores_for(*tags: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    rows = np.zeros((len(tags), len(TAGS)), np.float32)
    for row, tag in enumerate(tags):
        rows[row, TAG_IDS[tag]] = 5
    return rows


def test_spans_run_from_first_to_last_token_and_single_tokens_stand_alone() -> None:
    tags = [TAG_IDS[t] for t in ("B-ORG", "I-ORG", "L-ORG", "O", "U-GPE")]
    assert spans_of(tags) == [(0, 3, "ORG"), (4, 5, "GPE")]


def test_a_broken_sequence_is_mended_by_the_next_best_tags() -> None:
    rows = scores_for("B-ORG", "O", "L-ORG")
    rows[1, TAG_IDS["I-ORG"]] = 4
    assert spans_of(best_tags(rows)) == [(0, 3, "ORG")]


def test_no_tokens_have_no_tags() -> None:
    assert best_tags(np.zeros((0, len(TAGS)), np.float32)) == []


@given(
    st.integers(1, 12).flatmap(
        lambda n: hnp.arrays(np.float32, (n, len(TAGS)), elements=st.floats(-9, 9, width=32))
    )
)
def test_the_best_sequence_is_always_valid(
    rows: np.ndarray[tuple[int, ...], np.dtype[np.float32]],
) -> None:
    names = ["O", *(TAGS[tag] for tag in best_tags(rows)), "O"]
    for before, after in pairwise(names):
        inside = before[0] in "BI"
        assert after[0] in ("IL" if inside else "OBU")
        assert not inside or after[2:] == before[2:]
