"""What the classifiers look at: the blocks of a sheet, their mentions, and who stands where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from extract.records.verbs import Sentence, read, without_lead
from extract.records.words import Row, row
from extract.schema import Block, Mention

REPORTING = ("paragraph", "bullet")
"""The kinds of block that have a record."""


class Sheet:
    """Blocks in reading order with their mentions, and the lookups that features need."""

    def __init__(
        self, blocks: Sequence[Block], mentions: Sequence[Mention], names: Mapping[str, str]
    ) -> None:
        self.blocks = list(blocks)
        self.by_id = {block.id: block for block in blocks}
        self.index = {block.id: i for i, block in enumerate(blocks)}
        self.mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self.mentions[mention.block].append(mention)
        for found in self.mentions.values():
            found.sort(key=lambda m: m.start)
        self.names = {m.id: names.get(m.id, m.text) for m in mentions}

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The units of each block, by block id."""
        return {b.id: row(b.text, self.mentions.get(b.id, ())) for b in self.blocks}

    @cached_property
    def sentences(self) -> dict[str, list[Sentence]]:
        """The sentences of each block, by block id."""
        return {name: [*_sentences(found)] for name, found in self.rows.items()}

    @cached_property
    def _spoken(self) -> dict[str, list[Sentence]]:
        return {
            name: [without_lead(found[0]), *found[1:]] if found else []
            for name, found in self.sentences.items()
        }

    def spoken(self, block: str) -> list[Sentence]:
        """Return the sentences of a block, without the lead ("Vaccine donation:") at its front."""
        return self._spoken[block]

    @cached_property
    def lead_ins(self) -> dict[str, Block]:
        """The block that opens the list in which a bullet stands, by the bullet's id.

        It is the bullet above a nested one; for a bullet of the first level it is the paragraph
        before the list, where that ends in a colon or the list follows it at once.
        """
        found: dict[str, Block] = {}
        opener: Block | None = None
        for block in self.blocks:
            if block.kind == "bullet":
                above = self.by_id.get(block.parent or "") or opener
                if above is not None:
                    found[block.id] = above
            else:
                opener = block if block.kind == "paragraph" else None
        return found

    @cached_property
    def under(self) -> dict[str, list[Block]]:
        """The paragraphs, bullets and so on under each heading, by the heading's id."""
        found: dict[str, list[Block]] = defaultdict(list)
        for block in self.blocks:
            if block.kind != "heading" and block.section is not None:
                found[block.section].append(block)
        return found

    @cached_property
    def sides(self) -> set[str]:
        """The names in the title."""
        return {
            self.names[m.id]
            for b in self.blocks
            if b.kind == "title"
            for m in self.mentions.get(b.id, ())
        }

    @cached_property
    def share(self) -> dict[str, float]:
        """The share of the sheet's blocks in which a name occurs."""
        seen: Counter[str] = Counter()
        for block in self.blocks:
            seen.update({self.names[m.id] for m in self.mentions.get(block.id, ())})
        return {name: count / len(self.blocks) for name, count in seen.items()}


def _sentences(found: Row) -> Iterator[Sentence]:
    words = found.words()
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or found.sentence[at] != found.sentence[start]:
            yield read(start, words[start:at])
            start = at
