"""Finding mentions: a spaCy pipeline of rules and a trained model, settled over the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language

    from extract.schema import BBox, Block, Mention


def load(model: str | None = None) -> Language:
    """Return the pipeline: see `extract.annotate.pipeline.load`."""
    from extract.annotate import pipeline

    return pipeline.load(model)


def annotate(
    nlp: Language,
    blocks: Sequence[Block],
    glyphs: Mapping[str, Sequence[tuple[int, BBox] | None]] | None = None,
) -> list[Mention]:
    """Return the mentions of `blocks`: see `extract.annotate.mentions.annotate`."""
    from extract.annotate import mentions

    return mentions.annotate(nlp, blocks, glyphs)
