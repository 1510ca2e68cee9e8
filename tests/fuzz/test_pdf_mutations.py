from __future__ import annotations

import random

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.fuzz.pdf import mutate, seeds, survives

WRITTEN = seeds(None)[:2]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(WRITTEN))
@example(177225332, WRITTEN[0])
def test_a_mutated_pdf_is_read_or_refused(seed: int, data: bytes) -> None:
    assert survives(mutate(data, random.Random(seed))) == ""


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_junk_after_a_header_is_read_or_refused(junk: bytes) -> None:
    assert survives(b"%PDF-1.7\n" + junk) == ""
