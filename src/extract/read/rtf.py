"""RTF to lines: striprtf gives the text, with list marks and tabs as they are shown."""

from __future__ import annotations

from extract.errors import DamagedError
from extract.read import text
from extract.read.lines import Page


def read(path: str, data: bytes) -> Page:
    """Return the document as one page of plain lines; RTF's styles are not read."""
    from striprtf.striprtf import rtf_to_text

    try:
        plain: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError, TypeError) as error:
        raise DamagedError(path, f"RTF that breaks off ({error})", "Save it again") from error
    page = Page(number=None)
    for sheet in text.pages(plain):
        page.lines += sheet.lines
    return page
