from __future__ import annotations

from pathlib import Path

import pytest
from tests.normalise.mentions_by_hand import sheet

from extract.normalise import catalog, settle
from extract.normalise.check import faults
from extract.resources import resource

ACT = "- {id: a, kind: law, head: [act]}\n"


def test_the_rules_that_ship_have_no_fault() -> None:
    assert faults(resource("rules")) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("countries.yaml", "XX: {name: Nowhere}", "'XX' is no ISO"),
        ("countries.yaml", "- NO", "holds no codes"),
        ("countries.yaml", "PE: {cities: [Lima]}", "PE: cities: Extra inputs"),
        ("instruments.yaml", "a: b", "no list of rules"),
        ("instruments.yaml", "- {id: a, kind: pact, head: [pact]}", "rule 1: kind"),
        (
            "instruments.yaml",
            "- {id: a, kind: law, head: [act]}\n- {id: b, kind: loan, head: [act]}",
            "in a",
        ),
        ("currencies.yaml", "XXX: [unclosed", "is no YAML"),
        ("numbers.yaml", "words: {one: two}", "words.one"),
        ("units.yaml", "- metre", "valid dictionary"),
        ("calendar.yaml", "fiscal_year_start: 13", "Field required"),
        ("parties/x.yaml", "bodies: {A: {local: B}}", "bodies.A.local"),
        ("parties/x.yaml", "bodies: {Ash: {aliases: [B]}, Elm: {aliases: [B]}}", "means both"),
    ],
)
def test_a_fault_names_the_file_and_the_entry(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (fault,) = faults(tmp_path)
    assert said in fault.message
    assert fault.place in (path.name, "parties")


def test_the_code_of_norway_is_a_code_and_no_truth(tmp_path: Path) -> None:
    (tmp_path / "countries.yaml").write_text("NO: {name: Norway}", encoding="utf-8")
    assert faults(tmp_path) == []


def test_a_folder_without_these_files_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


def test_every_rule_that_a_value_names_is_told_in_words() -> None:
    lines = (
        "[[GPE Peru]]’s [[ORG Ministry of Reefs]] ([[ORG MoR]]); [[PERSON Ana Ro]], [[PERSON Ro]]",
        "[[INSTRUMENT MoU]] on [[PLACE the Reef]] of [[ORG METI]] under the [[PROGRAM Fund]]",
    )
    done = settle(*sheet(*lines), None)
    values = [*done.parties.values(), *done.named.values(), *done.instruments.values()]
    parts = [part for value in values for part in (value.rule or "").split(", ")]
    assert [part for part in parts if not catalog.explain(part)] == []
