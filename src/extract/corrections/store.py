"""Corrections kept beside the documents: `corrections/<doc_id>.json` of an output folder."""

from __future__ import annotations

from pathlib import Path

from extract.corrections.applying import Applied, apply
from extract.corrections.shapes import Corrections, read_corrections
from extract.schema import Document
from extract.write.atomic import write_text

FOLDER = "corrections"


def kept(out: Path, doc_id: str) -> Corrections | None:
    """Return the corrections kept for a document, or None."""
    path = _path(out, doc_id)
    return read_corrections(path) if path.exists() else None


def keep(out: Path, new: Corrections) -> Corrections:
    """Add corrections to those kept for their document and return all; none is kept twice."""
    before = kept(out, new.doc_id)
    known = before.corrections if before else []
    everything = new.model_copy(
        update={"corrections": [*known, *(one for one in new.corrections if one not in known)]}
    )
    write_text(_path(out, new.doc_id), everything.model_dump_json(indent=1) + "\n")
    return everything


def correct(out: Path, document: Document) -> Applied:
    """Write the corrections kept for a document into it."""
    corrections = kept(out, document.doc_id)
    return apply(document, corrections) if corrections else Applied()


def _path(out: Path, doc_id: str) -> Path:
    return out / FOLDER / f"{doc_id}.json"
