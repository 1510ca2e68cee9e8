"""Tables that the reader found, put where they stand among the pieces."""

from __future__ import annotations

from extract.layout.flow import Row
from extract.layout.pieces import Piece
from extract.read.lines import Line, Sheet, Table


def insert(pieces: list[Piece], sheet: Sheet, numbers: dict[int, tuple[int, int]]) -> list[Piece]:
    """Return the pieces with a piece for each table before the first piece under it.

    `numbers` gives, by the id of a line, the index of its page and its index there.
    """
    waiting = [
        (index, table.before, _piece(table))
        for index, page in enumerate(sheet.pages)
        for table in page.tables
        if any(any(cell.strip() for cell in row) for row in table.rows)
    ]
    found: list[Piece] = []
    for piece in pieces:
        place = numbers[id(piece.head.line)]
        while found and waiting and waiting[0][:2] <= place:
            found.append(waiting.pop(0)[2])
        found.append(piece)
    return found + [piece for _, _, piece in waiting]


def _piece(table: Table) -> Piece:
    row = Row(Line("", page=table.page), 0)
    return Piece([row], kind="table", table=table)


def text(table: Table) -> str:
    """The cells of a table as text: one line a row, cells parted by " | "."""
    rows = [[" ".join(cell.split()) for cell in row] for row in table.rows]
    return "\n".join(" | ".join(row) for row in rows if any(row))
