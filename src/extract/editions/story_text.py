"""Stories for the terminal: a line a step under each commitment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from extract.editions.stories import Step, Story

_WIDTH = 72
_STYLES = {
    "announced": "cyan",
    "restated": "dim",
    "changed": "yellow",
    "completed": "green",
    "silent": "red",
}


def render(stories: Sequence[Story], *, every: bool = False) -> Table:
    """Return a table of the commitments that go on or fall silent; with `every`, of all records.

    Each row is a commitment, in the words of the sheet that reported it last, and its steps.
    """
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_lines=True)
    table.add_column("commitment", overflow="fold", ratio=1)
    table.add_column("what became of it", overflow="fold", ratio=1)
    for story in stories:
        if every or (story.is_commitment and len(story.steps) > 1):
            table.add_row(_commitment(story), Text("\n").join(map(_line, story.steps)))
    return table


def summary(stories: Sequence[Story]) -> str:
    """Return in words how many commitments there are and how they stand."""
    told = [story for story in stories if story.is_commitment]
    latest = Counter(_standing(story) for story in told)
    counts = ", ".join(f"{count} {name}" for name, count in latest.most_common())
    return f"{len(told)} commitments: {counts}" if told else "No commitments"


def _standing(story: Story) -> str:
    last = story.steps[-1].kind
    if last == "silent":
        return "silent"
    if len(story.steps) == 1:
        return "announced once"
    return "completed" if story.last.status == "completed" else "going on"


def _commitment(story: Story) -> Text:
    text = story.last.text
    if len(text) > _WIDTH * 3:
        text = text[: text.rfind(" ", 0, _WIDTH * 3)] + " …"
    return Text.assemble((f"{story.last.section or '(no heading)'}\n", "bold"), text)


def _line(step: Step) -> Text:
    when = step.document.issued or "(no date)"
    line = Text.assemble(f"{when} ", (step.kind, _STYLES[step.kind]))
    if step.kind == "silent":
        return line.append("; ".join([f": not in {step.document.doc_id}", *step.says]))
    if step.record is not None and step.kind == "announced":
        line.append(f" as {step.record.status}")
    if step.says:
        line.append(": " + "; ".join(step.says))
    return line.append(f" [{_source(step)}]", "dim")


def _source(step: Step) -> str:
    if step.record is None:
        return step.document.doc_id
    page = f", page {step.record.page}" if step.record.page else ""
    return f"{step.document.doc_id} {step.record.block}{page}"


def lines(stories: Sequence[Story], *, every: bool = False) -> Iterator[Text]:
    """Yield the same for a file or pipe: a commitment a paragraph, nothing cut or wrapped."""
    for story in stories:
        if every or (story.is_commitment and len(story.steps) > 1):
            yield Text(f"{story.last.section or '(no heading)'}: {story.last.text}")
            for step in story.steps:
                yield Text("    ") + _line(step)
