"""Pieces of a sheet whose format says what its lines are: HTML, DOCX, ODT, Markdown."""

from __future__ import annotations

from extract.layout import marks
from extract.layout.flow import Row
from extract.layout.pieces import Piece, start


def gather(rows: list[Row]) -> list[Piece]:
    """Make a piece of each line, or of the lines that go on with one another."""
    pieces: list[Piece] = []
    for row in rows:
        line = row.line
        if line.continues and pieces:
            pieces[-1].rows.append(row)
            pieces[-1].fragments.append(row.fragment)
            continue
        if line.marker:
            row.mark = marks.held_apart(line.marker)
        elif line.role is None or line.role.kind == "paragraph":
            found = marks.read(line.text)
            row.mark = found if found and found.end < len(line.text) else None
        piece = start(row)
        piece.told = line.role
        if line.role and line.role.kind == "bullet":
            piece.depth = max(1, line.role.level)
        pieces.append(piece)
    return pieces
