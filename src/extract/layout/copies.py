"""The rows of a copied text, and what is left of marks and indents."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from extract.layout import marks
from extract.layout.flow import Row

DEPTHS = 4
"""Paragraphs and three levels of items."""
Clump = int
"""Marks that stand together, apart from their lines; rows belong to the clump before them."""


@dataclass(slots=True)
class Copy:
    """The rows of a text, what is known of each, and their widths in em in one face."""

    rows: list[Row]
    depths: list[int] | None
    """Depth of each row by its indent, where the copy kept indents."""
    marks: dict[Clump, int]
    """How many marks each clump has: as many items begin before the next one."""
    clumps: list[Clump]
    """The clump before each row."""
    marked: bool
    """Whether marks stand on the lines of their items."""
    words: list[tuple[float, float]]
    lines: list[float]
    firsts: list[float]
    face: str
    edge: float
    step: float
    """Em by which each level of items stands in."""


def without_marks(rows: list[Row]) -> tuple[list[Row], dict[Clump, list[str]], list[Clump]]:
    """Take out marks that stand on lines of their own, with the blank lines they brought."""
    lines: list[Row] = []
    found_apart: defaultdict[Clump, list[str]] = defaultdict(list)
    clumps: list[Clump] = []
    clump, page, after_mark = -1, -1, False
    for row in rows:
        if marks.lone(row.line.text):
            clump += not after_mark
            found_apart[clump] += row.text.split()
            after_mark = True
            continue
        if after_mark:
            row.above = 0.0
        elif row.sheet_page != page:
            clump += 1
        after_mark, page = False, row.sheet_page
        found = marks.read(row.line.text)
        if found and found.sort == "glyph":
            row.mark = found
        lines.append(row)
        clumps.append(clump)
    return lines, dict(found_apart), clumps


def by_indent(rows: list[Row]) -> list[int] | None:
    """Depths of the rows by where their words begin; None where all begin at one edge."""
    counts = Counter(round(row.hang) for row in rows)
    edges: list[int] = []
    for column in sorted(counts):
        if not edges or column > edges[-1] + 3:
            edges.append(column)
    if len(edges) < 2 or max(counts.values()) == len(rows):
        return None
    return [min(DEPTHS - 1, sum(round(row.hang) >= edge for edge in edges) - 1) for row in rows]
