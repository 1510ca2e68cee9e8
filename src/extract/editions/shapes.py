"""The shape of a diff: what `extract diff --format json` prints."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

ChangeType = Literal["added", "removed", "changed", "moved", "reworded"]
FieldName = Literal["section", "status", "parties", "instruments", "dates", "amounts"]
FIELD_NAMES: tuple[FieldName, ...] = (
    "section",
    "status",
    "parties",
    "instruments",
    "dates",
    "amounts",
)


class Shape(BaseModel):
    """The base of a diff's shapes: no unknown fields."""

    model_config = ConfigDict(extra="forbid")


class Edition(Shape):
    """One of the two sheets that were compared."""

    doc_id: str
    title: str
    issued: str | None = None
    path: str | None = None


class Side(Shape):
    """A record as one edition has it."""

    record_id: str
    block: str
    section: str | None = None
    text: str
    page: int | None = None


class FieldChange(Shape):
    """A field that differs: the values that only the old and only the new edition has."""

    field: FieldName
    old: list[str] = Field(default_factory=list)
    new: list[str] = Field(default_factory=list)
    says: str = Field("", description='for people: "JPY 50 billion → JPY 60 billion (+20 %)"')


class WordOp(Shape):
    """A run of words that both editions have, or that one of them has."""

    op: Literal["same", "removed", "added"]
    text: str
    old: str | None = Field(None, description="of `same`: how the old text sets it, if otherwise")


class Part(Shape):
    """Another record of the same edition that goes into, or comes out of, this pair."""

    edition: Literal["old", "new"]
    record_id: str
    text: str


class Change(Shape):
    """What became of one record."""

    type: ChangeType
    old: Side | None = None
    new: Side | None = None
    fields: list[FieldChange] = Field(default_factory=list)
    words: list[WordOp] = Field(default_factory=list)
    similarity: float | None = Field(None, description="0 to 1, of a pair; 1 for the same words")
    merged: list[Part] = Field(
        default_factory=list, description="old records whose words the new one took up as well"
    )
    split: list[Part] = Field(
        default_factory=list, description="new records that took up words of the old one as well"
    )


class Summary(Shape):
    """How many records of each kind."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0
    reworded: int = 0
    unchanged: int = 0


class Diff(Shape):
    """Two editions compared, changes in the order of the sheets."""

    old: Edition
    new: Edition
    changes: list[Change] = Field(default_factory=list)
    summary: Summary = Field(default_factory=Summary)

    def to_json(self) -> str:
        """Return the diff as indented JSON."""
        return self.model_dump_json(indent=1)
