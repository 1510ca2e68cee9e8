from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extract.records.check import faults
from extract.resources import resource


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("sectors.yaml", "status.yaml", "status_verbs.yaml"):
        shutil.copy(resource(f"rules/{name}"), tmp_path / name)
    return tmp_path


def test_the_packaged_files_have_no_fault(folder: Path) -> None:
    assert faults(folder) == []


def test_a_missing_file_is_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("sectors.yaml", "semiconductors:", "chips:", "chips is no sector"),
        ("status.yaml", "commit,", "comit,", "comit is no verb"),
        ("status.yaml", "pledges:", "promises:", "not the lists"),
        ("status_verbs.yaml", "doubling:", "doubled:", "a list is missing"),
        ("status_verbs.yaml", "regular: >", "regular: [", "is no YAML"),
    ],
)
def test_a_fault_is_named(folder: Path, name: str, old: str, new: str, message: str) -> None:
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert any(fault.place == name and message in fault.message for fault in faults(folder))
