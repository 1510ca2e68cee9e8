"""Blocks, mentions and their settled values become records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from extract.normalise import Settlement
from extract.records import ids, instruments, roles, sectors, status
from extract.records.sheet import REPORTING, Sheet
from extract.schema import Block, Label, Mention, Named, Party, Record, Value

_Value = TypeVar("_Value", bound=Value)


def build(
    doc_id: str, blocks: Sequence[Block], mentions: Sequence[Mention], settled: Settlement
) -> list[Record]:
    """Return one record for each paragraph and bullet, in reading order.

    `settled` holds the value of each mention; a mention without one gives nothing to its record.
    """
    sheet = Sheet(blocks, mentions, settled.names)
    register = ids.Register()
    role = roles.decide(sheet)
    action = status.decide(sheet)
    sector = sectors.decide(sheet)
    records = []
    for block in sheet.blocks:
        if block.kind not in REPORTING:
            continue
        heading = sheet.by_id.get(block.section or "")
        section = heading.text if heading else None
        parties = _parties(sheet, block, settled, role)
        records.append(
            Record(
                record_id=register.next_id(section, block.text),
                doc_id=doc_id,
                block=block.id,
                section=section,
                sector=sector[block.id].sector,
                sector_rule=sector[block.id].rule,
                inferred_sector=sector[block.id].inferred,
                status=action[block.id].status,
                status_rule=action[block.id].rule,
                text=block.text,
                page=block.page,
                parties=parties,
                instruments=instruments.complete(sheet, block, settled, parties),
                dates=_of(sheet, block, settled.dates),
                amounts=_of(sheet, block, settled.amounts),
                programs=_named(sheet, block, settled, "PROGRAM"),
                places=_named(sheet, block, settled, "PLACE"),
            )
        )
    return records


def _parties(
    sheet: Sheet, block: Block, settled: Settlement, role: Mapping[str, roles.Role]
) -> list[Party]:
    """Return each party of the block once, with the first of its mentions that is a party."""
    parties: dict[str, Party] = {}
    for mention in sheet.mentions.get(block.id, ()):
        value, decided = settled.parties.get(mention.id), role.get(mention.id)
        if value is not None and decided is not None and decided.party:
            rule = ", ".join(filter(None, (value.rule, decided.rule)))
            parties.setdefault(value.name, value.model_copy(update={"rule": rule}))
    return list(parties.values())


def _of(sheet: Sheet, block: Block, values: Mapping[str, _Value]) -> list[_Value]:
    """Return the values of the block's mentions, in the order of the text."""
    return [values[m.id] for m in sheet.mentions.get(block.id, ()) if m.id in values]


def _named(sheet: Sheet, block: Block, settled: Settlement, label: Label) -> list[Named]:
    """Return each programme or place of the block once."""
    found: dict[str, Named] = {}
    for mention in sheet.mentions.get(block.id, ()):
        value = settled.named.get(mention.id)
        if mention.label == label and value is not None:
            found.setdefault(value.name, value)
    return list(found.values())
