"""Lines of characters: what every reader gives and layout works on.

A reader turns a file into pages of lines in the order in which the file holds them; it does not
decide what is a heading or a bullet, save where the format itself says so (`Line.role`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from extract.read.boxes import BBox

__all__ = ["BBox", "Line", "Loose", "Page", "Role", "Sheet", "Table"]


@dataclass(frozen=True, slots=True)
class Role:
    """What the format itself says a line is (HTML, DOCX, Markdown); None where it says nothing."""

    kind: Literal["title", "heading", "paragraph", "bullet", "footnote"]
    level: int = 0


@dataclass(slots=True)
class Line:
    """One line of the source.

    `text` has no line break; `boxes` holds one box per character of `text` (points, top left
    origin), and is empty where the source has no geometry. For text `x0` is the indent in columns
    and `number` the line in the file, from 1.
    """

    text: str
    page: int | None = None
    number: int | None = None
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    bold_until: int = 0
    """How many characters at the start are bold: a bold lead, or the whole line."""
    colour: tuple[int, int, int] | None = None
    font: str = ""
    boxes: Sequence[BBox] = ()
    role: Role | None = None
    continues: bool = False
    """The format says that this line goes on with the block of the line before."""
    marker: str = ""
    """The list mark or number that the format holds apart from the text (HTML, DOCX)."""


@dataclass(slots=True)
class Table:
    """Cells of a table in reading order, and where it stands."""

    rows: list[list[str]]
    page: int | None = None
    bbox: BBox | None = None
    before: int = 0
    """Index among the page's lines before which the table stands."""


@dataclass(slots=True)
class Loose:
    """Text taken out of the flow by the reader: rotated, stamped, invisible."""

    text: str
    reason: str
    page: int | None = None
    bbox: BBox | None = None


@dataclass(slots=True)
class Page:
    """One page; a text file is one page with `number` None."""

    number: int | None
    width: float = 0.0
    height: float = 0.0
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """A file as read: its pages of lines, and what went wrong on the way."""

    path: str
    sha256: str
    media_type: str
    pages: list[Page] = field(default_factory=list)
    page_count: int | None = None
    warnings: list[tuple[str, str]] = field(default_factory=list)
    """(code, message) of what was lost or doubtful."""
