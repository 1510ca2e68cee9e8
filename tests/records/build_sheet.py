"""Sheets made by hand: blocks and mentions written in a few words."""

from __future__ import annotations

import re

from extract.normalise import Settlement
from extract.records.sheet import Sheet
from extract.schema import Block, BlockKind, Label, Mention, Named, Party

_MARKED = re.compile(r"\[([^|\]]+)\|([A-Z]+)(?:\|([^\]]+))?\]")


class Made:
    """A sheet in the making: `add` takes text with mentions marked as `[Japan|GPE]`.

    A third part is the canonical name: `[METI|ORG|Ministry of Economy]`.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.mentions: list[Mention] = []
        self.settled = Settlement()
        self._section: str | None = None
        self._bullets: list[Block] = []

    def add(self, kind: BlockKind, marked: str, level: int = 0) -> Block:
        """Add a block; headings open a section, bullets stand under those of a lower level."""
        text = _MARKED.sub(r"\1", marked)
        block_id = f"b{len(self.blocks)}"
        self._bullets = [b for b in self._bullets if kind == "bullet" and b.level < level]
        block = Block(
            id=block_id,
            kind=kind,
            level=level,
            text=text,
            section=None if kind in ("title", "heading") else self._section,
            parent=self._bullets[-1].id if self._bullets else None,
        )
        if kind == "bullet":
            self._bullets.append(block)
        if kind == "heading":
            self._section = block_id
        self.blocks.append(block)
        self._mark(block, marked)
        return block

    def _mark(self, block: Block, marked: str) -> None:
        shift = 0
        for found in _MARKED.finditer(marked):
            start = found.start() - shift
            shift += len(found[0]) - len(found[1])
            label: Label = found[2]  # type: ignore[assignment]
            mention = Mention(
                id=f"m{len(self.mentions)}",
                block=block.id,
                start=start,
                end=start + len(found[1]),
                text=found[1],
                label=label,
                source="test",
            )
            self.mentions.append(mention)
            self._settle(mention, found[3] or found[1])

    def _settle(self, mention: Mention, name: str) -> None:
        known = {"mention": mention.text, "mention_id": mention.id, "rule": "test"}
        self.settled.names[mention.id] = name
        if mention.label in ("GPE", "ORG", "PERSON"):
            self.settled.parties[mention.id] = Party(name=name, label=mention.label, **known)
        elif mention.label in ("PROGRAM", "PLACE"):
            self.settled.named[mention.id] = Named(name=name, **known)

    @property
    def sheet(self) -> Sheet:
        """The sheet as the classifiers see it."""
        return Sheet(self.blocks, self.mentions, self.settled.names)
