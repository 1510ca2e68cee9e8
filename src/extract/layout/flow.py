"""The lines of a sheet in reading order, each with what layout needs to know of its place."""

from __future__ import annotations

from dataclasses import dataclass

from extract.layout.glyphs import Fragment
from extract.layout.marks import Mark
from extract.read.lines import Line, Sheet


@dataclass(slots=True)
class Row:
    """A line that is not blank.

    `above` is the white space between it and the row before: blank lines for text, multiples of
    the usual line pitch for PDF; `breaks` says that a page or a column begins with it.
    """

    line: Line
    sheet_page: int
    above: float = 0.0
    breaks: bool = False
    mark: Mark | None = None
    left: float = 0.0
    """Left edge of the column, for PDF."""

    @property
    def text(self) -> str:
        """The words of the line, without white space around them."""
        return self.line.text.strip()

    @property
    def body(self) -> str:
        """The words after the mark."""
        return self.line.text[self.mark.end if self.mark else 0 :].strip()

    @property
    def indent(self) -> float:
        """How far the line stands in: columns for text, points from the column's edge for PDF."""
        return self.line.x0 - self.left

    @property
    def hang(self) -> float:
        """Where the words after the mark begin."""
        if not self.mark:
            return self.indent
        if self.line.boxes and self.mark.end < len(self.line.boxes):
            return self.line.boxes[self.mark.end][0] - self.left
        return self.indent + self.mark.end

    @property
    def fragment(self) -> Fragment:
        """The characters after the mark."""
        return Fragment(self.line, self.mark.end if self.mark else 0, len(self.line.text))


def rows(sheet: Sheet) -> list[Row]:
    """Return the rows of all pages of a text, with the blank lines above each."""
    found: list[Row] = []
    for index, page in enumerate(sheet.pages):
        blank, breaks = 0, bool(found)
        for line in page.lines:
            if line.text.strip():
                found.append(Row(line, index, float(blank), breaks))
                blank, breaks = 0, False
            else:
                blank += 1
    return found


def first_word(text: str) -> str:
    """The first word of `text`, as a line would have to hold it."""
    return text.split(maxsplit=1)[0] if text.strip() else ""
