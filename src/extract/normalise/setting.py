"""What the modules of this room look at: a sheet's blocks with their mentions, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from extract.schema import Block, Label, Mention

_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’])[.;!?]\s+(?=[“\"‘(]?[A-Z0-9•])|\n")
_WIDEST = 1500


class Setting:
    """Blocks and mentions of one sheet. `mentions` is in reading order."""

    def __init__(self, blocks: Sequence[Block], mentions: Sequence[Mention]) -> None:
        self.blocks = list(blocks)
        self.by_id = {block.id: block for block in self.blocks}
        self.place = {block.id: i for i, block in enumerate(self.blocks)}
        known = (m for m in mentions if m.block in self.by_id)
        self._sentences: dict[str, list[int]] = {}
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

    def sentence(self, mention: Mention) -> tuple[int, int]:
        """Return where the sentence of a mention begins and ends in its block.

        A sentence without end is cut 1,500 characters before and behind the mention.
        """
        ends = self._ends(mention.block)
        after = bisect_left(ends, mention.end)
        start = ends[bisect_right(ends, mention.start) - 1] if ends[0] <= mention.start else 0
        end = ends[after] if after < len(ends) else len(self.by_id[mention.block].text)
        return max(start, mention.start - _WIDEST), min(end, mention.end + _WIDEST)

    def _ends(self, block_id: str) -> list[int]:
        if block_id not in self._sentences:
            text = self.by_id[block_id].text
            self._sentences[block_id] = [0, *(m.end() for m in _SENTENCE.finditer(text))]
        return self._sentences[block_id]

    def in_sentence(self, mention: Mention) -> list[Mention]:
        """Return the mentions of a mention's sentence, itself among them, in order."""
        start, end = self.sentence(mention)
        mentions = self.by_block[mention.block]
        first = bisect_left(mentions, start, key=lambda m: m.start)
        last = bisect_right(mentions, end, key=lambda m: m.start)
        return [m for m in mentions[first:last] if m.end <= end]

    def before(self, mention: Mention, width: int = 80) -> str:
        """Return up to `width` characters of the block before the mention."""
        return self.by_id[mention.block].text[max(0, mention.start - width) : mention.start]

    def after(self, mention: Mention, width: int = 80) -> str:
        """Return up to `width` characters of the block behind the mention."""
        return self.by_id[mention.block].text[mention.end : mention.end + width]
