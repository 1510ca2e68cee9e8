"""From matched records to the list of changes that a reader wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extract.editions.borders import (
    records_for_headings,
    uncertain,
    without_borders,
    without_headings,
)
from extract.editions.evidence import Names
from extract.editions.fields import differing
from extract.editions.keys import key
from extract.editions.matching import Matching, Pair, Sheet, match, same_heading
from extract.editions.parts import Parts, find_parts, whole
from extract.editions.shapes import (
    Change,
    ChangeType,
    Diff,
    Edition,
    FieldChange,
    Part,
    Side,
    Summary,
)
from extract.editions.terms import Lexicon
from extract.editions.words import word_ops
from extract.schema import Document, Record


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two sheets, their matching, and what it takes to say how pairs differ."""

    old: Sheet
    new: Sheet
    matching: Matching
    moved: set[int]
    """Old records whose partner stands under another heading."""
    parts: Parts
    names: Names


_Placed = tuple[tuple[int, int], Change]
"""A change behind its place: index of a new record, then order behind that record."""


def diff(old: Document, new: Document) -> Diff:
    """Compare two editions of a sheet; every record of both is counted exactly once.

    Changes stand in the order of the new edition, what was removed where it stood in the old one.
    """
    both = _compare(old, new)
    of_pairs = list(_of_pairs(both))
    placed = [*of_pairs, *_alone(both)]
    changes = [change for _, change in sorted(placed, key=lambda item: item[0])]
    unchanged = len(both.matching.pairs) - len(of_pairs) + len(both.matching.run_on)
    return Diff(
        old=_edition(old), new=_edition(new), changes=changes, summary=count(changes, unchanged)
    )


def _compare(old: Document, new: Document) -> _Compared:
    before, after = Sheet.of(old), Sheet.of(new)
    matching = match(before, after, Lexicon([*old.records, *new.records]))
    moved = moves(before, after, matching)
    if uncertain(old, new):
        matching, moved = _without_doubts(before, after, matching, moved, (old, new))
    return _Compared(before, after, matching, moved, find_parts(matching), Names((old, new)))


def _of_pairs(both: _Compared) -> Iterator[_Placed]:
    for pair in both.matching.pairs:
        if (change := _change(pair, both)) is not None:
            yield (pair.new, 0), change


def _alone(both: _Compared) -> Iterator[_Placed]:
    for j in both.matching.added:
        yield (j, 0), Change(type="added", new=_side(both.new.records[j]))
    for i in both.matching.removed:
        place = _after(both.old, both.new, both.matching, i)
        yield (place, 1 + i), Change(type="removed", old=_side(both.old.records[i]))


def _without_doubts(
    old: Sheet, new: Sheet, matching: Matching, moved: set[int], editions: tuple[Document, Document]
) -> tuple[Matching, set[int]]:
    """Leave out records and moves that come of borders and headings one reading missed."""
    matching = without_borders(matching, old.records, new.records)
    old_lost = records_for_headings(old, editions[1])
    new_lost = records_for_headings(new, editions[0])
    matching = without_headings(matching, old, new, old_lost, new_lost)
    places = [
        (p.old, key(old.section[p.old] or ""), key(new.section[p.new] or ""))
        for p in matching.pairs
        if p.old in moved
    ]
    return matching, {
        i
        for i, here, there in places
        if new_lost.get(here) != there and old_lost.get(there) != here
    }


def count(changes: list[Change], unchanged: int) -> Summary:
    """Count changes by type."""
    summary = Summary(unchanged=unchanged)
    for change in changes:
        setattr(summary, change.type, getattr(summary, change.type) + 1)
    return summary


def _change(pair: Pair, both: _Compared) -> Change | None:
    """Return how a pair differs; fields are compared with what it merged with or split off."""
    old, new = both.old.records[pair.old], both.new.records[pair.new]
    merged, split = both.parts.merged.get(pair.new, ()), both.parts.split.get(pair.old, ())
    same_words = pair.similarity == 1 or key(old.text) == key(new.text)
    fields = []
    if not same_words:
        all_old = whole(both.old.records, merged, pair.old)
        all_new = whole(both.new.records, split, pair.new)
        fields = differing(all_old, all_new, both.names)
    kind: ChangeType = "changed" if fields else "reworded"
    if pair.old in both.moved:
        fields.insert(0, _section(old, new))
        kind = "moved" if same_words else kind
    elif same_words:
        return None
    return Change(
        type=kind,
        old=_side(old),
        new=_side(new),
        fields=fields,
        words=[] if same_words else word_ops(old.text, new.text),
        similarity=round(pair.similarity, 3),
        merged=[_part("old", both.old.records[i]) for i in merged],
        split=[_part("new", both.new.records[j]) for j in split],
    )


def _part(edition: Literal["old", "new"], record: Record) -> Part:
    return Part(edition=edition, record_id=record.record_id, text=record.text)


def moves(old: Sheet, new: Sheet, matching: Matching) -> set[int]:
    """Return the old records whose partner stands under another heading than theirs became."""
    pairs = {pair.old: pair.new for pair in matching.pairs}
    one = same_heading(old, new, pairs)
    return {
        i
        for i, j in pairs.items()
        if key(old.section[i] or "") != key(new.section[j] or "")
        and (old.section[i], new.section[j]) not in one
    }


def _section(old: Record, new: Record) -> FieldChange:
    one, other = old.section or "(no heading)", new.section or "(no heading)"
    return FieldChange(field="section", old=[one], new=[other], says=f"{one} → {other}")


def _after(old: Sheet, new: Sheet, matching: Matching, removed: int) -> int:
    """Return the new index of the record behind which a removed one is shown.

    That is its nearest forerunner that still stands under the same heading, else the last one
    before that heading, else its nearest forerunner anywhere.
    """
    section = key(old.section[removed] or "")
    before = [pair for pair in matching.pairs if pair.old < removed]
    beside = [pair for pair in before if key(new.section[pair.new] or "") == section]
    if beside:
        return max(beside, key=lambda pair: pair.old).new
    headings = [key(name or "") for name in new.section]
    if section in headings:
        return headings.index(section) - 1
    return max(before, key=lambda pair: pair.old).new if before else -1


def _side(record: Record) -> Side:
    return Side(
        record_id=record.record_id,
        block=record.block,
        section=record.section,
        text=record.text,
        page=record.page,
    )


def _edition(document: Document) -> Edition:
    return Edition(
        doc_id=document.doc_id,
        title=document.title,
        issued=document.issued,
        path=document.source.path,
    )
