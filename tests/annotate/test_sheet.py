from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.annotate.agreement import agree
from extract.annotate.found import Found, Weighed
from extract.annotate.overlaps import choose
from extract.annotate.sheet import propose
from extract.schema import Mention

Read = Callable[..., list[Mention]]


def test_acronym_defined_once_is_known_in_the_whole_sheet(read: Read) -> None:
    found = read("QCM will pay.", "The Quarry and Coast Ministry (QCM) signed.", "In QCM’s view")
    assert [(m.block, m.label) for m in found if m.text == "QCM"] == [
        ("b0", "ORG"), ("b1", "ORG"), ("b2", "ORG"),
    ]  # fmt: skip


def test_acronym_of_what_an_instrument_is_about_is_no_instrument(read: Read) -> None:
    text = "They signed a Memorandum of Cooperation on the Reef Crediting Mechanism (RCM)."
    found = read(text, "The RCM began.")
    assert [(m.block, m.label) for m in found if m.text == "RCM"] == [
        ("b0", "PROGRAM"), ("b1", "PROGRAM"),
    ]  # fmt: skip
    own = read("They signed a Memorandum of Cooperation on Reefs (MOCR).")
    assert [m.label for m in own if m.text == "MOCR"] == ["INSTRUMENT"]


def test_short_form_takes_the_label_of_the_name_above(read: Read) -> None:
    found = read("The Blue Harbour Partnership began.", "The Partnership will build two ports.")
    assert ("b1", "PROGRAM", "Partnership") in [(m.block, m.label, m.text) for m in found]


def test_short_form_without_a_name_is_nothing(read: Read) -> None:
    assert not [m for m in read("The Partnership will build ports.") if m.text == "Partnership"]


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Then Lind left.", [Found(5, 9, "PERSON", "rule:sheet.surname")]),
        ("The Lind administration acts.", []),
        ("The Berg-Lind plan", []),
    ],
)
def test_surname_of_a_person_named_in_full(text: str, proposed: list[Found]) -> None:
    standing = [[Found(0, 9, "PERSON", "model")], []]
    assert propose(["Tuva Lind spoke.", text], standing)[1] == proposed


def test_name_of_two_words_is_proposed_everywhere() -> None:
    standing = [[Found(0, 12, "ORG", "model")], []]
    proposed = propose(["Silver Heron pays.", "With Silver Heron"], standing)
    assert proposed == [[], [Found(5, 17, "ORG", "rule:sheet.repeat")]]


def test_common_word_marked_once_is_not_spread() -> None:
    texts = ["Commerce pays.", "On Commerce and trade", "More Commerce", "Commerce grows"]
    assert propose(texts, [[Found(0, 8, "ORG", "model")], [], [], []]) == [[], [], [], []]


def test_name_that_only_its_acronym_betrays_is_proposed() -> None:
    text = "Silver Heron Lines (SHL) pays."
    (proposed,) = propose([text], [[Found(20, 23, "ORG", "model")]])
    assert Found(0, 18, "ORG", "rule:acronym.name") in proposed


def test_majority_of_the_sheet_decides_a_label() -> None:
    texts = ["Brightwater acts.", "Brightwater pays.", "Brightwater runs."]
    org, program = (Found(0, 11, label, "model") for label in ("ORG", "PROGRAM"))
    unclear = [Weighed(org, 0.6), Weighed(program, 0.5)]
    agreed = agree(texts, [[Weighed(program, 0.8)], unclear, [Weighed(program, 0.8)]])
    assert [choose(found)[0].span for found in agreed] == [program] * 3


def test_figures_do_not_lend_each_other_weight() -> None:
    found = Weighed(Found(0, 4, "DATE", "model"), 0.3)
    assert agree(["2030", "2030"], [[found], [Weighed(found.span, 0.9)]])[0] == [found]
