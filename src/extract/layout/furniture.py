"""What the pages carry beside the sheet: running heads, page numbers, stamps, end marks.

A row is furniture when, with digits masked, it returns at the same edge of several pages, or when
it stands at an edge and has the form of a page number, of a browser's print stamp or of an address,
or anywhere when it is an end mark ("###").
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from extract.layout.flow import Row
from extract.layout.glyphs import union
from extract.layout.marks import lone
from extract.schema import Furniture

_SAME = 50
"""Characters by which a running head is told to be the title."""
_LEVEL = 6.0
"""Points by which a running line may stand higher or lower from page to page."""
_EDGE = 3
"""Rows at the top and at the bottom of a page among which running lines are looked for."""
_STAMP = r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?"
_ADDRESS = r"(?:https?://|file:///|www\.)\S+"
_FORMS = (
    (
        "page number",
        re.compile(r"(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:/|of|von|de)\s*\d{1,4})?$", re.I),
    ),
    ("page number", re.compile(r"[-–—|]\s*\d{1,4}\s*[-–—|]$")),
    ("print stamp", re.compile(rf"{_STAMP}(?:\s.*)?$")),
    ("print address", re.compile(rf"{_ADDRESS}(?:\s+\d+\s*/\s*\d+)?$")),
)
_END = re.compile(
    r"(?:[#*•·]\s*){3,}$|[-–—\s]*(?:30|end|ends|fin)[-–—\s]*$|[\[(（]\s*(?:end|了|以上)\s*[\])）]$|(?:[-_=*~–—]\s*){3,}$",
    re.IGNORECASE,
)
_BARE_END = re.compile(r"(?:30|end|ends|fin)$", re.IGNORECASE)


@dataclass(slots=True)
class _Place:
    page: int
    edge: str
    """"top" or "bottom"."""
    rank: int


def separate(rows: list[Row]) -> tuple[list[Row], list[Furniture]]:
    """Return the rows of the sheet, and the furniture among the rows given."""
    reasons: dict[int, str] = {}
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        pages[row.sheet_page].append(index)
        if _is_end(row.text):
            reasons[index] = "end mark"
    edges = _edges(rows, pages)
    _by_repetition(rows, edges, len(pages), reasons)
    _by_form(rows, pages, reasons)
    for index in _head_of_print(rows, pages, reasons):
        reasons[index] = "running head"
    kept = _keep(rows, reasons)
    return kept, [_furniture(rows[index], reason) for index, reason in sorted(reasons.items())]


def _is_end(text: str) -> bool:
    return bool(_END.match(text)) and not _BARE_END.match(text)


def masked(text: str) -> str:
    """A running line without what differs from page to page: digits, case, space."""
    return re.sub(r"\s+", " ", re.sub(r"\d+", "#", text)).strip().lower()


def _edges(rows: list[Row], pages: dict[int, list[int]]) -> dict[int, _Place]:
    places: dict[int, _Place] = {}
    for page, indices in pages.items():
        by_height = sorted(indices, key=lambda i: rows[i].line.top) if _placed(rows) else indices
        for rank, index in enumerate(reversed(by_height[-_EDGE:])):
            places[index] = _Place(page, "bottom", rank)
        for rank, index in enumerate(by_height[:_EDGE]):
            places[index] = _Place(page, "top", rank)
    return places


def _placed(rows: list[Row]) -> bool:
    return bool(rows and rows[0].line.boxes)


def _by_repetition(
    rows: list[Row], edges: dict[int, _Place], page_count: int, reasons: dict[int, str]
) -> None:
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, place in edges.items():
        if lone(rows[index].text):
            continue
        groups[place.edge, masked(rows[index].text)].append(index)
    placed = _placed(rows)
    for (edge, _), twins in groups.items():
        heights = sorted(rows[i].line.top for i in twins)
        usual = heights[len(heights) // 2]
        indices = [i for i in twins if not placed or abs(rows[i].line.top - usual) <= _LEVEL]
        seen = {edges[i].page for i in indices}
        if len(seen) < 2 or len(seen) < 0.4 * page_count:
            continue
        done: set[int] = set()
        for index in sorted(indices):
            page = edges[index].page
            if page in done or _is_title(rows, index, indices, edges, page):
                continue
            done.add(page)
            reasons[index] = "running head" if edge == "top" else "running foot"


def _is_title(
    rows: list[Row], index: int, twins: list[int], edges: dict[int, _Place], page: int
) -> bool:
    """Whether the first page of a text shows the running line once, as the title itself."""
    if _placed(rows) or page != rows[0].sheet_page or len(rows[index].text.split()) < 4:
        return False
    if sum(edges[twin].page == page for twin in twins) > 1:
        return False
    after = rows[index + 1].text if index + 1 < len(rows) else ""
    return masked(after)[:12] != masked(rows[index].text)[:12]


def _by_form(rows: list[Row], pages: dict[int, list[int]], reasons: dict[int, str]) -> None:
    for indices in pages.values():
        ordered = sorted(indices, key=lambda i: rows[i].line.top) if _placed(rows) else indices
        for sequence in (ordered, list(reversed(ordered))):
            for index in sequence[:_EDGE]:
                if index in reasons:
                    continue
                reason = form(rows[index].text)
                if reason is None or (
                    reason == "page number" and sequence is ordered and index == 0
                ):
                    break
                reasons[index] = reason


def form(text: str) -> str | None:
    """Name the form of a page number, print stamp or address, or return None."""
    return next((reason for reason, pattern in _FORMS if pattern.match(text)), None)


def _head_of_print(
    rows: list[Row], pages: dict[int, list[int]], reasons: dict[int, str]
) -> list[int]:
    """The title that a page of its own has as running head: smaller, or after a print stamp."""
    found = []
    for indices in pages.values():
        stamped = any(reasons.get(index) == "print stamp" for index in indices[:2])
        left = [index for index in indices if index not in reasons][:5]
        if len(left) < 2:
            continue
        head, after = rows[left[0]], [rows[index] for index in left[1:]]
        smaller = bool(head.line.size) and head.line.size < after[0].line.size
        title = masked(" ".join(row.text for row in after))
        if (stamped or smaller) and title.startswith(masked(head.text)[:_SAME]):
            found.append(left[0])
    return found


def _keep(rows: list[Row], reasons: dict[int, str]) -> list[Row]:
    """Drop furniture; what it parted keeps the wider of the gaps and the page break."""
    kept: list[Row] = []
    above, breaks = 0.0, False
    for index, row in enumerate(rows):
        above, breaks = max(above, row.above), breaks or row.breaks
        if index in reasons:
            continue
        row.above, row.breaks = (0.0, True) if breaks and kept else (above, breaks)
        above, breaks = 0.0, False
        kept.append(row)
    return kept


def _furniture(row: Row, reason: str) -> Furniture:
    box = union([tuple(map(float, box)) for box in row.line.boxes])  # type: ignore[misc]
    return Furniture(text=row.text, reason=reason, page=row.line.page, bbox=box)
