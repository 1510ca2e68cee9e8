"""A block's text with its mentions marked, whatever overlaps.

Mentions that stand never overlap each other. Spans that lost to them may cross anything, so the
text is cut at every boundary and each piece carries all spans that cover it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from extract.schema import Mention


def marked(text: str, mentions: Sequence[Mention]) -> str:
    """Return `text` as markup: a focusable `mark` for each mention, losers underlined inside."""
    out = []
    at = 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        out.append(_losers(text, at, mention.start, mentions))
        inner = _losers(text, mention.start, mention.end, mentions)
        out.append(
            f'<mark class="{mention.label}" id="{mention.id}" data-m="{mention.id}" tabindex="0">'
            f"{inner}</mark>"
        )
        at = mention.end
    out.append(_losers(text, at, len(text), mentions))
    return "".join(out)


def _losers(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """The characters `start` to `end`, underlined where a span lost that is no whole mention."""
    lost = [
        other
        for mention in mentions
        for other in mention.alternatives
        if (other.start, other.end) != (mention.start, mention.end)
        and other.start < end
        and other.end > start
    ]
    edges = {point for other in lost for point in (other.start, other.end)}
    cuts = sorted({start, end} | {point for point in edges if start < point < end})
    pieces = []
    for a, b in pairwise(cuts):
        labels = sorted({other.label for other in lost if other.start <= a < other.end})
        piece = escape(text[a:b])
        title = f"also read as {', '.join(labels)}"
        pieces.append(f'<span class="lost" title="{title}">{piece}</span>' if labels else piece)
    return "".join(pieces)
