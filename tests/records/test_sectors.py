from __future__ import annotations

from pathlib import Path

import pytest
from tests.records.build_sheet import Made

from extract.errors import RuleError
from extract.records import sector_terms, sectors


def sector(heading: str, *bullets: str) -> str:
    made = Made()
    made.add("title", "Fact sheet")
    made.add("heading", heading, 1)
    blocks = [made.add("bullet", text, 1) for text in bullets or ("They met.",)]
    return sectors.decide(made.sheet)[blocks[0].id].sector


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Semiconductors", "semiconductors"),
        ("III. Critical Minerals", "critical_minerals"),
        ("Investing in Health Infrastructure", "health"),
        ("ENERGY SECURITY AND CLIMATE", "clean_energy"),
        ("Food Security", "agriculture_food"),
        ("Defense and Security Cooperation", "defense_security"),
        ("Next steps", "general"),
    ],
)
def test_a_heading_tells_its_sector(heading: str, expected: str) -> None:
    assert sector(heading) == expected


def test_a_block_without_a_heading_is_general() -> None:
    made = Made()
    block = made.add("paragraph", "Vaccines were sent to hospitals.")
    decided = sectors.decide(made.sheet)[block.id]
    assert (decided.sector, decided.rule) == ("general", "no heading")


def test_the_words_of_a_record_may_tell_its_sector() -> None:
    assert (
        sectors.infer(sector_terms.named("Hospitals received vaccines for children.")) == "health"
    )
    assert sectors.infer(sector_terms.named("The two sides met in May.")) is None
    assert (
        sectors.infer(sector_terms.named("Hospitals and ports and farms and rare earths.")) is None
    )


def test_the_longest_term_counts() -> None:
    found = sector_terms.named("Health security and clean energy supply")
    assert found.own == {"health": 1, "clean_energy": 1}
    assert found.shared == {}


def test_a_starred_word_stands_for_its_endings() -> None:
    assert sector_terms.named("Semiconductors").own == sector_terms.named("Semiconductor").own


@pytest.mark.parametrize(
    "written",
    [
        "- health",
        "health: [a]",
        "wealth: {own: [gold]}",
        "health: {own: [Upper]}",
        "health: {mine: [a]}",
    ],
)
def test_a_wrong_file_is_named(written: str, tmp_path: Path) -> None:
    path = tmp_path / "sectors.yaml"
    path.write_text(written)
    with pytest.raises(RuleError, match=r"sectors\.yaml"):
        sector_terms.read(path)
