"""What kind of file some bytes are, by their content and not by their name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from extract.errors import EncryptedError, InputError, NotADocumentError

PDF: Final = "application/pdf"
HTML: Final = "text/html"
MARKDOWN: Final = "text/markdown"
RTF: Final = "application/rtf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT: Final = "application/vnd.oasis.opendocument.text"
TEXT: Final = "text/plain"

_PDF_WITHIN: Final = 1024
"""Readers look for the header in the first 1024 bytes (ISO 32000-1, implementation note 13)."""
_HTML: Final = re.compile(
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title"
    rb"|h[1-6]|p|div|table|ul|ol|main|article|section|header|script|style|link)\b",
    re.IGNORECASE | re.DOTALL,
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_TAG: Final = re.compile(rb"<(?:p|div|br|h[1-6]|ul|ol|table|body)\b[^<>]*>", re.IGNORECASE)
_CONTROL: Final = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b\x00")


def media_type(data: bytes, name: str = "") -> str | None:
    """Return the media type of `data`, or None for bytes that no reader here takes.

    The name tells only HTML that begins as text, and Markdown, from other text.
    """
    head = data[:_PDF_WITHIN]
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"{\\rtf"):
        return RTF
    if head.startswith(b"PK"):
        return _package(data)
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    if not _is_text(data[: 64 * 1024]):
        return None
    suffix = name.lower().rpartition(".")[2]
    if suffix in ("html", "htm", "xhtml") and _TAG.search(data):
        return HTML
    return MARKDOWN if suffix in ("md", "markdown") else TEXT


def refusal(name: str, data: bytes) -> InputError:
    """Return the error for bytes of no kind: with what they are, where that can be told."""
    if data.startswith(_OLE):
        if _LOCKED in data:
            return EncryptedError(name, "a Word document with a password", "Save it without one")
        return NotADocumentError(name, "is of an old Office format", "Save it as .docx or PDF")
    return NotADocumentError(
        name,
        "is no PDF, text, HTML, Markdown, DOCX, ODT or RTF, whatever its name says",
        "Look at what the file really is",
    )


def _package(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    if "word/document.xml" in names:
        return DOCX
    return ODT if "content.xml" in names else None


def _is_text(sample: bytes) -> bool:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = sample.count(0)
    if zeros and max(sample[::2].count(0), sample[1::2].count(0)) < 0.9 * zeros:
        return False
    return sum(byte in _CONTROL for byte in sample) <= len(sample) // 100


_SAYS: Final = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".doc": DOCX,
    ".odt": ODT,
    ".rtf": RTF,
}
_NAMES: Final = {
    PDF: "a PDF",
    HTML: "HTML",
    MARKDOWN: "Markdown",
    RTF: "RTF",
    DOCX: "a Word document",
    ODT: "an OpenDocument text",
    TEXT: "plain text",
}


def mismatch(kind: str, name: str) -> str:
    """Return what to tell a user whose file's name says another kind than it is; "" if none."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    said = _SAYS.get(suffix)
    if said is None or said == kind:
        return ""
    return f"named {suffix} but is {_NAMES[kind]}; read as {_NAMES[kind]}"
