"""Files of any kind to a `Sheet`: pages of lines of characters with boxes, in reading order."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.errors import EmptyError, InputError
from extract.read import fetch, sniff
from extract.read.limits import DEFAULT, Limits
from extract.read.lines import Page, Sheet
from extract.read.sniff import media_type

__all__ = ["Limits", "Sheet", "media_type", "read_sheet"]

Warnings = list[tuple[str, str]]


def read_sheet(
    path: str | Path,
    *,
    data: bytes | None = None,
    password: str | None = None,
    limits: Limits = DEFAULT,
) -> Sheet:
    """Read the file or https:// address at `path`, or `data` from there ("-": standard input).

    Raises a subclass of InputError that names the file, the cause and the remedy.
    """
    name, charset = str(path), None
    if data is None and fetch.is_address(name):
        fetched = fetch.fetch(name, limits)
        data, charset = fetched.data, fetched.charset
    elif data is None:
        data = _bytes(name, limits)
    limits.check_bytes(name, len(data))
    if not data.strip():
        raise EmptyError(name, "has nothing in it", "Check how the file was saved")
    kind = media_type(data, name)
    if kind is None:
        raise sniff.refusal(name, data)
    pages, warnings = _read(kind, name, data, charset, password, limits)
    if message := sniff.mismatch(kind, name):
        warnings.insert(0, ("not_what_it_says", message))
    return Sheet(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind,
        pages=pages,
        page_count=len(pages) if kind == sniff.PDF else None,
        warnings=warnings,
    )


def _bytes(name: str, limits: Limits) -> bytes:
    try:
        limits.check_bytes(name, Path(name).stat().st_size)
        return Path(name).read_bytes()
    except FileNotFoundError as error:
        raise InputError(name, "does not exist", "Check the path") from error
    except IsADirectoryError as error:
        raise InputError(name, "is a folder", "Use extract batch for folders") from error
    except (OSError, ValueError) as error:
        raise InputError(name, f"cannot be read: {error}", "Check the path") from error


def _read(
    kind: str, name: str, data: bytes, charset: str | None, password: str | None, limits: Limits
) -> tuple[list[Page], Warnings]:
    if kind == sniff.PDF:
        from extract.read import pdf

        return pdf.read(name, data, password, limits)
    if kind == sniff.DOCX:
        from extract.read import word

        return [word.read(name, data, limits)], []
    if kind == sniff.ODT:
        from extract.read import opendocument

        return [opendocument.read(name, data, limits)], []
    if kind == sniff.RTF:
        from extract.read import rtf

        return [rtf.read(name, data)], []
    return _read_text(kind, name, data, charset)


def _read_text(
    kind: str, name: str, data: bytes, charset: str | None
) -> tuple[list[Page], Warnings]:
    from extract.read import text

    declared = charset
    if kind == sniff.HTML:
        from extract.read import html

        declared = charset or html.declared_charset(data)
    decoded, message = text.decode(data, declared)
    warnings = [("encoding", message)] if message else []
    if kind == sniff.HTML:
        return [html.read(name, decoded)], warnings
    if kind == sniff.MARKDOWN:
        from extract.read import markdown

        return [markdown.read(name, decoded)], warnings
    return text.pages(decoded), warnings
