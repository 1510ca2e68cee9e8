"""From the lines of a sheet to its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.layout import (
    bullets,
    copied,
    flow,
    footnotes,
    furniture,
    glued,
    headings,
    placed,
    runin,
    spaced,
    tables,
    titles,
    told,
)
from extract.layout.flow import Row
from extract.layout.glyphs import Place, Run, assemble, union
from extract.layout.hyphens import Vocabulary
from extract.layout.pieces import Piece
from extract.read.lines import Sheet, Table
from extract.schema import Block, Furniture, Region
from extract.schema import Warning as Notice

_PRINTED = frozenset(("print stamp", "print address", "running head", "running foot"))


@dataclass(slots=True)
class Layout:
    """A sheet as it reads: blocks in reading order, the first of them the title.

    `glyphs` holds, by block id, one `(page, box)` per character of the block's text, None for
    joining spaces and where the source has no geometry.
    """

    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    glyphs: dict[str, list[Place]] = field(default_factory=dict)
    furniture: list[Furniture] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    """What stands above the title (letterhead, date of release); furniture too."""
    warnings: list[Notice] = field(default_factory=list)


def arrange(sheet: Sheet) -> Layout:
    """Return the blocks of a sheet. Never raises on any lines."""
    rows, extras = furniture.separate(flow.rows(sheet))
    numbers = {
        id(line): (index, number)
        for index, page in enumerate(sheet.pages)
        for number, line in enumerate(page.lines)
    }
    pieces, letterhead = titles.choose(_gather(rows, sheet, extras))
    pieces = tables.insert(pieces[:1] + runin.split(pieces[1:]), sheet, numbers)
    footnotes.find(pieces)
    headings.find(pieces)
    bullets.nest(pieces)
    layout = _build(pieces, Vocabulary(row.text for row in rows))
    layout.head = [piece.text for piece in letterhead]
    layout.furniture = [*(titles.furniture(piece) for piece in letterhead), *extras, *_loose(sheet)]
    layout.warnings = [Notice(code=code, message=message) for code, message in sheet.warnings]
    layout.warnings += glued.find(layout.blocks)
    return layout


def _gather(rows: list[Row], sheet: Sheet, extras: list[Furniture]) -> list[Piece]:
    """Group rows into pieces by what the source has: roles, geometry, or blank lines."""
    if any(row.line.role for row in rows):
        return told.gather(rows)
    if any(row.line.boxes for row in rows):
        return placed.gather(rows, {page.number or 0: page.width for page in sheet.pages})
    if len(sheet.pages) > 1 or any(extra.reason in _PRINTED for extra in extras):
        heads = [extra.text for extra in extras if extra.reason == "running head"]
        return copied.gather(rows, heads)
    return spaced.gather(rows)


def _loose(sheet: Sheet) -> list[Furniture]:
    """Text that the reader took out of the flow: rotated, stamped, invisible."""
    return [
        Furniture(text=loose.text, reason=loose.reason, page=loose.page, bbox=loose.bbox)
        for page in sheet.pages
        for loose in page.loose
    ]


def _build(pieces: list[Piece], words: Vocabulary) -> Layout:
    layout = Layout()
    section: str | None = None
    open_headings: list[Block] = []
    above: list[str] = []
    for piece in pieces:
        run = assemble(piece.fragments, words) if piece.table is None else _cells(piece.table)
        if not run.text:
            continue
        if not layout.blocks:
            piece.kind, piece.level = "title", 0
        block = Block(
            id=f"b{len(layout.blocks)}",
            kind=piece.kind,
            level=piece.level,
            text=run.text,
            section=section,
            marker=piece.mark.text if piece.mark else None,
            lines=run.regions,
            rows=piece.table.rows if piece.table else None,
        )
        if piece.kind == "bullet":
            above = above[: piece.level - 1]
            block.parent = above[-1] if above else None
            above.append(block.id)
        elif piece.kind not in ("table", "footnote"):
            above = []
        if piece.kind == "heading":
            open_headings = [h for h in open_headings if h.level < block.level]
            block.section = open_headings[-1].id if open_headings else None
            open_headings.append(block)
            section = block.id
        _place(block)
        layout.blocks.append(block)
        layout.glyphs[block.id] = run.places
    if layout.blocks:
        layout.title = layout.blocks[0].text
    return layout


def _cells(table: Table) -> Run:
    text = tables.text(table)
    region = Region(start=0, end=len(text), page=table.page, bbox=table.bbox)
    return Run(text, [None] * len(text), [region])


def _place(block: Block) -> None:
    """Set page and box to those of the block's part on its first page."""
    pages = [region.page for region in block.lines if region.page is not None]
    if pages:
        block.page = pages[0]
        block.bbox = union([r.bbox for r in block.lines if r.page == pages[0] and r.bbox])
