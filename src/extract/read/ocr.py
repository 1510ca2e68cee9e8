"""Pages that are pictures, recognised by Tesseract where `extract[ocr]` is installed.

Tesseract keeps words apart, which the recognisers that come as wheels do not for running English.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, Final

from extract.read.boxes import BBox, Boxes
from extract.read.limits import Clock
from extract.read.lines import Line

_DPI: Final = 300
_LARGEST: Final = 6000
"""Pixels of a page's longer side; posters are rendered smaller."""
_DOUBTFUL: Final = 75.0
_SIZE: Final = 0.75
"""Font size as a share of a line's height from ascenders to descenders."""

HOW: Final = "Install extract[ocr] and Tesseract (Debian: tesseract-ocr) to have them recognised"


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: its line's key, box in points and confidence from 0 to 100."""

    line: tuple[int, int, int]
    text: str
    box: BBox
    confidence: float


@cache
def is_installed() -> bool:
    """Say whether both pytesseract and the program are here."""
    try:
        import pytesseract

        pytesseract.get_tesseract_version()
    except (ImportError, OSError, SystemExit):
        return False
    return True


def recognise(raw: Any, number: int, clock: Clock) -> tuple[list[Line], bool]:
    """Return the lines of a pypdfium2 page, and whether the reading is doubtful.

    Raises TimedOutError when Tesseract is stopped because the time is up.
    """
    import pytesseract

    scale = min(_DPI / 72, _LARGEST / max(*raw.get_size(), 1.0))
    image = raw.render(scale=scale, grayscale=True).to_pil()
    try:
        data = pytesseract.image_to_data(
            image, timeout=max(clock.left(), 0.1), output_type=pytesseract.Output.DICT
        )
    except RuntimeError:
        clock.check(f"at page {number}, which is being recognised")
        return [], True
    words = list(_words(data, 1 / scale))
    found = [_line(list(line), number) for _, line in groupby(words, lambda word: word.line)]
    mean = sum(word.confidence for word in words) / len(words) if words else 100.0
    return found, mean < _DOUBTFUL


def _words(data: dict[str, list[Any]], points: float) -> Iterator[Word]:
    for place, text in enumerate(data["text"]):
        if text.strip():
            left, top = data["left"][place] * points, data["top"][place] * points
            box = (
                left,
                top,
                left + data["width"][place] * points,
                top + data["height"][place] * points,
            )
            key = (data["block_num"][place], data["par_num"][place], data["line_num"][place])
            yield Word(key, text.strip(), box, float(data["conf"][place]))


def _line(words: list[Word], number: int) -> Line:
    top = min(word.box[1] for word in words)
    bottom = max(word.box[3] for word in words)
    boxes: list[BBox] = []
    for word in words:
        x0, _, x1, _ = word.box
        if boxes:
            boxes.append((boxes[-1][2], top, x0, bottom))
        step = (x1 - x0) / len(word.text)
        boxes += [
            (x0 + place * step, top, x0 + (place + 1) * step, bottom)
            for place in range(len(word.text))
        ]
    return Line(
        text=" ".join(word.text for word in words),
        page=number,
        x0=words[0].box[0],
        top=top,
        x1=words[-1].box[2],
        bottom=bottom,
        size=round(_SIZE * (bottom - top), 1),
        boxes=Boxes(boxes),
    )
