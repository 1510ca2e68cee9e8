"""What the modules of this room look at: a sheet's blocks with their mentions, in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from extract.schema import Block, Label, Mention


class Setting:
    """Blocks and mentions of one sheet. `mentions` is in reading order."""

    def __init__(self, blocks: Sequence[Block], mentions: Sequence[Mention]) -> None:
        self.blocks = list(blocks)
        self.by_id = {block.id: block for block in self.blocks}
        self.place = {block.id: i for i, block in enumerate(self.blocks)}
        known = (m for m in mentions if m.block in self.by_id)
        self.mentions = sorted(known, key=lambda m: (self.place[m.block], m.start, m.end))

    @cached_property
    def by_block(self) -> dict[str, list[Mention]]:
        """The mentions of each block, in order."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.block].append(mention)
        return found

    def of(self, *labels: Label) -> Iterator[Mention]:
        """Yield the mentions of these labels, in reading order."""
        return (m for m in self.mentions if m.label in labels)

    def before(self, mention: Mention, width: int = 80) -> str:
        """Return up to `width` characters of the block before the mention."""
        return self.by_id[mention.block].text[max(0, mention.start - width) : mention.start]

    def after(self, mention: Mention, width: int = 80) -> str:
        """Return up to `width` characters of the block behind the mention."""
        return self.by_id[mention.block].text[mention.end : mention.end + width]
