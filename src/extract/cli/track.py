"""`extract track`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import FAILED, OK, SOME_FAILED, name_error, options

if TYPE_CHECKING:
    from extract.errors import ExtractError
    from extract.schema import Document


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("output/stories.parquet"),
    show_default=True,
    help="Parquet file: one row a step, each with its source.",
)
@click.option("--all", "every", is_flag=True, help="Show records of one sheet and background too.")
@options.model
def track(folder: Path, out: Path, every: bool, model: str | None) -> int:
    """Follow every commitment through the sheets of FOLDER, in order of issue.

    Says when each was first announced, restated, changed and completed, and the sheet of the same
    series in which it is first missing. FOLDER holds inputs of any kind or document files (JSON).
    """
    from extract.cli.terminal import console
    from extract.editions.stories import track as follow
    from extract.editions.story_table import write_stories
    from extract.editions.story_text import lines, render, summary

    documents: dict[str, Document] = {}
    errors = 0
    for outcome in _documents(folder, model):
        if isinstance(outcome, Exception):
            name_error(outcome)
            errors += 1
        else:
            documents.setdefault(outcome.source.sha256, outcome)
    if not documents:
        return FAILED
    stories = follow(list(documents.values()))
    write_stories(stories, out)
    screen = console()
    if screen.is_terminal:
        screen.print(render(stories, every=every))
    else:
        for line in lines(stories, every=every):
            screen.print(line, soft_wrap=True)
    screen.print(f"{summary(stories)} → {out}", soft_wrap=True)
    return SOME_FAILED if errors else OK


def _documents(folder: Path, model: str | None) -> Iterator[Document | ExtractError]:
    """Yield document files, then the sheets that none of them was made from."""
    from extract.cli.terminal import progress
    from extract.errors import ExtractError
    from extract.pipeline import attempt, find_inputs, load
    from extract.write.documents import read_document

    files = [path for path in sorted(folder.rglob("*.json")) if path.name != "manifest.json"]
    known = set()
    for path in files:
        try:
            document = read_document(path)
        except ExtractError as error:
            yield error
        else:
            known.add(document.source.sha256)
            yield document
    inputs, missing = find_inputs([str(folder)])
    unread = [item for item in inputs if _hash(Path(item.path)) not in known]
    if not inputs and not files:
        yield from missing
    if unread:
        nlp = load(model)
        with progress(unread, "Reading") as items:
            for item in items:
                yield attempt(item, nlp)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
