from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.normalise import countries
from extract.normalise.sides import named


@pytest.mark.parametrize(
    ("written", "name", "code"),
    [
        ("U.S.", "United States", "US"),
        ("USA", "United States", "US"),
        ("America", "United States", "US"),
        ("U.S. Government", "United States", "US"),
        ("Government of Japan", "Japan", "JP"),
        ("Governments of The Gambia", "Gambia", "GM"),
        ("Indian government", "India", "IN"),
        ("ROK", "South Korea", "KR"),
        ("Republic of Korea", "South Korea", "KR"),
        ("DPRK", "North Korea", "KP"),
        ("Socialist Republic of Viet Nam", "Vietnam", "VN"),
        ("Lao PDR", "Laos", "LA"),
        ("Cote d'Ivoire", "Côte d’Ivoire", "CI"),
        ("UK", "United Kingdom", "GB"),
        ("Turkey", "Türkiye", "TR"),
        ("EU", "European Union", "EU"),
        ("Government of the United Republic of Tanzania", "Tanzania", "TZ"),
    ],
)
def test_a_country_has_one_name_and_code(written: str, name: str, code: str) -> None:
    place = countries.place(written)
    assert (place.name, place.country) == (name, code)


@pytest.mark.parametrize(
    ("written", "name", "code"),
    [
        ("Hyderabad", "Hyderabad", None),
        ("New Delhi", "New Delhi", "IN"),
        ("Government of Gujarat", "Gujarat", "IN"),
        ("State of São Paulo", "São Paulo", "BR"),
        ("Saitama Prefecture", "Saitama Prefecture", "JP"),
        ("OR", "Oregon", "US"),
        ("Atlantis", "Atlantis", None),
    ],
)
def test_a_place_belongs_to_its_country_where_one_has_it(
    written: str, name: str, code: str | None
) -> None:
    place = countries.place(written)
    assert (place.name, place.country) == (name, code)


def test_the_sides_choose_among_countries_with_a_place_of_that_name() -> None:
    assert countries.place("Punjab").country is None
    assert countries.place("Punjab", ("US", "IN")).country == "IN"


def test_the_kingdom_is_the_one_kingdom_of_the_sides() -> None:
    assert countries.place("Kingdom", ("US", "SA")).name == "Saudi Arabia"
    assert countries.place("Kingdom", ("TH", "SA")).country is None


@pytest.mark.parametrize("code", sorted(countries.codes()))
def test_every_english_name_is_read_back_to_its_code(code: str) -> None:
    assert countries.country(countries.english(code)) == code


@settings(deadline=None)
@given(st.text(max_size=40))
def test_a_name_is_settled_once_for_all(text: str) -> None:
    once = countries.place(text)
    assert countries.place(once.name).name == once.name or once.country is None


def test_a_title_names_its_countries_in_order() -> None:
    assert named("Fact Sheet: U.S.–Japan Talks, with the Republic of Korea's help to us") == (
        "US",
        "JP",
        "KR",
    )
