"""From blocks to mentions: the pipeline over every block, then what only the sheet can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from extract.annotate import agreement, overlaps, sheet
from extract.annotate.found import Found, Settled, Weighed
from extract.annotate.opinion import weigh
from extract.annotate.pipeline import SETTLE, weigh_all
from extract.schema import BBox, Block, Candidate, Label, Mention, Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.language import Language

_BLOCKS_AT_ONCE = 64
_LONGEST = 100_000
"""Characters that go through the pipeline at once; spaCy takes a million at most."""


def annotate(
    nlp: Language,
    blocks: Sequence[Block],
    glyphs: Mapping[str, Sequence[tuple[int, BBox] | None]] | None = None,
) -> list[Mention]:
    """Return the mentions of `blocks` in order, with ids m0, m1, ...

    `glyphs` holds, for the id of a block, one (page, box) for each character of its text,
    None for those that no glyph shows.
    """
    mentions: list[Mention] = []
    for block, settled in zip(blocks, settle(nlp, [b.text for b in blocks]), strict=True):
        characters = (glyphs or {}).get(block.id, ())
        mentions += [
            _mention(f"m{number}", block, one, characters)
            for number, one in enumerate(settled, len(mentions))
        ]
    return mentions


def settle(nlp: Language, texts: Sequence[str]) -> list[list[Settled]]:
    """Return what stands in each of `texts`, the blocks of one sheet; long ones go in pieces."""
    cut = [(number, *piece) for number, text in enumerate(texts) for piece in _pieces(text)]
    settled: list[list[Settled]] = [[] for _ in texts]
    results = _settle(nlp, [piece for _, _, piece in cut])
    for (number, offset, _), found in zip(cut, results, strict=True):
        settled[number] += [one.moved(offset) for one in found] if offset else found
    return settled


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield `text`, or pieces of it that end at white space, each with its offset."""
    start = 0
    while len(text) - start > _LONGEST:
        end = text.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _settle(nlp: Language, texts: Sequence[str]) -> list[list[Settled]]:
    docs = list(nlp.pipe(texts, batch_size=_BLOCKS_AT_ONCE, disable=[SETTLE]))
    weighed = [weigh_all(doc) for doc in docs]
    first = [
        [one.span for one in overlaps.choose(found)] for found in agreement.agree(texts, weighed)
    ]
    extended: list[list[Weighed]] = []
    for doc, found, new in zip(docs, weighed, sheet.propose(texts, first), strict=True):
        extended.append([*found, *weigh(doc, new, [one.span for one in found])] if new else found)
    return [overlaps.choose(found) for found in agreement.agree(texts, extended)]


def _mention(
    number: str,
    block: Block,
    settled: Settled,
    characters: Sequence[tuple[int, BBox] | None],
) -> Mention:
    span = settled.span
    boxes = _boxes(block, span, characters)
    return Mention(
        id=number,
        block=block.id,
        start=span.start,
        end=span.end,
        text=block.text[span.start : span.end],
        label=cast(Label, span.label),
        source=span.source,
        page=next((box.page for box in boxes if box.page is not None), block.page),
        boxes=boxes,
        alternatives=[
            Candidate(start=o.start, end=o.end, label=cast(Label, o.label), source=o.source)
            for o in settled.losers
        ],
    )


def _boxes(
    block: Block, span: Found, characters: Sequence[tuple[int, BBox] | None]
) -> list[Region]:
    """Return where the characters of `span` stand, one region for each line of the source."""
    regions = []
    for line in block.lines:
        start, end = max(line.start, span.start), min(line.end, span.end)
        if start < end:
            boxes = [place[1] for place in characters[start:end] if place]
            regions.append(
                Region(
                    start=start,
                    end=end,
                    page=line.page,
                    bbox=_union(boxes) if boxes else None,
                    line=line.line,
                )
            )
    return regions


def _union(boxes: list[BBox]) -> BBox:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
