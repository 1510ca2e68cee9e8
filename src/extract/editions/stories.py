"""What became of each commitment over many sheets: announced, restated, changed, completed, silent.

Sheets are taken in order of issue. Every record of a sheet goes on with the story that says the
same in an earlier sheet of its series, else in any earlier sheet, or it begins a story of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extract.editions.evidence import Names
from extract.editions.fields import differing
from extract.editions.keys import key
from extract.editions.matching import Sheet, match
from extract.editions.series import in_order, series
from extract.editions.terms import Lexicon
from extract.schema import Document, Record

StepKind = Literal["announced", "restated", "changed", "completed", "silent"]

_ELSEWHERE = 0.6
"""A record goes on with a story of another series only from this similarity (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one sheet says of a commitment, or that it says nothing more (`silent`)."""

    kind: StepKind
    document: Document
    record: Record | None = None
    similarity: float | None = None
    says: tuple[str, ...] = ()
    """The fields that changed, or what is still named of a silent one, as a person would say it."""


@dataclass(slots=True)
class Story:
    """One commitment through the sheets that report it, in order of issue."""

    steps: list[Step] = field(default_factory=list)
    parent: int | None = None
    """The story of the record that the last one is nested under."""

    @property
    def last(self) -> Record:
        """The record that reported the commitment last."""
        return next(step.record for step in reversed(self.steps) if step.record is not None)

    @property
    def first(self) -> Record:
        """The record that announced it."""
        return next(step.record for step in self.steps if step.record is not None)

    @property
    def story_id(self) -> str:
        """The first record's sheet and id."""
        return f"{self.first.doc_id}/{self.first.record_id}"

    @property
    def is_commitment(self) -> bool:
        """Whether any step reports an action, and not background or opinion alone."""
        return any(step.record and step.record.status != "statement" for step in self.steps)


def track(documents: Sequence[Document]) -> list[Story]:
    """Return the stories of all records of `documents`, in the order in which they began."""
    sheets = in_order(documents)
    lexicon = Lexicon([record for document in sheets for record in document.records])
    groups = series(sheets, lexicon)
    names = Names(sheets)
    stories: list[Story] = []
    seen_in: list[int] = []
    for at, document in enumerate(sheets):
        new = Sheet.of(document)
        open_now = list(range(len(stories)))
        near = [s for s in open_now if groups[seen_in[s]] == groups[at]]
        found = _continued(near, stories, new, lexicon, list(range(len(new.records))), 0.0)
        far = [s for s in open_now if groups[seen_in[s]] != groups[at]]
        left = [j for j in range(len(new.records)) if j not in found]
        found |= _continued(far, stories, new, lexicon, left, _ELSEWHERE)
        _write_down(document, new, found, stories, seen_in, at, names)
    _silences(sheets, groups, stories, seen_in)
    return stories


def _continued(
    candidates: list[int],
    stories: list[Story],
    new: Sheet,
    lexicon: Lexicon,
    rows: list[int],
    least: float,
) -> dict[int, tuple[int, float]]:
    """Return record index -> (story, similarity) for the records of `rows` that go on."""
    if not candidates or not rows:
        return {}
    position = {story: i for i, story in enumerate(candidates)}
    row = {j: i for i, j in enumerate(rows)}
    last = [stories[s].last for s in candidates]
    old_sheet = Sheet(
        records=last,
        section=[record.section for record in last],
        parent=[position.get(-1 if (p := stories[s].parent) is None else p) for s in candidates],
    )
    new_sheet = Sheet(
        records=[new.records[j] for j in rows],
        section=[new.section[j] for j in rows],
        parent=[row.get(-1 if (p := new.parent[j]) is None else p) for j in rows],
    )
    return {
        rows[pair.new]: (candidates[pair.old], pair.similarity)
        for pair in match(old_sheet, new_sheet, lexicon).pairs
        if pair.similarity >= least
    }


def _write_down(
    document: Document,
    new: Sheet,
    found: dict[int, tuple[int, float]],
    stories: list[Story],
    seen_in: list[int],
    at: int,
    names: Names,
) -> None:
    story_of: dict[int, int] = {}
    for j, record in enumerate(new.records):
        if j in found:
            story, similarity = found[j]
            stories[story].steps.append(
                _step(document, stories[story].last, record, similarity, names)
            )
            seen_in[story] = at
        else:
            story = len(stories)
            stories.append(Story([Step("announced", document, record)]))
            seen_in.append(at)
        story_of[j] = story
    for j, story in story_of.items():
        above = new.parent[j]
        stories[story].parent = None if above is None else story_of[above]


def _step(
    document: Document, before: Record, record: Record, similarity: float, names: Names
) -> Step:
    if key(before.text) == key(record.text):
        return Step("restated", document, record, 1.0)
    fields = differing(before, record, names)
    kind: StepKind = "changed" if fields else "restated"
    if any(change.field == "status" and change.new == ["completed"] for change in fields):
        kind = "completed"
    says = tuple(f"{change.field} {change.says}" for change in fields)
    return Step(kind, document, record, round(similarity, 3), says)


def _silences(
    sheets: Sequence[Document], groups: Sequence[int], stories: list[Story], seen_in: list[int]
) -> None:
    """End each story that later sheets of its series leave out with the first of these.

    Such a step says which of the record's programmes the sheet still names, and where.
    """
    for story, at in zip(stories, seen_in, strict=True):
        later = (i for i in range(at + 1, len(sheets)) if groups[i] == groups[at])
        if (after := next(later, None)) is not None:
            named = tuple(_still_named(story.last, sheets[after]))
            story.steps.append(Step("silent", sheets[after], says=named))


def _still_named(last: Record, document: Document) -> Iterator[str]:
    for name in dict.fromkeys(program.name for program in last.programs):
        blocks = [record.block for record in document.records if name in record.text]
        if blocks:
            yield f"{name} is still named in {', '.join(blocks)}"
