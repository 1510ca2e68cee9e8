"""Borders between blocks that only one reading of a sheet has.

In a PDF nothing says where a paragraph ends or what is a heading; it is told by gaps, indents and
faces. Where one edition was read from a PDF, neighbours of one edition whose words run on as a
single record of the other are the same text, and so are a record and a heading of the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.editions.keys import content, key
from extract.editions.matching import Matching, Pair, Sheet
from extract.schema import Document, Record

_PDF = "application/pdf"


class Run(NamedTuple):
    """Neighbours of the one edition and the record of the other that holds all their words."""

    parts: list[int]
    whole: int


def uncertain(old: Document, new: Document) -> bool:
    """Tell whether the borders of either edition were told from where its lines stand."""
    return _PDF in (old.source.media_type, new.source.media_type)


def runs(
    parts: Sequence[Record], wholes: Sequence[Record], free_parts: set[int], free_wholes: set[int]
) -> list[Run]:
    """Return the runs of two or more free neighbours of `parts` that spell a free whole."""
    letters = {i: content(parts[i].text) for i in free_parts}
    found = []
    left = set(free_parts)
    for whole in sorted(free_wholes):
        wanted = content(wholes[whole].text)
        for start in sorted(left):
            if run := _spelled(wanted, start, letters, left):
                left -= set(run)
                found.append(Run(run, whole))
                break
    return found


def _spelled(wanted: str, start: int, letters: dict[int, str], left: set[int]) -> list[int]:
    """Return the neighbours from `start` on that spell `wanted`; none if they do not."""
    run: list[int] = []
    spelled = ""
    at = start
    while at in left and len(spelled) < len(wanted) and wanted.startswith(spelled + letters[at]):
        spelled += letters[at]
        run.append(at)
        at += 1
    return run if spelled == wanted and len(run) > 1 else []


def without_borders(matching: Matching, old: Sequence[Record], new: Sequence[Record]) -> Matching:
    """Take out of a matching the records that differ in nothing but their borders."""
    open_pairs = [pair for pair in matching.pairs if pair.similarity < 1]
    free_old = {pair.old for pair in open_pairs} | set(matching.removed)
    free_new = {pair.new for pair in open_pairs} | set(matching.added)
    joined = runs(old, new, free_old, free_new)
    gone = {i for run in joined for i in run.parts}
    came = {run.whole for run in joined}
    for run in runs(new, old, free_new - came, free_old - gone):
        gone.add(run.whole)
        came.update(run.parts)
    freed = [pair for pair in open_pairs if (pair.old in gone) != (pair.new in came)]
    return replace(
        matching,
        pairs=[p for p in matching.pairs if p.old not in gone and p.new not in came],
        removed=sorted(set(matching.removed) - gone | {p.old for p in freed} - gone),
        added=sorted(set(matching.added) - came | {p.new for p in freed} - came),
        run_on=sorted(came),
    )


def records_for_headings(sheet: Sheet, other: Document) -> dict[str, str]:
    """Return the headings of the other edition that are, or begin, a record of this one.

    Key of the heading's words -> key of the heading under which the record stands.
    """
    own = {key(section or "") for section in sheet.section}
    headings = {key(block.text) for block in other.blocks if block.kind == "heading"} - own
    return {
        heading: key(section or "")
        for record, section in zip(sheet.records, sheet.section, strict=True)
        for heading in headings
        if content(record.text).startswith(heading)
    }


def without_headings(
    matching: Matching, old: Sheet, new: Sheet, old_lost: dict[str, str], new_lost: dict[str, str]
) -> Matching:
    """Take out of a matching what the one edition reads as a heading and the other does not."""
    return replace(
        matching,
        pairs=[
            Pair(pair.old, pair.new, 1.0) if _is_one(old, pair.old, new, pair.new) else pair
            for pair in matching.pairs
        ],
        removed=[i for i in matching.removed if key(old.records[i].text) not in old_lost],
        added=[j for j in matching.added if key(new.records[j].text) not in new_lost],
    )


def _is_one(old: Sheet, i: int, new: Sheet, j: int) -> bool:
    """Tell whether one record is the heading and the words of the other."""
    here, there = content(old.records[i].text), content(new.records[j].text)
    return here == content(new.section[j] or "") + there or there == (
        content(old.section[i] or "") + here
    )
