"""Plain text of any encoding to lines: indents in columns, form feeds as page breaks."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import Final

from extract.read.characters import SOFT_HYPHEN, TEXT
from extract.read.lines import Line, Page

_TAB: Final = 8
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END: Final = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_GUESSED_FROM: Final = 64 * 1024
"""Bytes from which an encoding is guessed; guessing over whole files takes seconds a megabyte."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text and "" or a warning about the encoding that had to be guessed."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    if declared:
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(declared), ""
    encoding = _guess(data[:_GUESSED_FROM])
    return data.decode(encoding, "replace"), f"not UTF-8; read as {encoding}"


def _guess(sample: bytes) -> str:
    if sample[1::2].count(0) > len(sample) // 5:
        return "utf-16-le"
    if sample[::2].count(0) > len(sample) // 5:
        return "utf-16-be"
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        return best.encoding if best else "latin-1"
    return "cp1252"


def pages(text: str) -> list[Page]:
    """Cut text into pages at form feeds, and pages into lines numbered through from 1."""
    found: list[Page] = []
    number = 0
    for sheet in text.removesuffix("\f").split("\f"):
        page = Page(number=None)
        parts = _LINE_END.split(sheet)
        for raw in parts[:-1] if parts and not parts[-1] else parts:
            number += 1
            shown = _clean(raw.expandtabs(_TAB))
            content = shown.lstrip()
            indent = float(len(shown) - len(content))
            page.lines.append(Line(text=content, number=number, x0=indent))
        found.append(page)
    return found


def _clean(raw: str) -> str:
    text = raw.translate(TEXT).rstrip()
    return text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]
