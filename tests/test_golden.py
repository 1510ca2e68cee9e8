"""Whole sheets: what the samples say, record by record, as golden files in tests/golden.

After a change that is meant, read the difference, then write them again with
`python tests/golden_files.py`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.golden_files import FOLDER, SAMPLES, told

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize("sheet", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_says_what_its_golden_file_says(sheet: Path, nlp: Language) -> None:
    expected = json.loads((FOLDER / f"{sheet.stem}.json").read_text(encoding="utf-8"))
    assert told(sheet, nlp) == expected


def test_every_golden_file_has_its_sample() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == {path.stem for path in SAMPLES}
