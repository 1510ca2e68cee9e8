from __future__ import annotations

from collections.abc import Callable

from extract.annotate.found import Found, Settled
from extract.annotate.sheet import settle_sheet
from extract.schema import Mention

Read = Callable[..., list[Mention]]


def test_acronym_defined_once_is_known_in_the_whole_sheet(read: Read) -> None:
    found = read("QCM will pay.", "The Quarry and Coast Ministry (QCM) signed.", "In QCM’s view")
    assert [(m.block, m.label) for m in found if m.text == "QCM"] == [
        ("b0", "ORG"), ("b1", "ORG"), ("b2", "ORG"),
    ]  # fmt: skip


def test_short_form_takes_the_label_of_the_name_above(read: Read) -> None:
    found = read("The Blue Harbour Partnership began.", "The Partnership will build two ports.")
    assert ("b1", "PROGRAM", "Partnership") in [(m.block, m.label, m.text) for m in found]


def test_short_form_without_a_name_is_nothing(read: Read) -> None:
    assert not [m for m in read("The Partnership will build ports.") if m.text == "Partnership"]


def test_surname_of_a_person_named_in_full_is_found(read: Read) -> None:
    found = read("Prime Minister Tuva Lind spoke.", "Then Lind left.")
    assert ("b1", "PERSON", "Lind") in [(m.block, m.label, m.text) for m in found]


def test_surname_before_administration_is_no_person(read: Read) -> None:
    found = read("President Tuva Lind spoke.", "The Lind administration acts.")
    assert [m.block for m in found if m.label == "PERSON"] == ["b0"]


def test_majority_of_the_sheet_decides_a_label() -> None:
    texts = ["Brightwater acts.", "Brightwater pays.", "Brightwater runs."]
    found = [[Settled(Found(0, 11, label, "model"))] for label in ("PROGRAM", "ORG", "PROGRAM")]
    settled = settle_sheet(texts, found)
    assert [one.span.label for block in settled for one in block] == ["PROGRAM"] * 3
    assert settled[1][0].losers == (Found(0, 11, "ORG", "model"),)


def test_name_of_two_words_found_once_is_found_everywhere() -> None:
    texts = ["Silver Heron pays.", "With Silver Heron"]
    settled = settle_sheet(texts, [[Settled(Found(0, 12, "ORG", "model"))], []])
    assert settled[1][0].span == Found(5, 17, "ORG", "rule:sheet.repeat")


def test_common_word_marked_once_is_not_spread() -> None:
    texts = ["Commerce pays.", "On Commerce and trade", "More Commerce", "Commerce grows"]
    settled = settle_sheet(texts, [[Settled(Found(0, 8, "ORG", "model"))], [], [], []])
    assert settled[1:] == [[], [], []]
