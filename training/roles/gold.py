"""Gold sheets as the blocks and mentions that the pipeline would give, with their answers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.normalise import Settlement
from extract.records.sheet import Sheet
from extract.schema import Amount, Block, Date, Instrument, Label, Mention, Named, Party


@dataclass(frozen=True, slots=True)
class GoldSheet:
    """A sheet of blocks and mentions, and what the annotators say of them.

    `party` is by mention id; `status` and `sector` are by block id.
    """

    doc_id: str
    settled: Settlement
    sheet: Sheet
    party: dict[str, bool]
    status: dict[str, str]
    sector: dict[str, str]


def read_folder(folder: Path) -> list[GoldSheet]:
    """Read every `*.json` of `folder`, in the order of their names."""
    return [read_gold(path) for path in sorted(folder.glob("*.json"))]


def read_gold(path: Path) -> GoldSheet:
    """Read one gold sheet; sections, parents and ids are worked out as layout does."""
    data = json.loads(path.read_text(encoding="utf-8"))
    mentions: list[Mention] = []
    settled = Settlement()
    party: dict[str, bool] = {}
    status: dict[str, str] = {}
    sector: dict[str, str] = {}
    blocks = arranged(data["blocks"])
    for item, block in zip(data["blocks"], blocks, strict=True):
        if block.kind == "heading":
            sector[block.id] = item.get("sector") or "general"
        if "status" in item:
            status[block.id] = item["status"]
        for found in item["mentions"]:
            mention = mention_of(
                f"m{len(mentions)}", block, found["start"], found["end"], found["label"]
            )
            mentions.append(mention)
            _settle(settled, mention, found)
            if found.get("party") is not None:
                party[mention.id] = found["party"] == 1
    return GoldSheet(
        data["doc_id"], settled, Sheet(blocks, mentions, settled.names), party, status, sector
    )


def arranged(items: Iterable[dict[str, Any]]) -> list[Block]:
    """Return blocks in their order, each with its section and its parent as layout gives them."""
    blocks: list[Block] = []
    section: str | None = None
    open_bullets: list[Block] = []
    for item in items:
        blocks.append(_block(item, section, open_bullets))
        if blocks[-1].kind == "heading":
            section = blocks[-1].id
    return blocks


def _block(item: dict[str, Any], section: str | None, open_bullets: list[Block]) -> Block:
    level = item["level"]
    if item["kind"] == "bullet":
        while open_bullets and open_bullets[-1].level >= level:
            open_bullets.pop()
    else:
        open_bullets.clear()
    block = Block(
        id=f"b{item['id']}",
        kind=item["kind"],
        level=level,
        text=item["text"],
        parent=open_bullets[-1].id if open_bullets else None,
        section=section if item["kind"] not in ("title", "heading") else None,
    )
    if item["kind"] == "bullet":
        open_bullets.append(block)
    return block


def mention_of(name: str, block: Block, start: int, end: int, label: Label) -> Mention:
    """Return the mention of these characters of a block."""
    return Mention(
        id=name,
        block=block.id,
        start=start,
        end=end,
        text=block.text[start:end],
        label=label,
        source="gold",
    )


def _settle(settled: Settlement, mention: Mention, found: dict[str, Any]) -> None:
    """Enter the value that a perfect normaliser would give."""
    known: dict[str, Any] = {"mention": mention.text, "mention_id": mention.id, "rule": "gold"}
    name = found.get("name") or mention.text
    settled.names[mention.id] = name
    if mention.label in ("GPE", "ORG", "PERSON"):
        settled.parties[mention.id] = Party(**known, name=name, label=mention.label)
    elif mention.label == "INSTRUMENT":
        value = Instrument(**known, title=name, kind=found["kind"])
        settled.instruments[mention.id] = value
    elif mention.label == "DATE":
        settled.dates[mention.id] = Date(**known, edtf=found.get("edtf"))
    elif mention.label in ("MONEY", "QUANTITY"):
        fields = {f: found[f] for f in ("value", "max", "currency", "unit") if f in found}
        amount = Amount(**known, **fields, qualifier=found.get("q", "exact"))
        settled.amounts[mention.id] = amount
    else:
        settled.named[mention.id] = Named(**known, name=name)
