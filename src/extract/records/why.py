"""Why a record says what it says: each value with its characters, its page and its rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extract.errors import ExtractError
from extract.normalise import settle
from extract.records import roles, status
from extract.records.catalog import tell
from extract.records.classifier import load
from extract.records.sectors import SectorView
from extract.records.sheet import Sheet
from extract.schema import Amount, Block, Date, Document, Instrument, Party, Record, Value

_REASONS = 4
_TAGS = {
    "<COUNTRY>": "a country",
    "<GPE>": "a city or region",
    "<ORG>": "a body",
    "<PERSON>": "a person",
    "<PLACE>": "a place",
    "<INSTRUMENT>": "an instrument",
    "<PROGRAM>": "a programme",
    "<DATE>": "a date",
    "<MONEY>": "an amount of money",
    "<QUANTITY>": "a quantity",
    "^": "its start",
    "$": "its end",
}
_KIND = re.compile(r"^(COUNTRY|GPE|ORG|PERSON)(?=, |$)")


def explain(document: Document, record_id: str) -> list[str]:
    """Return lines that tell where each value of a record stands and what gave it.

    For a classifier they name what spoke most for its answer. What the classifiers see is worked
    out again from the document's blocks and mentions. Raises `ExtractError` if there is no such
    record.
    """
    record = next((r for r in document.records if r.record_id == record_id), None)
    if record is None:
        raise ExtractError(f"{document.doc_id} has no record {record_id}", "Look it up with show")
    issued = date.fromisoformat(document.issued) if document.issued else None
    names = settle(document.blocks, document.mentions, issued).names
    sheet = Sheet(document.blocks, document.mentions, names)
    return list(_lines(sheet, sheet.by_id[record.block], record))


def _lines(sheet: Sheet, block: Block, record: Record) -> Iterator[str]:
    where = f"block {block.id}" + (f", page {block.page}" if block.page else "")
    yield f"record {record.record_id}: {where}"
    yield from _sector(sheet, record)
    yield from _status(sheet, block, record)
    for value in _values(record):
        yield _value(block, sheet, value)
        if isinstance(value, Party):
            yield from _role(sheet, block, value.mention_id, party=True)
    named = {party.mention_id for party in record.parties}
    for mention in sheet.mentions.get(block.id, ()):
        if mention.label in roles.LABELS and mention.id not in named:
            same = sheet.names[mention.id] in {party.name for party in record.parties}
            if not same:
                yield f"no party: {_place(block, sheet, mention.id)}"
                yield from _role(sheet, block, mention.id, party=False)


def _values(record: Record) -> Iterator[Value]:
    yield from record.parties
    yield from record.instruments
    yield from record.dates
    yield from record.amounts
    yield from record.programs
    yield from record.places


def _sector(sheet: Sheet, record: Record) -> Iterator[str]:
    yield f"sector {record.sector}: {tell(record.sector_rule)}"
    if record.inferred_sector is not None:
        yield f"  its own words tell {record.inferred_sector}"
    heading = sheet.by_id.get(sheet.by_id[record.block].section or "")
    if heading is not None:
        yield f"  the heading above is “{heading.text}” (block {heading.id})"
        said = SectorView(sheet).features(heading, record.sector)
        yield from _because(load("sectors").strongest(said, "yes", 3 * _REASONS))


def _status(sheet: Sheet, block: Block, record: Record) -> Iterator[str]:
    yield f"status {record.status}: {tell(record.status_rule)}"
    said = status.features(sheet, block)
    yield from _because(load("status").strongest(said, record.status, 3 * _REASONS))


def _role(sheet: Sheet, block: Block, mention_id: str | None, *, party: bool) -> Iterator[str]:
    mention = next((m for m in sheet.mentions.get(block.id, ()) if m.id == mention_id), None)
    if mention is not None and mention.id in sheet.rows[block.id].place:
        said = roles.features(sheet, block, mention)
        answer = "party" if party else "no party"
        yield from _because(load("roles").strongest(said, answer, 3 * _REASONS))


def _because(features: list[str]) -> Iterator[str]:
    """Tell the strongest features, leaving out those that say again what a stronger one says."""
    reasons: list[str] = []
    for feature in map(in_words, features):
        if not any(feature in said or said in feature for said in reasons):
            reasons.append(feature)
    if reasons:
        yield f"  because: {'; '.join(reasons[:_REASONS])}"


def in_words(feature: str) -> str:
    """Return a feature's name for a reader: "ORG, after: <MONEY> for" has the tags spelled out."""
    said = _KIND.sub(lambda kind: _TAGS[f"<{kind[1]}>"], feature)
    head, colon, words = said.partition(": ")
    if not colon:
        return said
    told = [_TAGS.get(word, word) for word in words.split(" ")]
    return f"{head} “{' '.join(told)}”"


def _value(block: Block, sheet: Sheet, value: Value) -> str:
    return f"{_said(value)}: {_place(block, sheet, value.mention_id)}; {tell(value.rule)}"


def _said(value: Value) -> str:
    """Return what a value says, in a few words."""
    if isinstance(value, Party):
        return f"party {value.name}" + (f" ({value.country})" if value.country else "")
    if isinstance(value, Instrument):
        date_ = f", {value.date}" if value.date else ""
        return f"instrument {value.kind} “{value.title}”{date_}"
    if isinstance(value, Date):
        return f"date {value.edtf or 'left open'}"
    if isinstance(value, Amount):
        figure = "left open" if value.value is None else format(value.value.normalize(), "f")
        upper = "" if value.max is None else f" to {format(value.max.normalize(), 'f')}"
        unit = value.currency or value.unit or ""
        return f"amount {value.qualifier} {figure}{upper} {unit}".rstrip()
    return f"programme or place {getattr(value, 'name', '')}"


def _place(block: Block, sheet: Sheet, mention_id: str | None) -> str:
    """Return the characters of a mention, its page and who found it."""
    for mention in sheet.mentions.get(block.id, ()):
        if mention.id == mention_id:
            page = f", page {mention.page}" if mention.page else ""
            span = f"characters {mention.start}-{mention.end} of {block.id}{page}"
            return f"“{mention.text}” ({span}, found by {mention.source})"
    return "no mention"
