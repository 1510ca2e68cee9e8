"""What a sweep has to do: which inputs are new or changed, which stand, which are gone."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from extract.batch.manifest import Entry, Manifest
from extract.pipeline.inputs import Input, sheets_below, with_ids
from extract.schema import Pipeline


@dataclass(frozen=True, slots=True)
class Task:
    """An input to read: where it lies, its path in the folder, its document's id."""

    file: Path
    path: str
    doc_id: str
    sha256: str | None


@dataclass(slots=True)
class Plan:
    """The work of one sweep, in order of path."""

    tasks: list[Task] = field(default_factory=list)
    kept: list[Entry] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)
    why_all: str | None = None
    """What changed in the pipeline, where that is why everything is read again."""


def scan(folder: Path, out: Path) -> list[Task]:
    """Return the sheets below `folder` in order of path, with ids and content hashes.

    What lies in `out` is no input, wherever `out` is.
    """
    skipped = out.resolve()
    files = [file for file in sheets_below(folder) if skipped not in file.resolve().parents]
    inputs = with_ids([str(file) for file in files])
    return [_task(folder, file, item) for file, item in zip(files, inputs, strict=True)]


def documents_in(out: Path) -> set[str]:
    """Return the ids of the documents that lie in an output folder."""
    return {path.stem for path in (out / "documents").glob("*.json")}


def make_plan(
    tasks: Iterable[Task],
    old: Manifest | None,
    pipeline: Pipeline,
    documents: Container[str],
    *,
    retry: bool = False,
) -> Plan:
    """Compare the inputs with the last manifest and with the `documents` that are there.

    With `retry`, failed inputs are read again.
    """
    plan = Plan()
    if old is not None and old.pipeline != pipeline:
        plan.why_all = _changes(old.pipeline, pipeline)
    known = {entry.path: entry for entry in old.inputs} if old else {}
    for task in tasks:
        entry = known.pop(task.path, None)
        if entry is not None and plan.why_all is None and _stands(entry, task, documents, retry):
            plan.kept.append(entry)
        else:
            plan.tasks.append(task)
    plan.gone = list(known.values())
    return plan


def matches(entry: Entry, task: Task) -> bool:
    """Tell whether an entry is of the same content under the same name and id."""
    return (entry.path, entry.sha256, entry.doc_id) == (task.path, task.sha256, task.doc_id)


def _stands(entry: Entry, task: Task, documents: Container[str], retry: bool) -> bool:
    if not matches(entry, task):
        return False
    return not retry if entry.status == "failed" else entry.doc_id in documents


def _task(folder: Path, file: Path, item: Input) -> Task:
    try:
        with file.open("rb") as content:
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        sha256 = None
    path = file.relative_to(folder).as_posix()
    return Task(
        file, path.encode(errors="surrogateescape").decode(errors="replace"), item.doc_id, sha256
    )


def _changes(old: Pipeline, new: Pipeline) -> str:
    parts = [
        f"{name} {before} → {after}"
        for (name, before), (_, after) in zip(old, new, strict=True)
        if before != after
    ]
    return ", ".join(parts)
