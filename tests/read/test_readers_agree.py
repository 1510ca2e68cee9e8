"""PDFium and pdfplumber read the same lines of the shared sheets."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from extract.read import columns, glyphs, rows, words
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
