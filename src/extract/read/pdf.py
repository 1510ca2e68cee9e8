"""PDF to pages of lines: PDFium reads, pdfplumber helps out."""

from __future__ import annotations

import pypdfium2
from pypdfium2 import PdfiumError

from extract.errors import DamagedError, EncryptedError, NoTextLayerError
from extract.read import ocr
from extract.read.limits import Clock, Limits
from extract.read.lines import Page
from extract.read.page import PageReader, Warnings
from extract.read.plumber import Plumber


def read(
    path: str, data: bytes, password: str | None, limits: Limits
) -> tuple[list[Page], Warnings]:
    """Return the pages and what was lost; raises an InputError when nothing can be read."""
    plumber = Plumber(data, password)
    try:
        document = _open(path, data, password, plumber)
        try:
            found, warnings = _pages(path, document, plumber, limits)
        finally:
            if document is not None:
                document.close()
    finally:
        plumber.close()
    if not any(page.lines or page.loose or page.tables for page in found):
        raise NoTextLayerError(
            path,
            "its pages are pictures without text, as from a scanner",
            "Nothing was recognised on them" if ocr.is_installed() else ocr.HOW,
        )
    return found, warnings


def _open(
    path: str, data: bytes, password: str | None, plumber: Plumber
) -> pypdfium2.PdfDocument | None:
    """Open with PDFium; None where only pdfplumber can. Owner passwords are no obstacle."""
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedError(
                path,
                "the password is wrong" if password else "needs a password to be read",
                "Give it with --password",
            ) from error
        if _counts(plumber):
            return None
        raise DamagedError(
            path,
            "starts like a PDF but breaks off or contradicts itself",
            "Get a fresh copy of the file",
        ) from error


def _counts(plumber: Plumber) -> bool:
    try:
        return plumber.count() > 0
    except Exception:  # noqa: BLE001 - the second parser fails as the first did
        return False


def _pages(
    path: str, document: pypdfium2.PdfDocument | None, plumber: Plumber, limits: Limits
) -> tuple[list[Page], Warnings]:
    count = len(document) if document is not None else plumber.count()
    limits.check_pages(path, count)
    clock = Clock(path, limits.seconds)
    reader = PageReader(plumber, clock)
    found: list[Page | None] = []
    for number in range(1, count + 1):
        clock.check(f"at page {number} of {count}")
        found.append(_page(document, number, reader))
    if all(page is None for page in found):
        raise DamagedError(path, "none of its pages can be read", "Get a fresh copy of the file")
    return [page or Page(place) for place, page in enumerate(found, 1)], reader.warnings


def _page(document: pypdfium2.PdfDocument | None, number: int, reader: PageReader) -> Page | None:
    try:
        raw = document[number - 1] if document is not None else None
    except PdfiumError:
        raw = None
    if raw is None:
        return reader.read_damaged(number)
    try:
        return reader.read(raw, number)
    finally:
        raw.close()
