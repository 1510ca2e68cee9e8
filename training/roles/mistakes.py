"""Mentions that a recogniser would take for bodies, so that roles learn not to trust each one.

The annotators' mentions are right, the pipeline's are not always: programmes and places are taken
for bodies, and so are capitals that name nothing. None of them is a party. Each is an example
with a small weight, about how often such a one is mistaken on sheets not learnt from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.records.sheet import Sheet
from extract.schema import Block, Mention
from training.roles.gold import GoldSheet

_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9&-]{1,6}\b|\b(?:[A-Z][a-z]+ ){1,3}[A-Z][a-z]+\b")
_WEIGHTS = {"PROGRAM": 0.2, "PLACE": 0.07}
_WEIGHT_OF_CAPITALS = 0.1


def mistaken(gold: GoldSheet) -> Iterator[tuple[Sheet, dict[str, float]]]:
    """Yield the sheet twice, with every other such mention mistaken, and the weights of those.

    Half at a time, so that most of what stands around a mistaken mention is right.
    """
    for half in (0, 1):
        mentions: list[Mention] = []
        weights: dict[str, float] = {}
        names = dict(gold.sheet.names)
        turn = 0
        for block in gold.sheet.blocks:
            right = gold.sheet.mentions.get(block.id, [])
            for mention in [*right, *_capitals(block, right)]:
                weight = _WEIGHTS.get(mention.label, 0.0)
                if mention.id not in names:
                    weight = _WEIGHT_OF_CAPITALS
                turn += weight > 0
                if weight and turn % 2 == half:
                    weights[mention.id] = weight
                    names.setdefault(mention.id, mention.text)
                    mentions.append(mention.model_copy(update={"label": "ORG"}))
                elif mention.id in gold.sheet.names:
                    mentions.append(mention)
        yield Sheet(gold.sheet.blocks, mentions, names), weights


def _capitals(block: Block, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the words in capitals that stand in no mention."""
    for found in _CAPITALS.finditer(block.text):
        start, end = found.span()
        if not any(start < mention.end and mention.start < end for mention in mentions):
            yield Mention(
                id=f"{block.id}-{start}",
                block=block.id,
                start=start,
                end=end,
                text=found.group(),
                label="ORG",
                source="mistaken",
            )
