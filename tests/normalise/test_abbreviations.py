from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.normalise import acronyms
from extract.normalise.fold import fold


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Northern Water Authority (NWA) met", "NWA", "Northern Water Authority"),
        ("Peru’s U.S. Office of Reefs (USOR) met", "USOR", "U.S. Office of Reefs"),
        ("NWA (Northern Water Authority) met", "NWA", "Northern Water Authority"),
        ("its Reef and Ice Board (“RIB”) met", "RIB", "Reef and Ice Board"),
        ("the ‘Submarine Rotation-West’ (SR-West) met", "SR-West", "Submarine Rotation-West"),
    ],
)
def test_letters_find_the_long_form(text: str, short: str, long: str) -> None:
    assert [(d.short, d.long) for d in acronyms.definitions(text)] == [(short, long)]


@pytest.mark.parametrize(
    "text", ["paid a lot (USD) then", "in 2024 (FY25) and", "Reef (see Annex A)"]
)
def test_a_bracket_that_spells_nothing_defines_nothing(text: str) -> None:
    assert list(acronyms.definitions(text)) == []


@given(st.text(max_size=120))
def test_a_definition_ends_where_its_long_form_does(text: str) -> None:
    for definition in acronyms.definitions(text):
        assert text[: definition.end].endswith(definition.long) or definition.long in text


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
