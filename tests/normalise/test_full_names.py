from __future__ import annotations

import pytest
from tests.normalise.mentions_by_hand import sheet

from extract.normalise.names import Names
from extract.normalise.setting import Setting


def names(*lines: str) -> list[tuple[str, str]]:
    setting = Setting(*sheet(*lines))
    found = Names(setting)
    return [(n.text, n.rule) for n in map(found.of, setting.mentions)]


def test_an_abbreviation_takes_what_a_later_block_says_it_stands_for() -> None:
    assert names(
        "[[ORG NWA]] will pay.", "The [[ORG Northern Water Authority]] ([[ORG NWA]]) met."
    )[0] == ("Northern Water Authority", "name.acronym")


def test_the_long_form_needs_no_mention_of_its_own() -> None:
    assert names("The Northern Water Authority (NWA) met.", "[[ORG NWA]] will pay.") == [
        ("Northern Water Authority", "name.acronym")
    ]


def test_a_short_form_in_brackets_need_not_fit_the_letters() -> None:
    assert names("[[ORG Federal Office for Rivers]] ([[ORG BAFL]])", "[[ORG BAFL]]")[2] == (
        "Federal Office for Rivers",
        "name.acronym",
    )


def test_initials_of_one_name_are_enough() -> None:
    assert names("[[ORG Union of Ship Owners]] and [[ORG USO]]")[1] == (
        "Union of Ship Owners",
        "name.initials",
    )


def test_initials_of_two_names_are_left_alone() -> None:
    lines = ("[[ORG Union of Ship Owners]], [[ORG United Salt Office]], [[ORG USO]]",)
    assert names(*lines)[2] == ("USO", "name.text")


@pytest.mark.parametrize(
    ("line", "short", "full", "rule"),
    [
        (
            "[[ORG Finnish Office of Ice]]",
            "[[ORG Office of Ice]]",
            "Finnish Office of Ice",
            "country",
        ),
        ("[[ORG Belltower Metals]]", "[[ORG Belltower]]", "Belltower Metals", "company"),
        (
            "[[PROGRAM Lagoon Fund for Reefs]]",
            "[[PROGRAM Lagoon Fund]]",
            "Lagoon Fund for Reefs",
            "longer",
        ),
        (
            "[[PROGRAM Oslo Tidal Energy Dialogue]]",
            "[[PROGRAM Energy Dialogue]]",
            "Oslo Tidal Energy Dialogue",
            "part",
        ),
        (
            "[[INSTRUMENT Safe Harbour (SH) Guidelines]]",
            "[[INSTRUMENT SH]]",
            "Safe Harbour (SH) Guidelines",
            "acronym",
        ),
        (
            "[[PROGRAM United States-Peru Reef Partnership]]",
            "[[PROGRAM U.S.-Peru Reef Partnership]]",
            "United States-Peru Reef Partnership",
            "spelling",
        ),
    ],
)
def test_a_short_form_takes_the_fuller_one(line: str, short: str, full: str, rule: str) -> None:
    assert names(line, short)[1] == (full, f"name.{rule}")


def test_an_edition_is_not_the_series() -> None:
    lines = ("[[PROGRAM 11th Energy Dialogue]]", "[[PROGRAM Energy Dialogue]]")
    assert names(*lines)[1] == ("Energy Dialogue", "name.text")


def test_what_an_instrument_is_about_is_not_the_instrument() -> None:
    lines = (
        "[[INSTRUMENT Memorandum of Cooperation on the Reef Crediting Mechanism]] (RCM)",
        "[[PROGRAM RCM]]",
    )
    assert names(*lines)[1] == ("Reef Crediting Mechanism", "name.acronym")


def test_a_generic_name_takes_the_last_title_before_it() -> None:
    lines = (
        "[[PROGRAM River Fund]] and [[PROGRAM Lake Fund]]",
        "The [[PROGRAM Fund]] pays.",
        "[[PROGRAM Sea Fund]]",
    )
    assert names(*lines)[2] == ("Lake Fund", "name.head")


def test_a_generic_name_with_a_topic_of_its_own_means_no_other() -> None:
    lines = (
        "They signed the [[INSTRUMENT Memorandum of Cooperation on Reefs]].",
        "They renewed the [[INSTRUMENT MoC]] on Digital Lakes.",
        "They will keep the [[INSTRUMENT MoC]].",
    )
    assert [text for text, _ in names(*lines)][1:] == ["MoC", "Memorandum of Cooperation on Reefs"]


def test_a_generic_instrument_without_article_stays() -> None:
    lines = ("[[INSTRUMENT Reef Protection Agreement]]", "They signed an [[INSTRUMENT agreement]].")
    assert names(*lines)[1] == ("agreement", "name.text")


def test_departments_in_a_list_get_their_noun() -> None:
    line = (
        "The [[ORG Departments of Rivers]], [[ORG Roads]], and [[ORG Ice]] with [[ORG Bell Bank]]"
    )
    assert [text for text, _ in names(line)] == [
        "Department of Rivers",
        "Department of Roads",
        "Department of Ice",
        "Bell Bank",
    ]
    two = "The [[ORG Fijian Departments of Rivers]] and [[ORG Roads]]"
    assert [text for text, _ in names(two)] == [
        "Fijian Department of Rivers",
        "Fijian Department of Roads",
    ]


@pytest.mark.parametrize(
    ("people", "surname", "full"),
    [
        (["Anna Lindqvist"], "Lindqvist", "Anna Lindqvist"),
        (["Ko Dae Sung"], "Ko", "Ko Dae Sung"),
        (["ARAI Mika"], "Arai", "ARAI Mika"),
        (["Jo Brand", "Joanna M. Brand"], "Brand", "Joanna M. Brand"),
        (["Jo Brand", "Peter Brand"], "Brand", "Brand"),
        (["Omar bin Salim"], "Salim", "Salim"),
    ],
)
def test_a_surname_takes_the_one_full_name(people: list[str], surname: str, full: str) -> None:
    lines = [f"[[PERSON {person}]] spoke." for person in [*people, surname]]
    assert names(*lines)[-1][0] == full


def test_a_name_in_capitals_takes_its_other_spelling() -> None:
    lines = ("[[PROGRAM SAFE REEFS]]", "[[PROGRAM Safe Reefs]]")
    assert names(*lines)[0] == ("Safe Reefs", "name.text")


def test_an_abbreviation_that_stands_for_itself_ends() -> None:
    lines = ("[[ORG Alpha Beta]] ([[ORG AB]])", "[[ORG AB]] ([[ORG Alpha Beta]])")
    assert {text for text, _ in names(*lines)} == {"Alpha Beta"}
