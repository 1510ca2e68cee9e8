"""What is read of the shared sheets: the same by both readers, and every word of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest

from extract.read import columns, glyphs, read_sheet, rows, words
from extract.read.frames import Frame
from extract.read.glyphs import Glyph
from extract.read.plumber import Plumber

INPUTS = Path(__file__).parents[3] / "shared" / "gold" / "inputs"
STYLES = ("pdf-browser", "pdf-office", "pdf-print")
SAMPLE = 3
"""Files of each producer, spread over all of them."""

_NO_LETTERS = re.compile(r"[\W_]")


def letters(found: list[Glyph]) -> list[str]:
    """The letters and digits of each line."""
    lines = (words.line(row, 1) for row in columns.in_order(rows.pieces(found)))
    texts = (_NO_LETTERS.sub("", line.text) for line in lines if line)
    return [text for text in texts if text]


def sample(style: str) -> list[Path]:
    found = sorted(INPUTS.glob(f"*/{style}/*.pdf"))
    return found[:: max(len(found) // SAMPLE, 1)][:SAMPLE]


@pytest.mark.skipif(not INPUTS.exists(), reason="the shared sheets are not here")
@pytest.mark.parametrize("style", STYLES)
def test_both_readers_see_the_same_lines(style: str) -> None:
    files = sample(style)
    assert files
    for path in files:
        data = path.read_bytes()
        document, plumber = pypdfium2.PdfDocument(data), Plumber(data, None)
        page = document[0]
        try:
            first = letters(glyphs.glyphs(page, Frame.of(page)))
            second = letters(plumber.glyphs(0))
        finally:
            page.close()
            document.close()
            plumber.close()
        assert first == second, path.name


@pytest.mark.skipif(not INPUTS.exists(), reason="the shared sheets are not here")
@pytest.mark.parametrize("style", ["pdf-browser", "pdf-office"])
def test_every_word_of_a_sheet_is_a_word_of_its_lines(style: str) -> None:
    for path in sample(style):
        gold = INPUTS.parent / path.parts[-3] / f"{path.stem}.json"
        blocks = json.loads(gold.read_text(encoding="utf-8"))["blocks"]
        lines = [line.text for page in read_sheet(path).pages for line in page.lines]
        read = {word for line in lines for word in line.split()}
        wanted = {word for block in blocks for word in block["text"].split()}
        parted = {word for word in wanted if re.search(r"[-\u2010-\u2014/]", word)}
        assert wanted - parted <= read, path.name
