"""A diff for the terminal: a summary, then the changes under their headings.

On a terminal, removed words are red and struck through, added ones green and underlined; in a
file or pipe they stand as `[-removed-]` and `{+added+}`, as wdiff writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rich.padding import Padding
from rich.text import Text

from extract.editions.shapes import Change, Diff, Edition, WordOp
from extract.editions.words import same_share

MARKS = {"added": "+", "removed": "-", "changed": "~", "moved": ">", "reworded": "≈"}
STYLES = {
    "changed": "bold yellow",
    "added": "bold green",
    "removed": "bold red",
    "moved": "bold blue",
    "reworded": "bold cyan",
}
_WORD_STYLES = {"removed": "red strike", "added": "green underline"}
_WORD_MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
_INLINE = 0.6
"""From this share of words that stayed, both texts are shown as one line."""
_INDENT = 4


def render(diff: Diff, *, colour: bool) -> Iterator[Text | Padding]:
    """Yield what to print, line by line; without `colour` words are marked by brackets."""
    yield from _head(diff)
    section: str | None = ""
    for change in diff.changes:
        if (here := section_of(change)) != section:
            section = here
            yield Text("")
            yield Text(section or "(no heading)", style="bold")
        yield _title(change)
        for text in _body(change, colour):
            yield Padding(text, (0, 0, 0, _INDENT)) if colour else Text(" " * _INDENT) + text


def summary(diff: Diff) -> str:
    """Return the counts in words: "2 changed, 1 added; 40 unchanged"."""
    counts = diff.summary.model_dump()
    unchanged = counts.pop("unchanged")
    said = [f"{counts[name]} {name}" for name in STYLES if counts[name]]
    return f"{', '.join(said) or 'No differences'}; {unchanged} unchanged"


def section_of(change: Change) -> str | None:
    """Return the heading under which a reader of the new edition looks for a change."""
    side = change.new or change.old
    return side.section if side else None


def notes(change: Change) -> list[str]:
    """Return what is to be said of a change beside its words: fields, merged and split parts."""
    said = [f"{field.field}: {field.says}" for field in change.fields]
    said += [f"merged with: {part.text}" for part in change.merged]
    said += [f"split off: {part.text}" for part in change.split]
    return said


def _head(diff: Diff) -> Iterator[Text]:
    for name, edition in (("old", diff.old), ("new", diff.new)):
        yield Text.assemble((f"{name}  ", "dim"), edition_line(edition))
    yield Text(summary(diff), style="bold")


def edition_line(edition: Edition) -> str:
    """Return an edition's title and date of issue."""
    return f"{edition.title} ({edition.issued or 'no date of issue'})"


def _title(change: Change) -> Text:
    line = Text.assemble((f"{MARKS[change.type]} {change.type}", STYLES[change.type]))
    if change.fields:
        line.append("  " + "; ".join(f"{field.field} {field.says}" for field in change.fields))
    return line


def _body(change: Change, colour: bool) -> Iterator[Text]:
    for part in change.merged:
        yield Text(f"merged with: {part.text}", style="italic")
    for part in change.split:
        yield Text(f"split off: {part.text}", style="italic")
    if not change.words:
        side = change.new or change.old
        yield Text(side.text if side else "")
    elif same_share(change.words) >= _INLINE:
        yield _marked(_inline(change.words), colour)
    else:
        yield Text.assemble(("− ", "bold red"), _marked(old_side(change.words), colour))
        yield Text.assemble(("+ ", "bold green"), _marked(new_side(change.words), colour))


def old_side(ops: Sequence[WordOp]) -> list[WordOp]:
    """Return the runs of the old text, as it sets them."""
    return [
        op if op.old is None else WordOp(op=op.op, text=op.old) for op in ops if op.op != "added"
    ]


def new_side(ops: Sequence[WordOp]) -> list[WordOp]:
    """Return the runs of the new text."""
    return [op for op in ops if op.op != "removed"]


def _inline(ops: Sequence[WordOp]) -> Iterator[WordOp]:
    """Keep apart the words of both texts where only the old one has white space between them."""
    for op, after in pairwise([*ops, None]):
        if op is None:
            continue
        glued = after is not None and after.op == "removed" and op.old and op.old[-1].isspace()
        yield WordOp(op=op.op, text=f"{op.text.rstrip()} ") if glued else op


def _marked(ops: Iterable[WordOp], colour: bool) -> Text:
    line = Text()
    for op in ops:
        words = op.text.rstrip()
        if op.op == "same":
            line.append(op.text)
        elif colour:
            line.append(words, style=_WORD_STYLES[op.op]).append(op.text[len(words) :])
        else:
            before, after = _WORD_MARKS[op.op]
            line.append(before + words + after + op.text[len(words) :])
    return line
