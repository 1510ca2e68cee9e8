from __future__ import annotations

from pathlib import Path

import pytest

from extract.annotate.check import report
from extract.annotate.heads import read_heads
from extract.annotate.patterns import read_patterns
from extract.errors import RuleError
from extract.resources import resource


def _folder(tmp_path: Path, *lines: str) -> Path:
    (tmp_path / "own.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"id": "a", "label": "ORG", "pattern": "Mill"', "no JSON"),
        ('["a"]', "no JSON object"),
        ('{"label": "ORG", "pattern": "Mill"}', "no id"),
        ('{"id": "a", "label": "FIRM", "pattern": "Mill"}', "label 'FIRM'"),
        ('{"id": "a", "label": "ORG", "pattern": ""}', "neither a phrase"),
        ('{"id": "a", "label": "ORG", "pattern": "Mill", "also": "Mills"}', "'also'"),
        ('{"id": "a", "label": "ORG", "patern": "Mill"}', "unknown key 'patern'"),
        ('{"id": "a", "label": "ORG", "pattern": [{"LOWWER": "mill"}]}', "LOWWER"),
    ],
)
def test_bad_line_is_named_by_file_and_line(tmp_path: Path, line: str, fault: str) -> None:
    folder = _folder(tmp_path, "# mine", '{"id": "x", "label": "GPE", "pattern": "Mirth"}', line)
    with pytest.raises(RuleError, match=r"own\.jsonl:3: .*" + fault):
        read_patterns(folder)


def test_id_used_twice_is_a_fault(tmp_path: Path) -> None:
    one = '{"id": "x", "label": "GPE", "pattern": "Mirth"}'
    with pytest.raises(RuleError, match=r"own\.jsonl:2: id 'x' stands already at own\.jsonl:1"):
        read_patterns(_folder(tmp_path, one, one))


def test_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_bytes(b"\xff\xfe{")
    with pytest.raises(RuleError, match=r"own\.jsonl: cannot be read"):
        read_patterns(tmp_path)


def test_token_patterns_work_beside_phrases(tmp_path: Path) -> None:
    lines = '{"id": "x", "label": "ORG", "pattern": [{"LOWER": "mill"}], "also": ["Old Mill"]}'
    (pattern,) = read_patterns(_folder(tmp_path, lines))
    assert (len(pattern.as_spacy()), pattern.spellings()) == (1, ["Old Mill", "OLD MILL"])


def test_headings_in_capitals_are_matched_unless_a_pattern_says_no(tmp_path: Path) -> None:
    yes = '{"id": "x", "label": "ORG", "pattern": "Old Mill"}'
    no = '{"id": "y", "label": "ORG", "pattern": "New Mill", "capitals": false}'
    found = [one.spellings() for one in read_patterns(_folder(tmp_path, yes, no))]
    assert found == [["Old Mill", "OLD MILL"], ["New Mill"]]


def test_shipped_patterns_and_heads_are_sound() -> None:
    folder = resource("rules/patterns")
    assert len(read_patterns(folder)) > 2000
    assert read_heads(folder / "heads.yaml").heads[("Ministry",)].label == "ORG"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("heads: 3", "heads is no list"),
        ("- a", "no mapping"),
        ("heads: [{id: a, label: B}]", "'B'"),
    ],
)
def test_bad_heads_are_named(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "heads.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=rf"heads\.yaml: .*{fault}"):
        read_heads(file)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("heads.yaml", "heads: 3", "heads is no list"),
        ("trust.yaml", "model: {ORG: [1, 1]}", "no entry 'rule'"),
        ("labels.yaml", "NORP: PEOPLE", "no label of ours"),
    ],
)
def test_report_names_a_broken_file_beside_the_patterns(
    tmp_path: Path, name: str, text: str, fault: str
) -> None:
    folder = _folder(tmp_path, '{"id": "a", "label": "ORG", "pattern": "Mirth Mill"}')
    (folder / name).write_text(text, encoding="utf-8")
    (finding,) = (one for one in report(folder, []).findings if one.problem == "broken")
    assert finding.place == name
    assert fault in finding.message


def test_report_tells_what_fires_and_what_is_idle_broken_or_shadowed(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        '{"id": "a", "label": "ORG", "pattern": "Mirth Mill"}',
        '{"id": "b", "label": "GPE", "pattern": "Mirth"}',
        '{"id": "c", "label": "GPE", "pattern": "Nowhere"}',
        '{"id": "d", "label": "PLACE", "pattern": "Nowhere"}',
        '{"id": "e", "label": "ORG", "pattern": "Mirth Mill"}',
        "broken",
    )
    result = report(folder, ["The Mirth Mill pays."])
    found = {(f.problem, f.place, f.rule) for f in result.findings}
    assert ("broken", "own.jsonl:6", "") in found
    assert ("shadowed", "own.jsonl:2", "b") in found
    assert ("idle", "own.jsonl:3", "c") in found
    assert ("overlap", "own.jsonl:4", "d") in found
    assert ("shadowed", "own.jsonl:5", "e") in found
    assert result.broken
    assert result.fired["a"] == 1
    assert result.examples["a"] == ["Mirth Mill"]


def test_report_of_no_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="is no folder"):
        report(tmp_path / "gone", [])
