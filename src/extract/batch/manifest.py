"""The manifest: what became of each input, and what made the documents that lie beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from extract.errors import Cause, ExtractError
from extract.schema import Model, Pipeline

NAME = "manifest.json"


class Failure(Model):
    """Why an input gave no document, or not all of it."""

    type: Cause
    message: str


class Entry(Model):
    """One input: its content, its document, and what became of it."""

    path: str = Field(description="relative to the folder, with forward slashes")
    sha256: str | None = Field(None, description="of the content; null where that cannot be read")
    doc_id: str
    status: Literal["ok", "partial", "failed"] = "ok"
    seconds: float = 0.0
    error: Failure | None = None
    warnings: list[str] = Field(default_factory=list)
    issued: str | None = None
    records: int = 0
    mentions: int = 0


class Manifest(Model):
    """The state of an output folder."""

    schema_version: Literal["1.0"] = "1.0"
    pipeline: Pipeline
    inputs: list[Entry] = Field(default_factory=list)


def read_manifest(out: Path) -> Manifest | None:
    """Return the manifest of `out`, or None where there is none yet."""
    path = out / NAME
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise ExtractError(
            f"{path} cannot be read as a manifest", "Move it away to start afresh"
        ) from error
