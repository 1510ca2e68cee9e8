"""A sheet by hand: lines of text with their mentions in double brackets."""

from __future__ import annotations

import re
from typing import cast

from extract.schema import Block, BlockKind, Label, Mention

_MARKED = re.compile(r"\[\[(?P<label>[A-Z]+) (?P<text>.+?)\]\]")


def sheet(*lines: str, title: str = "") -> tuple[list[Block], list[Mention]]:
    """Read `[[ORG METI]] and [[GPE Japan]]` as a bullet with two mentions, ids m1, m2 ..."""
    blocks: list[Block] = []
    mentions: list[Mention] = []
    kinds: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    kinds += [("bullet", line) for line in lines]
    for kind, line in kinds:
        block = f"b{len(blocks) + 1}"
        text, at = "", 0
        for marked in _MARKED.finditer(line):
            text += line[at : marked.start()]
            start = len(text)
            text += marked["text"]
            at = marked.end()
            mentions.append(
                Mention(
                    id=f"m{len(mentions) + 1}",
                    block=block,
                    start=start,
                    end=len(text),
                    text=marked["text"],
                    label=cast(Label, marked["label"]),
                    source="test",
                )
            )
        blocks.append(Block(id=block, kind=kind, text=text + line[at:]))
    return blocks, mentions
