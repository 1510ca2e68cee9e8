"""Glyphs that do not belong to the flow of a page: rotated, invisible, off the page."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from extract.read.glyphs import Glyph
from extract.read.lines import BBox, Loose, Page

_HIDDEN_LEAST: Final = 30
"""Invisible characters from which they are a scanner's text and not a mark."""
_HIDDEN_SHARE: Final = 5
"""How many of them there are for each visible one on a scanned page, at the least."""
_SLANT: Final = 1
"""Degrees by which a baseline may be off; pages scanned or drawn askew are off by less."""


def sort_out(found: list[Glyph], page: Page) -> tuple[list[Glyph], bool]:
    """Return the glyphs of the flow, and whether they are a scanner's text behind a picture.

    The others go to `page.loose` with a reason.
    """
    if _is_plain(found, page):
        return found, False
    inked = [glyph for glyph in found if glyph.char != " "]
    hidden = sum(not glyph.style.visible for glyph in inked)
    scanned = hidden >= max(_HIDDEN_LEAST, _HIDDEN_SHARE * (len(inked) - hidden))
    flow: list[Glyph] = []
    for reason, run in groupby(found, lambda glyph: _reason(glyph, page, scanned)):
        glyphs = list(run)
        if not reason:
            flow += glyphs
        elif text := "".join(glyph.char for glyph in glyphs).strip():
            page.loose.append(Loose(text, reason, page.number, _outline(glyphs)))
    return flow, scanned


def _is_plain(found: list[Glyph], page: Page) -> bool:
    """Say whether nothing stands aside, as on most pages."""
    styles = {id(glyph.style): glyph.style for glyph in found}.values()
    return (
        all(style.visible and not style.angle for style in styles)
        and min((glyph.x1 for glyph in found), default=0.0) >= 0
        and min((glyph.bottom for glyph in found), default=0.0) >= 0
        and max((glyph.x0 for glyph in found), default=0.0) <= page.width
        and max((glyph.top for glyph in found), default=0.0) <= page.height
    )


def _reason(glyph: Glyph, page: Page, scanned: bool) -> str:
    if not (glyph.style.visible or scanned):
        return "invisible"
    if _SLANT < glyph.style.angle < 360 - _SLANT:
        return "rotated"
    if glyph.x1 < 0 or glyph.bottom < 0 or glyph.x0 > page.width or glyph.top > page.height:
        return "off the page"
    return ""


def _outline(glyphs: list[Glyph]) -> BBox:
    return (
        min(glyph.x0 for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )
