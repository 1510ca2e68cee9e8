"""The matching on editions and sheets beside the checkout, read without looking for values."""

import json
from collections import Counter
from pathlib import Path

import pytest

from extract.editions import diff
from extract.layout import arrange
from extract.read import read_sheet
from extract.schema import Document, Pipeline, Record, Source

SHEETS = (
    "dev/india-france-outcomes-2025",
    "dev/korea-vietnam-industry-2023",
    "train/2023-09-09-fact-sheet-president-biden-and-prime-minister-modi-host-lea",
)


def unread(path: Path) -> Document:
    sheet = read_sheet(path)
    layout = arrange(sheet)
    headings = {block.id: block.text for block in layout.blocks}
    return Document(
        doc_id=path.stem,
        title=layout.title,
        source=Source(path=sheet.path, sha256=sheet.sha256, media_type=sheet.media_type),
        pipeline=Pipeline(version="0", model="none", rules="none"),
        blocks=layout.blocks,
        records=[
            Record(
                record_id=block.id,
                doc_id=path.stem,
                block=block.id,
                section=headings.get(block.section or ""),
                text=block.text,
            )
            for block in layout.blocks
            if block.kind in ("paragraph", "bullet")
        ],
    )


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def test_rewritten_records_find_their_partners(shared: Path) -> None:
    right = told = true = 0
    for truth in sorted(shared.glob("editions/written/*/truth.json")):
        known = json.loads(truth.read_text(encoding="utf-8"))["changes"]
        pairs = Counter(
            (letters(c["old"]), letters(c["new"])) for c in known if c["old"] and c["new"]
        )
        found = diff(unread(truth.with_name("old.txt")), unread(truth.with_name("new.txt")))
        said = Counter(
            (letters(c.old.text), letters(c.new.text)) for c in found.changes if c.old and c.new
        )
        right += (pairs & said).total()
        told += said.total()
        true += pairs.total()
    assert 2 * right / (told + true) > 0.97


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_the_same_as_text_and_as_pdf(shared: Path, name: str) -> None:
    part, _, name = name.partition("/")
    inputs = shared / "gold/inputs" / part
    text = unread(inputs / "text" / f"{name}.txt")
    for producer in ("pdf-browser", "pdf-office", "pdf-print"):
        assert diff(text, unread(inputs / producer / f"{name}.pdf")).changes == []
