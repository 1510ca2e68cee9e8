"""Boxes of a line's characters in 16 bytes each: a list of tuples of floats takes ten times that.

A sheet of 2,000 pages has eight million characters.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

BBox = tuple[float, float, float, float]


class Boxes(Sequence[BBox]):
    """A fixed sequence of boxes in points, to the 32-bit precision in which PDFium gives them."""

    __slots__ = ("_edges",)

    def __init__(self, boxes: Iterable[BBox]) -> None:
        self._edges = array("f", (edge for box in boxes for edge in box))

    def __len__(self) -> int:
        return len(self._edges) // 4

    @overload
    def __getitem__(self, index: int) -> BBox: ...
    @overload
    def __getitem__(self, index: slice) -> list[BBox]: ...
    def __getitem__(self, index: int | slice) -> BBox | list[BBox]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = range(len(self))[index] * 4
        x0, top, x1, bottom = self._edges[place : place + 4]
        return x0, top, x1, bottom

    def __iter__(self) -> Iterator[BBox]:
        edges = iter(self._edges)
        return zip(edges, edges, edges, edges, strict=True)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Boxes):
            return self._edges == other._edges
        return isinstance(other, list) and list(self) == other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Boxes({list(self)!r})"
