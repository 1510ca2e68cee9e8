from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import RuleError
from extract.normalise import countries, gazette


@pytest.mark.parametrize(
    ("written", "sides", "name"),
    [
        ("METI", (), "Ministry of Economy, Trade and Industry of Japan"),
        (
            "Ministry of Economy Trade & Industry",
            (),
            "Ministry of Economy, Trade and Industry of Japan",
        ),
        ("United States Department of State", (), "U.S. Department of State"),
        ("Department of State", ("US", "PE"), "U.S. Department of State"),
        (
            "Indian Department of Science and Technology",
            (),
            "Department of Science and Technology of India",
        ),
        ("MOFA", ("JP", "AU"), "Ministry of Foreign Affairs of Japan"),
        ("ROK Ministry of Foreign Affairs", (), "Ministry of Foreign Affairs of Korea"),
        ("Tata Steel Limited", (), "Tata Steel"),
        ("Larsen & Toubro Pvt. Ltd.", (), "Larsen & Toubro"),
        ("Fortescue, Inc.", (), "Fortescue"),
    ],
)
def test_one_body_has_one_name(written: str, sides: tuple[str, ...], name: str) -> None:
    body = gazette.find(written, sides)
    assert body is not None
    assert body.name == name


@pytest.mark.parametrize(
    ("written", "sides"),
    [("Department of State", ("JP",)), ("MOFA", ("JP", "KR")), ("MOFA", ()), ("Bank", ("JP",))],
)
def test_what_several_may_be_is_left_open(written: str, sides: tuple[str, ...]) -> None:
    assert gazette.find(written, sides) is None


def test_every_body_is_found_under_its_own_name() -> None:
    assert [b.name for b in gazette.bodies() if gazette.find(b.name) != b] == []


def test_every_country_of_a_body_has_a_code() -> None:
    assert {b.country for b in gazette.bodies()} <= {None, *countries.codes()}


def test_two_countries_in_a_name_are_part_of_it() -> None:
    assert gazette.base("Japan Australia Ore Company")[1] is None
    assert gazette.base("U.S.-Peru Reef Council")[1] is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("country: JP\nbodies: {A: {alias: [B]}}", "alias"),
        ("country: XX\nbodies: {A: {}}", "'XX'"),
        ("bodies: [", "no YAML"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=said) as error:
        gazette.read(path)
    assert "bad.yaml" in str(error.value)
