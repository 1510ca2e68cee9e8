"""A file of corrections, as the page saves it and `extract apply` reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from extract.errors import DamagedError, InputError
from extract.schema import Amount, Date, Instrument, Model, Named, Party, Value

FieldName = Literal[
    "status", "sector", "parties", "instruments", "dates", "amounts", "programs", "places"
]
VALUES: dict[str, type[Value]] = {
    "parties": Party,
    "instruments": Instrument,
    "dates": Date,
    "amounts": Amount,
    "programs": Named,
    "places": Named,
}
"""The fields of a record that are lists, and what they are lists of."""


class Correction(Model):
    """One decision of a person on one value of one record.

    `old` and `new` are values as in a record (for status and sector, the word): `accept` has both
    the same, `add` has no `old`, `remove` no `new`.
    """

    record_id: str
    field: FieldName
    action: Literal["accept", "change", "add", "remove"]
    old: dict[str, Any] | str | None = None
    new: dict[str, Any] | str | None = None
    at: str | None = Field(None, description="ISO 8601 time of the decision")
    text: str | None = Field(None, description="the record's text, as the person saw it")


class Corrections(Model):
    """All decisions on one document, oldest first."""

    schema_version: Literal["1.0"] = "1.0"
    doc_id: str
    sha256: str = Field(description="of the sheet that the person saw")
    by: str | None = None
    corrections: list[Correction] = Field(default_factory=list)


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections; an `InputError` names what is wrong with it."""
    try:
        read = Corrections.model_validate_json(path.read_bytes())
        for correction in read.corrections:
            check(correction)
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "Check it") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        message = f"holds no corrections ({where}: {first['msg']})"
        raise DamagedError(str(path), message, "Save it again from the page") from error
    return read


def check(correction: Correction) -> None:
    """Raise pydantic's ValidationError where the new value does not fit its field."""
    if isinstance(correction.new, dict):
        VALUES[correction.field].model_validate(correction.new)
