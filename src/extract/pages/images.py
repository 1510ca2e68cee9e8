"""Pictures of a PDF's pages, with the boxes of what was found on them."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.schema import Document

_MOST_PAGES = 40
_SCALE = 1.4
"""Pixels per point: 100 dots per inch reads well on a screen and keeps a page near 100 kB."""
_QUALITY = 70


@dataclass(frozen=True, slots=True)
class Box:
    """A run of a mention's characters on a page, in points from the top left."""

    mention: str
    label: str
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class PageImage:
    """A page as a picture; sizes in points."""

    number: int
    width: float
    height: float
    uri: str
    boxes: list[Box] = field(default_factory=list)


def page_images(document: Document, pdf: Path) -> list[PageImage]:
    """Return pictures of the pages of `pdf`, of which `document` was made: at most 40.

    A page that does not render is left out.
    """
    import pypdfium2

    boxes = dict[int, list[Box]]()
    for number, box in _boxes(document):
        boxes.setdefault(number, []).append(box)
    made = []
    with pypdfium2.PdfDocument(pdf) as file:
        for index in range(min(len(file), _MOST_PAGES)):
            try:
                page = file[index]
                picture = page.render(scale=_SCALE).to_pil().convert("RGB")
            except pypdfium2.PdfiumError:
                continue
            content = io.BytesIO()
            picture.save(content, "JPEG", quality=_QUALITY, optimize=True)
            uri = f"data:image/jpeg;base64,{base64.b64encode(content.getvalue()).decode()}"
            width, height = page.get_size()
            made.append(PageImage(index + 1, width, height, uri, boxes.get(index + 1, [])))
            page.close()
    return made


def _boxes(document: Document) -> Iterator[tuple[int, Box]]:
    for mention in document.mentions:
        for region in mention.boxes:
            if region.page is not None and region.bbox is not None:
                x0, top, x1, bottom = region.bbox
                yield region.page, Box(mention.id, mention.label, x0, top, x1 - x0, bottom - top)
