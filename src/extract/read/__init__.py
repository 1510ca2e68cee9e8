"""Files of any kind to a `Sheet`: pages of lines of characters with boxes, in reading order."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.errors import EmptyError, InputError, NotADocumentError
from extract.read import sniff
from extract.read.limits import DEFAULT, Limits
from extract.read.lines import Page, Sheet

__all__ = ["Limits", "Sheet", "read_sheet"]


def read_sheet(
    path: str | Path,
    *,
    data: bytes | None = None,
    password: str | None = None,
    limits: Limits = DEFAULT,
) -> Sheet:
    """Read the file at `path`, or `data` that came from there ("-" for standard input).

    Raises a subclass of InputError that names the file, the cause and the remedy.
    """
    name = str(path)
    data = _bytes(name, limits) if data is None else data
    limits.check_bytes(name, len(data))
    if not data.strip():
        raise EmptyError(name, "has nothing in it")
    media_type = sniff.media_type(data, name)
    if media_type is None:
        raise NotADocumentError(
            name, "is no PDF, text, HTML, DOCX, ODT or RTF", "Look at what the file really is"
        )
    pages, warnings = _read(media_type, name, data, password, limits)
    return Sheet(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        pages=pages,
        page_count=len(pages) if media_type == sniff.PDF else None,
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
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror}") from error


def _read(
    media_type: str, name: str, data: bytes, password: str | None, limits: Limits
) -> tuple[list[Page], list[tuple[str, str]]]:
    if media_type == sniff.PDF:
        from extract.read import pdf

        return pdf.read(name, data, password, limits)
    from extract.read import text

    decoded, warning = text.decode(data)
    return text.pages(decoded), [("encoding", warning)] if warning else []
