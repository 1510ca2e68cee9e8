"""Documents as JSON files, the same bytes for the same document."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from extract.errors import DamagedError, InputError
from extract.schema import Document
from extract.write.atomic import write_text


def to_json(document: Document) -> str:
    """Return the document as JSON text: fields in schema order, UTF-8, a line break at the end."""
    return document.model_dump_json(indent=1) + "\n"


def write_document(document: Document, folder: Path) -> Path:
    """Write `folder/<doc_id>.json` and return its path."""
    path = folder / f"{document.doc_id}.json"
    write_text(path, to_json(document))
    return path


def read_document(path: Path) -> Document:
    """Read a document file; an `InputError` names what is wrong with it."""
    try:
        return Document.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error), "Check the path") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise DamagedError(
            str(path),
            f"is no document of this schema ({where}: {first['msg']})",
            "Make it again with `extract run`",
        ) from error
