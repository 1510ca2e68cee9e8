"""Rows gathered to pieces: what will be one block each."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field

from extract.layout import marks
from extract.layout.flow import Row, first_word
from extract.layout.glyphs import Fragment
from extract.layout.marks import Mark
from extract.read.lines import Role, Table
from extract.schema import BlockKind


@dataclass(slots=True)
class Piece:
    """The rows of one block, its mark, and what has been decided about it."""

    rows: list[Row]
    fragments: list[Fragment] = field(default_factory=list)
    mark: Mark | None = None
    kind: BlockKind = "paragraph"
    level: int = 0
    depth: int = 0
    """How deep an item without a mark was found to stand; 0 where that is not known."""
    told: Role | None = None
    """What the format says it is."""
    run_in: bool = False
    """Whether it is a heading that was run in at the head of a paragraph."""
    table: Table | None = None

    @property
    def text(self) -> str:
        """The words, roughly: lines joined by spaces."""
        return " ".join(fragment.text.strip() for fragment in self.fragments)

    @property
    def head(self) -> Row:
        """The first row."""
        return self.rows[0]


def start(row: Row) -> Piece:
    """Return a piece that begins with `row`."""
    fragment = row.fragment
    if row.mark and row.mark.sort == "number":
        fragment = Fragment(row.line, 0, len(row.line.text))
    return Piece([row], [fragment], row.mark)


def wrap_width(rows: list[Row]) -> int | None:
    """Return the column at which a text was wrapped by hand or machine; None if it was not.

    It is the width that explains most line ends: the line fits, and its next word would not.
    """
    pairs = [
        (len(a.line.text) + round(a.indent), len(first_word(b.text)))
        for a, b in itertools.pairwise(rows)
        if not b.above and not b.breaks and b.indent >= a.indent and not marks.read(b.line.text)
    ]
    votes: Counter[int] = Counter()
    for length, word in pairs:
        votes.update(range(length, length + word + 1))
    if len(pairs) < 2:
        return None
    width, count = max(votes.items(), key=lambda item: (item[1], -item[0]))
    return width if count >= 0.6 * len(pairs) and 40 <= width < 160 else None
