from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.records.build_sheet import Made

from extract.records.words import row


def test_a_mention_is_one_unit_with_its_tag() -> None:
    made = Made()
    block = made.add("bullet", "[Japan|GPE] and [Osaka|GPE] fund [ADB|ORG].", 1)
    assert made.sheet.rows[block.id].words() == ["<COUNTRY>", "and", "<GPE>", "fund", "<ORG>", "."]


def test_a_possessive_is_a_unit_of_its_own() -> None:
    assert row("The bank’s non-binding letter", []).words() == [
        "the",
        "bank",
        "'s",
        "non-binding",
        "letter",
    ]


def test_a_stop_before_a_capital_ends_a_sentence_and_one_in_a_number_does_not() -> None:
    found = row("They paid 3.5 million. The rest follows at 5 p.m. today.", [])
    assert max(found.sentence) == 1


@given(st.text(max_size=200))
def test_units_are_the_characters_they_stand_for(text: str) -> None:
    found = row(text, [])
    assert len(found.sentence) == len(found.units)
    for unit in found.units:
        assert text[unit.start : unit.end].lower().replace("’", "'") == unit.text
    assert [u.start for u in found.units] == sorted(u.start for u in found.units)
