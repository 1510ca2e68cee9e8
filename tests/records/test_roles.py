from __future__ import annotations

import pytest
from tests.records.build_sheet import Made

from extract.records import roles


def parties(marked: str, title: str = "Fact sheet") -> set[str]:
    made = Made()
    made.add("title", title)
    block = made.add("bullet", marked, 1)
    decided = roles.decide(made.sheet)
    here = made.sheet.mentions[block.id]
    return {m.text for m in here if m.id in decided and decided[m.id].party}


def test_those_who_sign_are_parties_and_the_place_is_none() -> None:
    marked = "[Japan|GPE] and [Vietnam|GPE] signed a [memorandum|INSTRUMENT] in [Hanoi|GPE]."
    assert parties(marked) == {"Japan", "Vietnam"}


def test_who_receives_is_a_party() -> None:
    marked = "The [Asian Development Bank|ORG] lent [$20 million|MONEY] to [Fiji|GPE]."
    assert parties(marked) == {"Asian Development Bank", "Fiji"}


@pytest.mark.parametrize(
    "marked",
    [
        "[Contract|INSTRUMENT] worth [€3|MONEY] was awarded to [Orlo|ORG] by [Banat|ORG].",
        "[Banat|ORG] intends to fund [two studies|QUANTITY] for [Orlo|ORG].",
    ],
)
def test_a_body_that_something_is_given_to_or_made_for_is_a_party(marked: str) -> None:
    assert parties(marked) == {"Orlo", "Banat"}


@pytest.mark.parametrize("city", ["Bergen", "Osaka", "Pune"])
def test_where_a_plant_stands_is_no_party(city: str) -> None:
    marked = f"[Acme Chemicals|ORG] opened a plant near [{city}|GPE]."
    assert parties(marked) == {"Acme Chemicals"}


def test_a_country_behind_the_comma_of_a_body_is_no_party() -> None:
    marked = (
        "[MoU|INSTRUMENT] between the [Reef Board|ORG], [Peru|GPE] and the [Lake Board|ORG], "
        "[Chile|GPE] on reefs"
    )
    assert parties(marked) == {"Reef Board", "Lake Board"}
    listed = "[MoU|INSTRUMENT] between the [Reef Board|ORG], [Peru|GPE] and [Chile|GPE] on reefs"
    assert parties(listed) == {"Reef Board", "Peru", "Chile"}


def test_a_country_behind_of_after_a_body_is_no_party() -> None:
    marked = "The [Reef Board|ORG] ([RB|ORG]) of [Peru|GPE] and [Chile|GPE] held a dialogue."
    assert parties(marked) == {"Reef Board", "RB", "Chile"}


def test_an_adjective_is_no_party() -> None:
    made = Made()
    made.add("bullet", "[Japanese|GPE] banks and [Japan|GPE] signed it.", 1)
    adjective, country = roles.decide(made.sheet).values()
    assert (adjective.party, adjective.rule) == (False, "role.adjective")
    assert country.rule == "classifier.roles"


def test_a_probability_is_given() -> None:
    made = Made()
    made.add("bullet", "[Japan|GPE] signed it.", 1)
    (role,) = roles.decide(made.sheet).values()
    assert 0.5 <= role.probability <= 1


def test_headings_have_no_roles() -> None:
    made = Made()
    made.add("heading", "Work with [Japan|GPE]", 1)
    assert roles.decide(made.sheet) == {}


def test_a_list_reaches_from_its_first_to_its_last_name() -> None:
    words = ["with", "<ORG>", ",", "<ORG>", "and", "the", "<COUNTRY>", "on", "<ORG>"]
    assert roles.bounds_of_list(words, 3) == (1, 6)
