"""A corrected document as an annotated sheet, for the next training.

The shape is that of the annotated sheets which `training/` reads: blocks with `kind`, `level`,
`text`, `status` or `sector`, and mentions with `start`, `end`, `text`, `label` and the fields of
their label (`party`, `name`, `kind`, `edtf`, `value`, `max`, `currency`, `unit`, `q`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extract.schema import Amount, Block, Date, Document, Instrument, Mention, Named, Party, Record

_PARTIES = ("GPE", "ORG", "PERSON")


def to_gold(document: Document) -> dict[str, Any]:
    """Return the document as an annotated sheet."""
    records = {record.block: record for record in document.records}
    sectors = {record.section: record.sector for record in document.records}
    return {
        "doc_id": document.doc_id,
        "issued": document.issued,
        "title": document.title,
        "blocks": [
            _block(number, block, records.get(block.id), sectors, document.mentions)
            for number, block in enumerate(document.blocks)
            if block.kind in ("title", "heading", "paragraph", "bullet")
        ],
    }


def _block(
    number: int,
    block: Block,
    record: Record | None,
    sectors: Mapping[str | None, str],
    mentions: list[Mention],
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": number,
        "kind": block.kind,
        "level": block.level,
        "text": block.text,
    }
    if record is not None:
        made["status"] = record.status
    elif block.kind == "heading":
        made["sector"] = sectors.get(block.text, "general")
    made["mentions"] = [
        _mention(mention, record) for mention in mentions if mention.block == block.id
    ]
    return made


def _mention(mention: Mention, record: Record | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "label": mention.label,
    }
    values = _values(record, mention)
    if mention.label in _PARTIES and record is not None:
        made["party"] = int(any(isinstance(value, Party) for value in values))
    for value in values:
        made |= _fields(value, mention)
    return made


def _values(record: Record | None, mention: Mention) -> list[object]:
    if record is None:
        return []
    fields = (
        record.parties,
        record.instruments,
        record.dates,
        record.amounts,
        record.programs,
        record.places,
    )
    return [value for values in fields for value in values if value.mention_id == mention.id]


def _fields(value: object, mention: Mention) -> dict[str, Any]:
    match value:
        case Party(name=name) | Named(name=name):
            return {"name": name} if name != mention.text else {}
        case Instrument(kind=kind, title=title):
            return {"kind": kind} | ({"name": title} if title != mention.text else {})
        case Date(edtf=edtf):
            return {"edtf": edtf} if edtf else {}
        case Amount():
            return _amount(value)
    return {}


def _amount(amount: Amount) -> dict[str, Any]:
    said = amount.model_dump(mode="json", include={"value", "max", "currency", "unit"})
    made = {key: item for key, item in said.items() if item is not None}
    return made | ({"q": amount.qualifier} if amount.qualifier != "exact" else {})
