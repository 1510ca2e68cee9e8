"""Files of facts: a fault is named with its file and place."""

from pathlib import Path

import pytest

from extract.errors import RuleError
from extract.grammar import facts


def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> facts.Currencies:
    path = tmp_path / "currencies.yaml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(facts, "resource", lambda name: path)
    facts.currencies.cache_clear()
    try:
        return facts.currencies()
    finally:
        facts.currencies.cache_clear()


GOOD = """
shared: {"$": [USD]}
shared_names: {}
scaled_only: {symbols: {}, names: []}
currencies:
  USD: {symbols: ["US$"], names: [US dollar]}
"""


def test_the_files_that_ship_are_sound() -> None:
    assert facts.currencies().currencies["JPY"].names
    assert facts.units().units["megawatt"].ucum == "MW"
    assert facts.numbers().scales["crore"] == 10_000_000
    assert facts.calendar().months[5] == ["May"]


def test_a_sound_file_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(tmp_path, monkeypatch, GOOD).currencies["USD"].symbols == ["US$"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("currencies: [", "no YAML"),
        ("{}", "shared"),
        (GOOD.replace("USD:", "Usd:"), "'Usd' is no ISO 4217 code"),
        (GOOD.replace("[USD]", "[XYZ]"), "XYZ"),
        (GOOD + '  CAD: {symbols: ["US$"], names: []}\n', "means both"),
        (GOOD + "rates: {USD: 1}\n", "rates"),
    ],
)
def test_a_fault_names_file_and_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, fault: str
) -> None:
    with pytest.raises(RuleError, match=r"rules/currencies\.yaml") as caught:
        load(tmp_path, monkeypatch, text)
    assert fault in str(caught.value)
