from __future__ import annotations

import pytest
from tests.records.build_sheet import Made

from extract.records import status

RULED = [
    ("The two banks agreed to open a branch.", "planned", "status.pledge"),
    ("The two sides will continue to share data.", "ongoing", "status.continue"),
    ("The ministry plans to open a school.", "planned", "status.intention"),
    ("The ministers welcomed the opening of the port.", "completed", "status.report"),
    ("The agency is building a road.", "ongoing", "status.progressive"),
    ("The two sides will build a road.", "planned", "status.will"),
    ("Launching a dialogue on ports.", "completed", "status.step"),
    ("Working to improve the ports.", "ongoing", "status.process"),
    ("A region of many ports.", "statement", "status.no-verb"),
    ("The bank lent the money for the road.", "completed", "status.past"),
]


@pytest.mark.parametrize(("text", "expected", "rule"), RULED)
def test_the_guidelines_decide_of_a_verb(text: str, expected: str, rule: str) -> None:
    made = Made()
    block = made.add("bullet", text, 1)
    (ruling,) = status.rulings(made.sheet, block)
    assert (ruling.status, ruling.rule) == (expected, rule)


@pytest.mark.parametrize(("text", "expected"), [case[:2] for case in RULED[:6]])
def test_the_classifier_keeps_to_plain_cases(text: str, expected: str) -> None:
    made = Made()
    block = made.add("bullet", text, 1)
    assert status.decide(made.sheet)[block.id].status == expected


@pytest.mark.parametrize(
    "text",
    [
        "The second slice of the loan was disbursed by the bank.",
        "The sides have [today|DATE] ([3 May 2024|DATE]) agreed a plan of [$4|MONEY].",
        "[Peru|GPE]'s [Reef Board|ORG] authorised the new port.",
        "The [Reef Board|ORG] seconded [two clerks|QUANTITY] to [Chile|GPE].",
    ],
)
def test_other_houses_report_what_was_done(text: str) -> None:
    made = Made()
    block = made.add("bullet", text, 1)
    assert status.decide(made.sheet)[block.id].status == "completed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[MoU|INSTRUMENT] between [Orlo|ORG] and [Banat|ORG] on old organised crime", "statement"),
        ("[MoU|INSTRUMENT] between [Orlo|ORG] and [Banat|ORG] was signed.", "completed"),
    ],
)
def test_an_entry_of_a_list_of_outcomes_reports_nothing(text: str, expected: str) -> None:
    made = Made()
    block = made.add("bullet", text, 1)
    assert status.decide(made.sheet)[block.id].status == expected


def test_items_under_a_lead_in_with_will_are_planned() -> None:
    made = Made()
    made.add("paragraph", "To this end, the two sides will:")
    block = made.add("bullet", "Open a joint office for ports;", 1)
    decided = status.decide(made.sheet)[block.id]
    assert decided.status == "planned"
    assert "status.lead-in-will" in decided.rule


def test_an_action_after_background_gives_the_status() -> None:
    made = Made()
    block = made.add(
        "bullet",
        "Ports are a pillar of the coast. In [May 2024|DATE], the [Blue Bank|ORG] signed a "
        "[loan agreement|INSTRUMENT] of [$20 million|MONEY] with the [Port Authority|ORG].",
        1,
    )
    assert status.decide(made.sheet)[block.id].status == "completed"
