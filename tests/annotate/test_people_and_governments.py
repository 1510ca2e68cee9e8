from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.schema import Mention

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Tuva Lind spoke.", "Tuva Lind"),
        ("She met President Ama K. Mensah, Jr. there.", "Ama K. Mensah, Jr."),
        ("Secretary of Energy Rosa Adair signed.", "Rosa Adair"),
        ("Minister of Economy, Trade and Industry SATO Kei signed.", "SATO Kei"),
        ("President Lind’s visit ended.", "Lind"),
        ("Crown Prince Omar bin Said arrived.", "Omar bin Said"),
    ],
)
def test_title_gives_the_person_and_stays_outside(read: Read, text: str, name: str) -> None:
    assert [m.text for m in read(text) if m.label == "PERSON"] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The President of Chile spoke.",
        "The Minister will go.",
        "A pact with General Motors.",
        "King Faisal Reef Hospital will grow.",
        "Tuva Lind, Secretary, Ministry of Reefs",
        "The President, Vice President, and Cabinet travel.",
        "It issued a General License.",
        "President Signs Executive Order",
        "In memory of Doctor Tuva Lind King Jr. they met.",
    ],
)
def test_title_without_a_name_is_no_person(read: Read, text: str) -> None:
    assert not [m for m in read(text) if m.source == "rule:person.title"]


def test_towns_named_as_such_are_places_of_government(read: Read) -> None:
    text = "It helps the cities of Zubrov, Novy Dralt and Qorvex, and the town of Blanz’s mills."
    towns = [m.text for m in read(text) if m.label == "GPE"]
    assert towns == ["Zubrov", "Novy Dralt", "Qorvex", "Blanz"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Government of Japan pays.", "Government of Japan"),
        ("The Government of the Philippines pays.", "Government of the Philippines"),
        ("The Norwegian Government pays.", "Norwegian Government"),
        ("The U.S. government pays.", "U.S. government"),
        ("A port in Troyville, OR, will grow.", "OR"),
        ("A port in St. Johns, OR will grow.", "OR"),
        ("Leaders of the Kingdom met.", "Kingdom"),
        ("The United States and German governments pay.", "United States"),
    ],
)
def test_government_is_a_country(read: Read, text: str, name: str) -> None:
    assert [m.text for m in read(text) if m.label == "GPE"] == [name]


def test_capitals_behind_a_plain_word_are_no_state(read: Read) -> None:
    assert not [m for m in read("For veterans, VA will publish videos.") if m.label == "GPE"]
