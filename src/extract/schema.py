"""The shape of a document: blocks, mentions and records. These models are the JSON Schema.

Offsets count Unicode code points of a block's text. Boxes are in PDF points (1/72 inch),
`(x0, top, x1, bottom)` with the origin at the page's top left. Pages count from 1.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

SCHEMA_VERSION = "1.0"

BBox = tuple[float, float, float, float]
BlockKind = Literal["title", "heading", "paragraph", "bullet", "table", "footnote"]
Label = Literal[
    "GPE", "ORG", "PERSON", "PLACE", "INSTRUMENT", "PROGRAM", "DATE", "MONEY", "QUANTITY"
]
Status = Literal["completed", "ongoing", "planned", "statement"]
Sector = Literal[
    "semiconductors",
    "critical_minerals",
    "ict",
    "clean_energy",
    "science_technology",
    "health",
    "space",
    "defense_security",
    "trade_investment",
    "infrastructure_transport",
    "agriculture_food",
    "education_people",
    "governance_rights",
    "environment",
    "development_finance",
    "general",
]
InstrumentKind = Literal[
    "memorandum",
    "agreement",
    "treaty",
    "contract",
    "loan",
    "grant",
    "exchange_of_notes",
    "letter_of_intent",
    "declaration",
    "joint_statement",
    "action_plan",
    "strategy",
    "principles",
    "law",
    "executive_order",
    "partnership",
    "arrangement",
    "other",
]
Qualifier = Literal["exact", "over", "at_least", "up_to", "under", "about", "additional"]


def _plain(value: Decimal) -> str:
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


Number = Annotated[Decimal, PlainSerializer(_plain, return_type=str, when_used="json")]
"""A decimal; in JSON a string of plain digits without exponent or trailing zeros."""


class Model(BaseModel):
    """The base of all shapes: no unknown fields."""

    model_config = ConfigDict(extra="forbid")


class Region(Model):
    """A run of a block's characters that stand on one line of the source."""

    start: int
    end: int
    page: int | None = None
    bbox: BBox | None = None
    line: int | None = Field(None, description="line of the source text, from 1; null for PDF")


class Block(Model):
    """A title, heading, paragraph, bullet, table or footnote, in reading order."""

    id: str
    kind: BlockKind
    level: int = Field(0, description="headings from 1, bullets by nesting from 1, others 0")
    text: str
    parent: str | None = Field(None, description="id of the bullet above a nested one")
    section: str | None = Field(None, description="id of the nearest heading above")
    page: int | None = None
    bbox: BBox | None = None
    marker: str | None = Field(None, description="the mark or number that opened the bullet")
    lines: list[Region] = Field(default_factory=list)
    rows: list[list[str]] | None = Field(None, description="cells of a table")


class Candidate(Model):
    """A span that lost to another one: kept as evidence."""

    start: int
    end: int
    label: Label
    source: str


class Mention(Model):
    """A run of characters of one block that names one thing."""

    id: str
    block: str
    start: int
    end: int
    text: str
    label: Label
    source: str = Field(description='"model" or "rule:<id>"')
    page: int | None = None
    boxes: list[Region] = Field(default_factory=list, description="where the characters stand")
    alternatives: list[Candidate] = Field(default_factory=list)


class Value(Model):
    """What a record says of one mention, and why."""

    mention: str
    mention_id: str | None = None
    rule: str | None = Field(None, description="the rule or classifier that gave the value")


class Party(Value):
    """Who does it, signs it, pays for it, receives it or is the other side of it."""

    name: str
    label: Label
    country: str | None = Field(None, description="ISO 3166-1 alpha-2")


class Instrument(Value):
    """What is signed, issued or reached."""

    kind: InstrumentKind
    title: str
    count: int = 1
    date: str | None = Field(None, description="EDTF date that belongs to it")
    parties: list[str] = Field(default_factory=list, description="names of those on it")


class Date(Value):
    """A time in Extended Date/Time Format (ISO 8601-2), with its first and last day."""

    edtf: str | None = None
    start: str | None = None
    end: str | None = None


class Amount(Value):
    """Money (`currency`, ISO 4217) or a quantity (`unit`); a range has `value` and `max`."""

    value: Number | None = None
    max: Number | None = None
    currency: str | None = None
    unit: str | None = None
    ucum: str | None = Field(None, description="UCUM code of the unit where one exists")
    qualifier: Qualifier = "exact"


class Named(Value):
    """A programme or a place."""

    name: str


class Record(Model):
    """What one paragraph or bullet reports."""

    record_id: str
    doc_id: str
    block: str
    section: str | None = Field(None, description="text of the nearest heading above")
    sector: Sector = "general"
    sector_rule: str | None = Field(
        None, description='"heading:<rule>", or "no heading" when none stands above'
    )
    inferred_sector: Sector | None = Field(
        None, description="of a general record: the sector that its own words tell, if one does"
    )
    status: Status = "statement"
    status_rule: str | None = None
    text: str
    page: int | None = None
    parties: list[Party] = Field(default_factory=list)
    instruments: list[Instrument] = Field(default_factory=list)
    dates: list[Date] = Field(default_factory=list)
    amounts: list[Amount] = Field(default_factory=list)
    programs: list[Named] = Field(default_factory=list)
    places: list[Named] = Field(default_factory=list)


class Source(Model):
    """The input as it came."""

    path: str
    sha256: str
    media_type: str
    pages: int | None = None


class Pipeline(Model):
    """What made the document."""

    version: str
    model: str
    rules: str


class Furniture(Model):
    """Text of the source that is no part of the sheet: running heads, stamps, page numbers."""

    text: str
    reason: str
    page: int | None = None
    bbox: BBox | None = None


class Warning(Model):  # noqa: A001 - the contract's word
    """Something a reader should look at."""

    code: str
    message: str
    block: str | None = None
    mention: str | None = None


class Document(Model):
    """One fact sheet: where it came from, how it reads, and what it says."""

    schema_version: Literal["1.0"] = "1.0"
    doc_id: str
    title: str
    issued: str | None = Field(None, description="ISO 8601 date of issue")
    issued_from: Literal["option", "sheet", "file name", "title"] | None = None
    source: Source
    pipeline: Pipeline
    blocks: list[Block] = Field(default_factory=list)
    mentions: list[Mention] = Field(default_factory=list)
    records: list[Record] = Field(default_factory=list)
    furniture: list[Furniture] = Field(default_factory=list)
    warnings: list[Warning] = Field(default_factory=list)
