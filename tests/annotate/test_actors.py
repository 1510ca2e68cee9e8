from __future__ import annotations

import pytest

from extract.annotate.actors import actors_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zubrovka Rail will lay the track.", ["Zubrovka Rail"]),
        ("Qorvex and the Zubrovka Fund (ZF) opened a port.", ["Qorvex", "Zubrovka Fund"]),
        ("They met. Qorvex, Blanzia and Dralt have paid.", ["Qorvex", "Blanzia", "Dralt"]),
        ("The plant was built with Qorvex in the north.", ["Qorvex"]),
        ("The road is paid for by Dralt Holdings.", ["Dralt Holdings"]),
        ("Z.Q. Dralt Iron will hold a share.", ["Z.Q. Dralt Iron"]),
    ],
)
def test_unknown_names_that_act_are_bodies(text: str, names: list[str]) -> None:
    assert [text[f.start : f.end] for f in actors_of(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Leaders will meet.",
        "Norwegians will travel more.",
        "The Qorvex Administration has paid.",
        "The plant stands near Qorvex.",
        "COVID-19 has spread.",
    ],
)
def test_words_people_and_places_are_none(text: str) -> None:
    assert not list(actors_of(text))
