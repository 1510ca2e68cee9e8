from pathlib import Path

from extract.annotate.known import read_bodies

BODIES = """
country: NO
bodies:
  Reef Bank: {aliases: [RB, Bank of the Reef], local: [the Bank]}
"""


def test_a_body_is_found_by_its_name_and_aliases_but_not_by_local_or_tiny_ones(
    tmp_path: Path,
) -> None:
    (tmp_path / "x.yaml").write_text(BODIES, encoding="utf-8")
    (pattern,) = read_bodies(tmp_path, ())
    assert (pattern.id, pattern.label) == ("body.reef-bank", "ORG")
    assert pattern.phrases == ("Reef Bank", "Bank of the Reef")


def test_a_name_that_a_pattern_has_already_is_left_to_it(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(BODIES, encoding="utf-8")
    (pattern,) = read_bodies(tmp_path, {"Reef Bank"})
    assert pattern.phrases == ("Bank of the Reef",)


def test_bodies_under_several_countries_are_read_and_persons_are_not(tmp_path: Path) -> None:
    text = "countries: {US: {Alpha Corp: {}}, NO: {Beta AS: {aliases: [Beta]}}}"
    (tmp_path / "companies.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "people.yaml").write_text("country: US\nbodies: {Ann Poe: {}}\n", encoding="utf-8")
    names = [pattern.phrases for pattern in read_bodies(tmp_path, ())]
    assert names == [("Alpha Corp",), ("Beta AS", "Beta")]


def test_a_name_that_yaml_takes_for_a_truth_stays_a_name(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("bodies: {Yes: {aliases: [OFF]}}", encoding="utf-8")
    assert [pattern.phrases for pattern in read_bodies(tmp_path, ())] == [("Yes", "OFF")]
