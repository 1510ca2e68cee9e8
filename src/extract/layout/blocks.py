"""From the lines of a sheet to its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.layout import bullets, copied, flow, furniture, headings, placed, spaced
from extract.layout.glyphs import Place, assemble, union
from extract.layout.hyphens import Vocabulary
from extract.layout.pieces import Piece
from extract.read.lines import Sheet
from extract.schema import Block, Furniture, Warning


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
    warnings: list[Warning] = field(default_factory=list)


def arrange(sheet: Sheet) -> Layout:
    """Return the blocks of a sheet. Never raises on any lines."""
    rows, extras = furniture.separate(flow.rows(sheet))
    if any(row.line.boxes for row in rows):
        pieces = placed.gather(rows, {p.number or 0: p.width for p in sheet.pages})
    elif len(sheet.pages) > 1 or any(extra.reason in _PRINTED for extra in extras):
        pieces = copied.gather(rows, [e.text for e in extras if e.reason == "running head"])
    else:
        pieces = spaced.gather(rows)
    headings.find(pieces)
    bullets.nest(pieces)
    layout = _build(pieces, Vocabulary(row.text for row in rows))
    layout.furniture = extras
    return layout


def _build(pieces: list[Piece], words: Vocabulary) -> Layout:
    layout = Layout()
    section: str | None = None
    above: list[str] = []
    for piece in pieces:
        run = assemble(piece.fragments, words)
        if not run.text:
            continue
        block = Block(
            id=f"b{len(layout.blocks)}",
            kind=piece.kind,
            level=piece.level,
            text=run.text,
            section=section,
            marker=piece.mark.text if piece.mark else None,
            lines=run.regions,
        )
        if piece.kind == "bullet":
            above = above[: piece.level - 1]
            block.parent = above[-1] if above else None
            above.append(block.id)
        else:
            above = []
        if piece.kind == "heading":
            section = block.id
        _place(block)
        layout.blocks.append(block)
        layout.glyphs[block.id] = run.places
    if layout.blocks:
        layout.title = layout.blocks[0].text
    return layout


def _place(block: Block) -> None:
    """Set page and box to those of the block's part on its first page."""
    pages = [region.page for region in block.lines if region.page is not None]
    if pages:
        block.page = pages[0]
        block.bbox = union([r.bbox for r in block.lines if r.page == pages[0] and r.bbox])
