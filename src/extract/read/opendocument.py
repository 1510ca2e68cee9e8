"""ODT to lines: headings by outline level, nested lists, tables, notes."""

from __future__ import annotations

from typing import Any, Final

from extract.errors import DamagedError
from extract.read import packages
from extract.read.limits import Limits
from extract.read.lines import Page, Role, Table
from extract.read.markers import numeral
from extract.read.styled import Run, line, settle_roles

_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{{{_NS}text:1.0}}"
_TABLE: Final = f"{{{_NS}table:1.0}}"
_STYLE: Final = f"{{{_NS}style:1.0}}"
_OFFICE: Final = f"{{{_NS}office:1.0}}"
_FO: Final = f"{{{_NS}xsl-fo-compatible:1.0}}"
_SKIPPED: Final = frozenset(
    f"{_TEXT}{name}"
    for name in ("tracked-changes", "note", "sequence-decls", "table-of-content", "change")
)
_HOLDERS: Final = frozenset({f"{_TEXT}section", f"{_OFFICE}text", f"{_TEXT}index-body"})
_DEPTH: Final = 50


def read(path: str, data: bytes, limits: Limits) -> Page:
    """Return the document as one page; notes stand at its end."""
    packages.check(path, data, limits)
    content = packages.part(path, data, "content.xml")
    body = None if content is None else content.find(f".//{_OFFICE}text")
    if body is None:
        raise DamagedError(path, "an OpenDocument file without text", "Save it as .odt again")
    styles = packages.part(path, data, "styles.xml")
    reader = _Reader([root for root in (styles, content) if root is not None])
    reader.blocks(body, 0)
    for note in body.iter(f"{_TEXT}note-body"):
        for paragraph in note.iter(f"{_TEXT}p"):
            reader.paragraph(paragraph, Role("footnote"))
    settle_roles(reader.page.lines)
    return reader.page


class _Reader:
    """One document while it is read."""

    def __init__(self, roots: list[Any]) -> None:
        self.page = Page(number=None)
        self._styles = {
            style.get(f"{_STYLE}name"): style
            for root in roots
            for style in root.iter(f"{_STYLE}style")
        }
        self._lists = {
            style.get(f"{_STYLE}name"): style
            for root in roots
            for style in root.iter(f"{_TEXT}list-style")
        }

    def blocks(self, holder: Any, depth: int) -> None:
        for child in holder:
            if child.tag == f"{_TEXT}h":
                level = child.get(f"{_TEXT}outline-level", "1")
                self.paragraph(child, Role("heading", int(level) if level.isdigit() else 1))
            elif child.tag == f"{_TEXT}p":
                self.paragraph(child, None)
            elif child.tag == f"{_TEXT}list":
                self._list(child, 1, "")
            elif child.tag == f"{_TABLE}table":
                self._table(child, depth)
            elif child.tag in _HOLDERS and depth < _DEPTH:
                self.blocks(child, depth + 1)

    def paragraph(
        self, element: Any, role: Role | None, marker: str = "", joined: bool = False
    ) -> None:
        name = element.get(f"{_TEXT}style-name")
        if role is None and "title" in self._names(name):
            role = Role("title")
        bold, italic = self._is(name, "font-weight", "bold"), self._is(name, "font-style", "italic")
        for place, runs in enumerate(self._parts(element, bold, italic)):
            made = line(runs, role, marker="" if place else marker, continues=joined or place > 0)
            if made:
                made.role = made.role or (None if made.bold else Role("paragraph"))
                self.page.lines.append(made)

    def _list(self, element: Any, level: int, style: str) -> None:
        style = element.get(f"{_TEXT}style-name") or style
        count = 0
        for item in element:
            if item.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            count += 1
            marker, joined = self._marker(style, level, count), False
            role: Role | None = Role("bullet", level)
            for child in item:
                if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    self.paragraph(child, role, "" if joined else marker, joined and bool(role))
                    joined = True
                elif child.tag == f"{_TEXT}list" and level < _DEPTH:
                    self._list(child, level + 1, style)
                    role = None

    def _marker(self, style: str, level: int, count: int) -> str:
        for each in self._lists.get(style, ()):
            if each.get(f"{_TEXT}level") == str(level):
                if each.tag == f"{_TEXT}list-level-style-number":
                    form = each.get(f"{_STYLE}num-format", "1")
                    suffix = each.get(f"{_STYLE}num-suffix", "")
                    return f"{each.get(f'{_STYLE}num-prefix', '')}{numeral(count, form)}{suffix}"
                return str(each.get(f"{_TEXT}bullet-char") or "•")
        return "•"

    def _table(self, table: Any, depth: int) -> None:
        rows = [
            [cell for cell in row if cell.tag == f"{_TABLE}table-cell"]
            for row in table.iter(f"{_TABLE}table-row")
        ]
        if len(rows) < 2 or max(map(len, rows), default=0) < 2:
            for cell in (cell for row in rows for cell in row):
                self.blocks(cell, depth + 1)
            return
        cells = [[self._cell(cell) for cell in row] for row in rows]
        self.page.tables.append(Table(cells, before=len(self.page.lines)))

    def _cell(self, cell: Any) -> str:
        made = (
            line(runs)
            for element in cell.iter(f"{_TEXT}p", f"{_TEXT}h")
            for runs in self._parts(element, False, False)
        )
        return " ".join(each.text for each in made if each)

    def _parts(self, element: Any, bold: bool, italic: bool) -> list[list[Run]]:
        found: list[list[Run]] = [[]]
        self._gather(element, bold, italic, found)
        return found

    def _gather(self, element: Any, bold: bool, italic: bool, found: list[list[Run]]) -> None:
        if element.text:
            found[-1].append(Run(element.text, bold, italic))
        for child in element:
            if child.tag == f"{_TEXT}line-break":
                found.append([])
            elif child.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
                found[-1].append(Run(" ", bold, italic))
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                name = child.get(f"{_TEXT}style-name")
                self._gather(
                    child,
                    bold or self._is(name, "font-weight", "bold"),
                    italic or self._is(name, "font-style", "italic"),
                    found,
                )
            if child.tail:
                found[-1].append(Run(child.tail, bold, italic))

    def _is(self, name: str | None, attribute: str, value: str) -> bool:
        for style in self._chain(name):
            for properties in style.iter(f"{_STYLE}text-properties"):
                if (found := properties.get(f"{_FO}{attribute}")) is not None:
                    return bool(found == value)
        return False

    def _names(self, name: str | None) -> set[str]:
        inherited = (style.get(f"{_STYLE}name", "") for style in self._chain(name))
        return {str(each).lower() for each in (name, *inherited)}

    def _chain(self, name: str | None) -> list[Any]:
        chain: list[Any] = []
        while name in self._styles and len(chain) < _DEPTH:
            chain.append(self._styles[name])
            name = chain[-1].get(f"{_STYLE}parent-style-name")
        return chain
