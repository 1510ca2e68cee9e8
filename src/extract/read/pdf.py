"""PDF to pages of lines through PDFium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pypdfium2
from pypdfium2 import PdfiumError

from extract.errors import DamagedError, EncryptedError, NoTextLayerError
from extract.read import columns, glyphs, rows, shapes, tables
from extract.read.characters import REPLACEMENT
from extract.read.frames import Frame
from extract.read.limits import Clock, Limits
from extract.read.lines import Loose, Page

if TYPE_CHECKING:
    from extract.read.glyphs import Glyph

_UNREADABLE_SHARE: Final = 0.02

Warnings = list[tuple[str, str]]


def read(
    path: str, data: bytes, password: str | None, limits: Limits
) -> tuple[list[Page], Warnings]:
    """Return the pages and what was lost; raises an InputError when nothing can be read."""
    clock = Clock(path, limits.seconds)
    document = _open(path, data, password)
    finder = tables.Finder(data, password)
    try:
        count = len(document)
        limits.check_pages(path, count)
        found: list[Page] = []
        warnings: Warnings = []
        for index in range(count):
            clock.check(f"at page {index + 1} of {count}")
            found.append(_page(document, index, warnings, finder))
    finally:
        finder.close()
        document.close()
    if not count or (
        len(warnings) == count and all(code == "damaged_page" for code, _ in warnings)
    ):
        raise DamagedError(path, "none of its pages can be read", "Get a fresh copy of the file")
    if not any(page.lines or page.loose or page.tables for page in found):
        raise NoTextLayerError(
            path,
            "its pages are pictures without text, as from a scanner",
            "Install extract[ocr] to have them recognised",
        )
    return found, warnings


def _open(path: str, data: bytes, password: str | None) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedError(
                path,
                "the password is wrong" if password else "needs a password to be read",
                "Give it with --password",
            ) from error
        raise DamagedError(
            path, "starts like a PDF but breaks off or contradicts itself", "Get a fresh copy of it"
        ) from error


def _page(
    document: pypdfium2.PdfDocument, index: int, warnings: Warnings, finder: tables.Finder
) -> Page:
    number = index + 1
    try:
        raw = document[index]
    except PdfiumError:
        warnings.append(("damaged_page", f"page {number} cannot be read"))
        return Page(number)
    try:
        frame = Frame.of(raw)
        width, height = frame.shown
        page = Page(number, width, height)
        flow = _sort_out(glyphs.glyphs(raw, frame), page)
        drawn = shapes.shapes(raw, frame)
        if shapes.is_ruled(drawn):
            flow = _take_tables(page, flow, finder, warnings)
        for row in columns.in_order(rows.pieces(flow)):
            if line := rows.line(row, number):
                page.lines.append(line)
        shapes.mark(page.lines, drawn)
        tables.place(page.tables, page.lines)
    finally:
        raw.close()
    if message := _doubt(page):
        warnings.append(("unmapped_glyphs", message))
    return page


def _take_tables(
    page: Page, flow: list[Glyph], finder: tables.Finder, warnings: Warnings
) -> list[Glyph]:
    number = page.number or 1
    try:
        found = finder.cells(number - 1)
    except Exception as error:  # noqa: BLE001 - a second parser; its failure costs the table alone
        warnings.append(("table_lost", f"page {number}: tables not read ({type(error).__name__})"))
        return flow
    page.tables, flow = tables.take(found, flow, number)
    return flow


def _sort_out(found: list[Glyph], page: Page) -> list[Glyph]:
    """Keep what is read in the flow; put rotated, invisible and clipped text in `page.loose`."""
    flow: list[Glyph] = []
    aside: list[tuple[str, list[Glyph]]] = []
    for glyph in found:
        reason = _reason(glyph, page)
        if reason is None:
            flow.append(glyph)
        elif aside and aside[-1][0] == reason:
            aside[-1][1].append(glyph)
        else:
            aside.append((reason, [glyph]))
    for reason, run in aside:
        text = "".join(glyph.char for glyph in run).strip()
        if text:
            box = (
                min(g.x0 for g in run),
                min(g.top for g in run),
                max(g.x1 for g in run),
                max(g.bottom for g in run),
            )
            page.loose.append(Loose(text, reason, page.number, box))
    return flow


def _reason(glyph: Glyph, page: Page) -> str | None:
    if not glyph.style.visible:
        return "invisible"
    if 1 < glyph.style.angle < 359:
        return "rotated"
    if glyph.x1 < 0 or glyph.bottom < 0 or glyph.x0 > page.width or glyph.top > page.height:
        return "off the page"
    return None


def _doubt(page: Page) -> str:
    text = "".join(line.text for line in page.lines)
    bad = text.count(REPLACEMENT) + text.count("(cid:")
    if not text or bad / len(text) < _UNREADABLE_SHARE:
        return ""
    return f"page {page.number}: {bad / len(text):.0%} of the characters have no letter in the file"
