"""Blocks, mentions and their settled values become records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from extract.records import ids, instruments, roles, sectors, status
from extract.records.sheet import Sheet
from extract.schema import (
    Amount,
    Block,
    Date,
    Instrument,
    Mention,
    Named,
    Party,
    Record,
    Value,
)

REPORTING = ("paragraph", "bullet")
_Value = TypeVar("_Value", bound=Value)


def build(
    doc_id: str, blocks: Sequence[Block], mentions: Sequence[Mention], values: Mapping[str, Value]
) -> list[Record]:
    """Return one record for each paragraph and bullet, in reading order.

    `values` holds what is settled of each mention, by its id: its name, date, amount or
    instrument. A mention without a value gives nothing to its record.
    """
    sheet = Sheet(blocks, mentions, values)
    register = ids.Register()
    deciders = _Deciders(sheet)
    return [
        _record(doc_id, sheet, block, values, register, deciders)
        for block in sheet.blocks
        if block.kind in REPORTING
    ]


class _Deciders:
    """What the classifiers say of a whole sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.roles = roles.decide(sheet)
        self.status = status.decide(sheet)
        self.sectors = sectors.decide(sheet)


def _record(
    doc_id: str,
    sheet: Sheet,
    block: Block,
    values: Mapping[str, Value],
    register: ids.Register,
    deciders: _Deciders,
) -> Record:
    heading = sheet.by_id.get(block.section or "")
    section = heading.text if heading else None
    sector = deciders.sectors[block.id]
    found = [values[m.id] for m in sheet.mentions.get(block.id, ()) if m.id in values]
    parties = _parties(sheet, block, values, deciders)
    return Record(
        record_id=register.next_id(section, block.text),
        doc_id=doc_id,
        block=block.id,
        section=section,
        sector=sector.sector,
        sector_rule=sector.rule,
        status=deciders.status[block.id].status,
        status_rule=deciders.status[block.id].rule,
        text=block.text,
        page=block.page,
        parties=parties,
        instruments=instruments.complete(sheet, block, values, parties),
        dates=list(_of(Date, found)),
        amounts=list(_of(Amount, found)),
        programs=list(_named(sheet, block, values, "PROGRAM")),
        places=list(_named(sheet, block, values, "PLACE")),
    )


def _parties(
    sheet: Sheet, block: Block, values: Mapping[str, Value], deciders: _Deciders
) -> list[Party]:
    """Return each party of the block once, as its first mention that is one names it."""
    parties: dict[str, Party] = {}
    for mention in sheet.mentions.get(block.id, ()):
        value, role = values.get(mention.id), deciders.roles.get(mention.id)
        if isinstance(value, Party) and role is not None and role.party:
            rule = " + ".join(filter(None, (value.rule, role.rule)))
            parties.setdefault(value.name, value.model_copy(update={"rule": rule}))
    return list(parties.values())


def _named(sheet: Sheet, block: Block, values: Mapping[str, Value], label: str) -> Iterator[Named]:
    seen: set[str] = set()
    for mention in sheet.mentions.get(block.id, ()):
        value = values.get(mention.id)
        if mention.label == label and isinstance(value, Named) and value.name not in seen:
            seen.add(value.name)
            yield value


def _of(kind: type[_Value], values: Iterable[Value]) -> Iterator[_Value]:
    return (value for value in values if isinstance(value, kind))
