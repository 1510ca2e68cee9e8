"""One input in a worker, with the real pipeline."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.read.pdfs import pdf, text

from extract.batch.manifest import Entry
from extract.batch.plan import Task
from extract.batch.worker import Job, work
from extract.errors import ExtractError
from extract.pipeline import extract, identity
from extract.read import Limits
from extract.schema import Pipeline
from extract.write.documents import read_document, to_json

SHEET = """Fact Sheet: Japan-Kenya Cooperation

Energy

- Japan and Kenya signed a Memorandum of Cooperation on Wind Power in May 2024.
"""


def done(file: Path, tmp_path: Path, pipeline: Pipeline | None = None, **limits: int) -> Entry:
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    job = Job(tmp_path / "out", tmp_path / "staged", None, Limits(**limits), pipeline)
    return work(Task(file, f"sub/{file.name}", file.stem, sha256), job)


def test_a_worker_writes_the_document_that_extract_makes(tmp_path: Path) -> None:
    file = tmp_path / "2024-06-05-wind.txt"
    file.write_text(SHEET, encoding="utf-8")
    entry = done(file, tmp_path)
    assert (entry.status, entry.issued, entry.records) == ("ok", "2024-06-05", 1)
    path = tmp_path / "staged/documents/2024-06-05-wind.json"
    made = extract("sub/2024-06-05-wind.txt", data=file.read_bytes())
    assert path.read_text(encoding="utf-8") == to_json(made)


def test_a_damaged_page_makes_a_sheet_partial_and_the_rest_is_written(tmp_path: Path) -> None:
    first = text(50, 500, "FACT SHEET", 16) + text(50, 400, "Japan will send ten engineers.")
    whole = pdf(first, text(50, 500, "Lost"))
    file = tmp_path / "damaged.pdf"
    file.write_bytes(whole.replace(b"/Kids [3 0 R 5 0 R]", b"/Kids [3 0 R 9 0 R]"))
    entry = done(file, tmp_path)
    assert (entry.status, entry.error.type if entry.error else None) == ("partial", "damaged")
    assert entry.warnings
    assert read_document(tmp_path / "staged/documents/damaged.json").records


def test_a_file_beyond_a_limit_is_not_even_opened(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(SHEET * 10, encoding="utf-8")
    entry = done(file, tmp_path, bytes=100)
    assert (entry.status, entry.error.type if entry.error else None) == ("failed", "too_large")


def test_a_folder_that_cannot_be_written_stops_the_sweep(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(SHEET, encoding="utf-8")
    (tmp_path / "staged").write_text("no folder")
    with pytest.raises(ExtractError, match="cannot write"):
        done(file, tmp_path)


def test_rules_that_change_while_sheets_are_read_stop_the_sweep(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(SHEET, encoding="utf-8")
    assert done(file, tmp_path, identity()).status == "ok"
    before = identity().model_copy(update={"rules": "000000000000"})
    with pytest.raises(ExtractError, match="were changed while"):
        done(file, tmp_path, before)
