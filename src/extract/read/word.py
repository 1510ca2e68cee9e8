"""DOCX to lines: headings by outline level, lists by their numbering, tables, notes.

python-docx opens the package; the body is read from its XML, since python-docx leaves out text in
hyperlinks, content controls, text boxes and tracked insertions.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from extract.errors import DamagedError
from extract.read import packages
from extract.read.limits import Limits
from extract.read.lines import Loose, Page, Role, Table
from extract.read.styled import line, settle_roles
from extract.read.word_lists import Lists
from extract.read.word_text import MC, Styles, W, inked, paragraphs, parts

_HOLDERS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml"))
_NOTES: Final = ("footnotes", "endnotes")


def read(path: str, data: bytes, limits: Limits) -> Page:
    """Return the document as one page; headers and footers go to `loose`, notes to the end."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    packages.check(path, data, limits)
    try:
        return _Reader(docx.Document(io.BytesIO(data))).page
    except (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        IndexError,
        *packages.INFLATE_ERRORS,
    ) as error:
        raise DamagedError(path, f"a broken Word document ({error})", "Save it again") from error


class _Reader:
    """One document while it is read."""

    def __init__(self, document: Any) -> None:
        self.page = Page(number=None)
        self._styles = Styles(document.styles.element)
        self._lists = Lists(document.part, self._styles)
        self._blocks(document.element.body)
        for kind in _NOTES:
            self._notes(document.part, kind)
        settle_roles(self.page.lines)
        self._margins(document)

    def _blocks(self, holder: Any) -> None:
        for child in holder:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _HOLDERS:
                self._blocks(child)

    def _paragraph(self, paragraph: Any, kind: str = "") -> None:
        look = self._styles.of(paragraph)
        item = self._lists.item(paragraph, look)
        role = Role("footnote") if kind else None
        if look.title:
            role = Role("title")
        elif look.outline is not None:
            role = Role("heading", look.outline + 1)
        elif item is not None:
            role = Role("bullet", item.level)
        for place, runs in enumerate(parts(paragraph, self._styles)):
            bold = bool(runs) and all(run.bold for run in inked(runs))
            own = role or (None if bold else Role("paragraph"))
            marker = item.marker if item and not place else ""
            if made := line(runs, own, marker=marker, continues=place > 0):
                made.size = self._styles.size(paragraph)
                self.page.lines.append(made)
        for box in _boxes(paragraph):
            self._blocks(box)

    def _table(self, table: Any) -> None:
        rows = [row.findall(f"{W}tc") for row in table.iter(f"{W}tr")]
        listed = next(table.iter(f"{W}numPr"), None) is not None
        if listed or len(rows) < 2 or max(map(len, rows), default=0) < 2:
            for cell in (cell for row in rows for cell in row):
                self._blocks(cell)
            return
        cells = [[self._text(cell) for cell in row] for row in rows]
        self.page.tables.append(Table(cells, before=len(self.page.lines)))

    def _text(self, holder: Any) -> str:
        made = (line(runs) for p in paragraphs(holder) for runs in parts(p, self._styles))
        return " ".join(each.text for each in made if each)

    def _notes(self, part: Any, kind: str) -> None:
        for relation in part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                root = packages.parse(relation.target_part.blob)
                for note in root if root is not None else ():
                    if note.get(f"{W}type") in (None, "normal"):
                        for paragraph in paragraphs(note):
                            self._paragraph(paragraph, "footnote")

    def _margins(self, document: Any) -> None:
        seen: set[str] = set()
        for section in document.sections:
            for reason, holder in (("header", section.header), ("footer", section.footer)):
                text = self._text(holder._element)
                if text and text not in seen:
                    seen.add(text)
                    self.page.loose.append(Loose(text, reason))


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes anchored in a paragraph, once each."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(ancestor.tag == f"{MC}Fallback" for ancestor in box.iterancestors()):
            yield box
