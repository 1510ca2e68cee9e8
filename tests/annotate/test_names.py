from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.schema import Mention

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("It joined the Ministry of Mines.", "ORG", "Ministry of Mines"),
        ("The Ministry of Trade, Industry and Fisheries spoke.", "ORG",
         "Ministry of Trade, Industry and Fisheries"),
        ("The Ministry of Energy and Petroleum of Kenya signed.", "ORG",
         "Ministry of Energy and Petroleum of Kenya"),
        ("A visit to the Ministry of Energy of Norway.", "ORG", "Ministry of Energy of Norway"),
        ("It opened the Omar bin Said University of Reefs.", "ORG",
         "Omar bin Said University of Reefs"),
        ("Loans by the Harbour Development Bank follow.", "ORG", "Harbour Development Bank"),
        ("They chose Mirth Norway, Inc., of Mirth.", "ORG", "Mirth Norway, Inc."),
        ("They opened the Blue Harbour Initiative.", "PROGRAM", "Blue Harbour Initiative"),
        ("They met at the 3rd Norway-Chile Ocean Dialogue.", "PROGRAM",
         "3rd Norway-Chile Ocean Dialogue"),
        ("Funds for the Women’s Coding Fund grew.", "PROGRAM", "Women’s Coding Fund"),
        ("Under the Clean Coast (CleCo) Partnership, ports pay.", "PROGRAM",
         "Clean Coast (CleCo) Partnership"),
        ("He praised the Falcon program.", "PROGRAM", "Falcon program"),
        ("They signed the Memorandum of Cooperation on Harbour Safety.", "INSTRUMENT",
         "Memorandum of Cooperation on Harbour Safety"),
        ("The Deep Sea Cable Agreement holds.", "INSTRUMENT", "Deep Sea Cable Agreement"),
        ("Ships left Kestrel Bay Port.", "PLACE", "Kestrel Bay Port"),
        ("The 4th Joint Fisheries Commission met.", "PROGRAM", "4th Joint Fisheries Commission"),
        ("The National Fisheries Commission met.", "ORG", "National Fisheries Commission"),
    ],
)  # fmt: skip
def test_head_word_gives_label_and_extent(read: Read, text: str, label: str, name: str) -> None:
    assert (label, name) in [(m.label, m.text) for m in read(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Norway’s Ministry of Mines agreed.", ["Norway", "Ministry of Mines"]),
        ("The Ministry of Mines and the Bank of Ravenna agreed.",
         ["Ministry of Mines", "Bank of Ravenna"]),
        ("The Joint Statement of the Ocean Dialogue is out.",
         ["Joint Statement", "Ocean Dialogue"]),
        ("Norway and Chile met.", ["Norway", "Chile"]),
        ("Deeper U.S.-Japan cooperation.", ["U.S.", "Japan"]),
    ],
)  # fmt: skip
def test_names_side_by_side_stay_apart(read: Read, text: str, names: list[str]) -> None:
    assert [m.text for m in read(text)] == names


def test_each_department_of_a_list_is_a_body(read: Read) -> None:
    found = read("The Departments of State, Commerce, and Energy will join.")
    assert [(m.label, m.text) for m in found] == [
        ("ORG", "Departments of State"),
        ("ORG", "Commerce"),
        ("ORG", "Energy"),
    ]
    found = read("Staff of the Departments of Commerce, Energy, Transportation, and Treasury met.")
    assert [m.text for m in found if m.label == "ORG"] == [
        "Departments of Commerce", "Energy", "Transportation", "Treasury",
    ]  # fmt: skip
    found = read("The Departments of Labor, Health and Human Services, and Interior met.")
    assert [m.text for m in found] == [
        "Departments of Labor", "Health and Human Services", "Interior",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The Biden-Harris Administration acts.",
        "The Board of Directors met.",
        "Japanese companies and the private sector gain.",
        "Both governments agreed to work on trade.",
    ],
)
def test_words_that_name_nothing_are_left_alone(read: Read, text: str) -> None:
    assert read(text) == []


def test_heading_in_capitals_is_read_like_any_other(read: Read) -> None:
    found = read("STRENGTHENING THE BLUE HARBOUR INITIATIVE IN NORWAY")
    assert ("PROGRAM", "BLUE HARBOUR INITIATIVE") in [(m.label, m.text) for m in found]
    assert ("GPE", "NORWAY") in [(m.label, m.text) for m in found]
