"""Bullets: how deep each is, and which one it hangs on."""

from __future__ import annotations

from extract.layout.pieces import Piece

_STEP = 0.9
"""Columns, or points over ten, by which a deeper bullet stands further in."""

_INNER = 4
"""Columns by which a list stands further in than others when it is of the second level."""
_SECOND = frozenset("oO◦○")
"""Marks that word processors give to the second level."""


def nest(pieces: list[Piece]) -> None:
    """Set the level of each bullet from its indent and mark; a list ends at any other block."""
    bullets = [piece for piece in pieces if piece.kind == "bullet"]
    placed = any(piece.head.line.boxes for piece in bullets)
    step = 3.0 if placed else _STEP
    outer = min((piece.head.indent for piece in bullets), default=0.0)
    stack: list[tuple[float, str]] = []
    for piece in pieces:
        if piece.kind != "bullet":
            if piece.kind not in ("table", "footnote"):
                stack = []
            continue
        if piece.depth:
            piece.level = piece.depth
            continue
        place = (piece.head.indent, piece.mark.style if piece.mark else "")
        inner = placed or place[1] in _SECOND or place[0] >= outer + _INNER
        if not stack and place[0] > outer + step and inner:
            stack = [(outer, "")]
        stack = _settle(stack, place, step)
        piece.level = len(stack)


def _settle(
    stack: list[tuple[float, str]], place: tuple[float, str], step: float
) -> list[tuple[float, str]]:
    """Return the stack of open bullets with the new one on top."""
    indent, style = place
    while stack and stack[-1][0] > indent + step:
        stack = stack[:-1]
    if not stack or indent > stack[-1][0] + step:
        return [*stack, place]
    flush = [depth for depth, (x, _) in enumerate(stack) if abs(x - indent) <= step]
    for depth in flush:
        if stack[depth][1] == style:
            return stack[: depth + 1]
    return [*stack[: flush[0]], place] if flush else [*stack, place]
