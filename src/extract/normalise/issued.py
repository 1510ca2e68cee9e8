"""A sheet's date of issue, from its head or foot, its file's name, or the event in its title.

Only a line that is there to say when the sheet was issued counts: a dateline ("Hiroshima, 20 May
2023"), a release line ("For immediate release - May 5, 2024", "Last updated: 27 November 2025"), a
sentence about the sheet itself ("This factsheet was published on 27 June 2024"). The date of an
event in a sentence does not. Where nothing else is known, a title that closes with the days of its
event ("State Visit of the President of Peru (12 to 14 June 2025)") gives the last of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from extract.grammar import dates as grammar
from extract.schema import Block, Furniture

From = Literal["sheet", "file name", "title"]

_HEAD = 8
_FOOT = 4
_ISO_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_SAID = re.compile(
    r"\b(?:for immediate release|embargo(?:ed)?(?: until)?|press release|media release"
    r"|posted on|published(?: on| at)?|issued(?: on)?|released?(?: on| date)?|date(?: of issue)?"
    r"|last (?:updated|modified|reviewed)|updated(?: on)?|as (?:of|at)|dated|release time"
    r"|first published|created)\b\s*[:：|–—-]?",
    re.IGNORECASE,
)
_ABOUT_ITSELF = re.compile(
    r"\b(?:this|the present) (?:fact ?sheet|backgrounder|document|list|release|page|note) "
    r"(?:was|is|has been) (?:first )?(?:published|issued|released|prepared|updated|last updated)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    {"of", "de", "da", "del", "the", "and", "on", "at", "by", "in", "for", "&", "/", "·"}
    | {"am", "pm", "gmt", "ist", "jst", "kst", "cet", "est", "edt", "hrs", "hours"}
    | {"fact", "sheet", "factsheet", "media", "press", "release", "statement", "updated"}
    | {"provisional", "unofficial", "translation", "version"}
)
_EVENT = re.compile(
    r"\b(?:sign(?:ed|ing)|effective|deadline|treaty|agreement|protocol|memorandum|summit|meeting"
    r"|visit|session|round|dialogue|conference|forum|due|expir\w+|adopt\w+|entry|entered|held|launch"
    r"|venue|since|until|from)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\((?P<days>[^()]{6,60})\)\s*$")
_RUN_IN = re.compile(r"\s*\)?\s*(?:[–—]|--?\s)")
_LINE = 120
_WORDS = 14
_PLACE_WORDS = 6


def find(
    blocks: Sequence[Block], furniture: Iterable[Furniture], stem: str
) -> tuple[date, From] | None:
    """Return the date of issue and where it was read; None where nothing says it."""
    for text in _lines(blocks, furniture):
        if day := dateline(text):
            return day, "sheet"
    for block in blocks:
        if (match := _ABOUT_ITSELF.search(block.text)) and (
            day := _first_day(block.text[match.end() : match.end() + 60])
        ):
            return day, "sheet"
    if day := in_name(stem):
        return day, "file name"
    days = (last_day(block.text) for block in blocks[:_HEAD] if block.kind == "title")
    return next(((day, "title") for day in days if day), None)


def _lines(blocks: Sequence[Block], furniture: Iterable[Furniture]) -> Iterator[str]:
    """The lines where a date of issue may stand: the head, what was set apart, the foot."""
    yield from (block.text for block in blocks[:_HEAD] if block.kind != "bullet")
    for piece in furniture:
        yield piece.text
    yield from (block.text for block in blocks[-_FOOT:] if block.kind != "bullet")


def dateline(text: str) -> date | None:
    """Return the day that a line gives as its sheet's date; None for any other line.

    The line says so ("Published 14 May 2025"), holds nothing but the day with a place or an
    issuing body in capitals ("Brussels, 16 October 2025"), or closes with it in brackets; or it
    opens the text and a dash follows ("LIMA, May 5, 2024 – The ...").
    """
    text = " ".join(text.split())
    found = next((f for f in grammar.find(text[:_LINE]) if _is_day(f.reading.edtf)), None)
    if found is None:
        return None
    before, behind = text[: found.start], text[found.end :]
    if before and _RUN_IN.match(behind):
        stands = _is_place_or_body(before) and len(before.split()) <= _PLACE_WORDS
    elif len(text) > _LINE:
        stands = False
    elif before.endswith("("):
        stands = behind.strip() == ")"
    else:
        stands = _is_place_or_body(behind) and bool(
            _SAID.search(before) or _is_place_or_body(before)
        )
    if stands and not _EVENT.search(before + " " + behind[:_LINE].split(" – ")[0]):
        return date.fromisoformat(found.reading.edtf or "")
    return None


def last_day(title: str) -> date | None:
    """Return the last of the days in brackets with which a title closes: "(12 to 14 June 2025)"."""
    match = _CLOSING.search(title)
    found = grammar.find(match["days"]) if match else []
    if match is None or len(found) != 1 or found[0].end - found[0].start < len(match["days"]):
        return None
    last = (found[0].reading.edtf or "").split("/")[-1]
    return date.fromisoformat(last) if _is_day(last) else None


def _is_place_or_body(text: str) -> bool:
    """Tell whether what stands beside a day is nothing, or names in capitals only."""
    found = (word.strip(".") for word in re.findall(r"[^\s,;:|()\[\]–—-]+", text))
    words = [word for word in found if word]
    return len(words) <= _WORDS and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words
    )


def _first_day(text: str) -> date | None:
    days = (f.reading.edtf for f in grammar.find(text) if _is_day(f.reading.edtf))
    return next((date.fromisoformat(day or "") for day in days), None)


def _is_day(edtf: str | None) -> bool:
    return bool(edtf and re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf))


def in_name(stem: str) -> date | None:
    """Return the ISO date in a file's name ("2023-01-31-fact-sheet"), if there is one."""
    for match in _ISO_IN_NAME.finditer(stem):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
        if 1990 <= day.year <= 2100:
            return day
    return None
