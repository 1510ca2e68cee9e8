"""One sweep over a folder: plan, extract what is new, put the result in place whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from extract.batch.manifest import NAME, Entry, Manifest, read_manifest
from extract.batch.plan import Plan, Task, documents_in, make_plan, matches, scan
from extract.batch.staging import Staging
from extract.batch.worker import Job, entry_of
from extract.batch.years import parts, year_of
from extract.errors import ExtractError, InputError
from extract.pipeline import identity
from extract.read import Limits
from extract.schema import Document, Pipeline
from extract.write.atomic import write_text
from extract.write.documents import write_document

Engine = Literal["local", "ray"]


@dataclass(slots=True)
class Outcome:
    """What a sweep found and did."""

    manifest: Manifest
    done: list[Entry] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)
    why_all: str | None = None

    @property
    def failed(self) -> list[Entry]:
        """The inputs that have no document, from this sweep and from earlier ones."""
        return [entry for entry in self.manifest.inputs if entry.status == "failed"]


class Listener:
    """Is told how a sweep goes on; this one does nothing with it."""

    def planned(self, plan: Plan) -> None:
        """The work is known."""

    def finished(self, entry: Entry) -> None:
        """One input is done."""

    def ended(self, outcome: Outcome) -> None:
        """All is in place."""


def sweep(
    folder: Path,
    out: Path,
    *,
    workers: int,
    engine: Engine = "local",
    model: str | None = None,
    limits: Limits | None = None,
    retry: bool = False,
    listener: Listener | None = None,
) -> Outcome:
    """Bring `out` up to date with the sheets below `folder`, and return what was done.

    Raises ExtractError when `folder` is none, when another sweep writes to `out`, or when `out`
    cannot be written; `out` is then as the last sweep left it.
    """
    if not folder.is_dir():
        raise InputError(str(folder), "there is no such folder", "Check the path")
    with _alone(out):
        listener = listener or Listener()
        outcome = _sweep(folder, out, workers, engine, model, limits, retry, listener)
    listener.ended(outcome)
    return outcome


def _sweep(
    folder: Path,
    out: Path,
    workers: int,
    engine: Engine,
    model: str | None,
    limits: Limits | None,
    retry: bool,
    listener: Listener,
) -> Outcome:
    staging, pipeline = Staging(out), identity(model)
    staging.recover()
    old = read_manifest(out)
    tasks = scan(folder, out)
    if not tasks and old is None:
        raise InputError(str(folder), "there is no sheet in this folder", "Check the path")
    plan = make_plan(tasks, old, pipeline, documents_in(out), retry=retry)
    listener.planned(plan)
    if old is not None and not plan.tasks and not plan.gone and not _years_missing(out, old):
        staging.clear()
        return Outcome(old)
    job = Job(out, staging.folder, model, limits or Limits(), pipeline)
    done = []
    for entry in _run(plan.tasks, staging, pipeline, job, workers, engine):
        done.append(entry)
        listener.finished(entry)
    manifest = Manifest(
        pipeline=pipeline, inputs=sorted([*plan.kept, *done], key=lambda entry: entry.path)
    )
    _put_in_place(staging, manifest, old, done)
    return Outcome(manifest, done, plan.gone, plan.why_all)


def _run(
    tasks: Sequence[Task],
    staging: Staging,
    pipeline: Pipeline,
    job: Job,
    workers: int,
    engine: Engine,
) -> Iterator[Entry]:
    """Yield what an interrupted sweep had done already, then the rest as it is done."""
    waiting = {entry.path: entry for entry in staging.finished(pipeline)}
    left = []
    for task in tasks:
        entry = waiting.get(task.path)
        if entry is not None and entry.status != "failed" and matches(entry, task):
            yield entry
        else:
            staging.forget(task.doc_id)
            left.append(task)
    if left:
        for entry in _engine(engine)(left, job, workers):
            staging.finish(entry, pipeline)
            yield entry


def _engine(name: Engine) -> Callable[[Iterable[Task], Job, int], Iterator[Entry]]:
    if name == "ray":
        from extract.batch import cluster

        return cluster.run
    from extract.batch import local

    return local.run


def rewrite(out: Path, make: Callable[[], Sequence[Document]]) -> None:
    """Put the documents that `make` returns, such as corrected ones, and their rows in place.

    `make` reads and changes documents of `out` while no sweep can; all of it counts or nothing.
    Raises ExtractError when a sweep writes to `out`, or when it cannot be written.
    """
    with _alone(out):
        staging = Staging(out)
        staging.recover()
        changed = {document.doc_id: document for document in make()}
        if not changed or (old := read_manifest(out)) is None:
            return
        inputs, done = [], []
        for entry in old.inputs:
            if entry.doc_id in changed and _has_document(entry):
                document = changed[entry.doc_id]
                write_document(document, staging.place("documents"))
                entry = entry_of(document, entry.path, entry.seconds)
                done.append(entry)
            inputs.append(entry)
        manifest = Manifest(pipeline=old.pipeline, inputs=inputs)
        _put_in_place(staging, manifest, old, done)


def _put_in_place(
    staging: Staging, manifest: Manifest, old: Manifest | None, done: Sequence[Entry]
) -> None:
    """Write the tables of the years that changed and the manifest, then commit all of it."""
    from extract.batch import dataset

    out = staging.out
    before = {entry.doc_id: entry for entry in old.inputs if _has_document(entry)} if old else {}
    now = {entry.doc_id: entry for entry in manifest.inputs if _has_document(entry)}
    fresh = {entry.doc_id for entry in done if _has_document(entry)}
    lost = [before[doc_id] for doc_id in before.keys() - now.keys()]
    touched = [*lost, *(now[i] for i in fresh), *(before[i] for i in fresh & before.keys())]
    rewritten = {year_of(entry) for entry in touched} | _years_missing(out, manifest)
    years: dict[str, list[Entry]] = {year: [] for year in sorted(rewritten)}
    for entry in now.values():
        if (year := year_of(entry)) in years:
            years[year].append(entry)
    files = [f"documents/{doc_id}.json" for doc_id in sorted(fresh)]
    removed = [f"documents/{entry.doc_id}.json" for entry in lost]
    for year, entries in years.items():
        if entries:
            files += dataset.write_year(year, entries, fresh, out, staging.folder)
        else:
            removed += parts(year)
    write_text(staging.place(NAME), manifest.model_dump_json(indent=1) + "\n")
    staging.commit([*files, NAME], removed)


def _years_missing(out: Path, manifest: Manifest) -> set[str]:
    """Return the years whose files are not all in `out`."""
    years = {year_of(entry) for entry in manifest.inputs if _has_document(entry)}
    return {year for year in years if not all((out / part).is_file() for part in parts(year))}


def _has_document(entry: Entry) -> bool:
    return entry.status != "failed"


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold the output folder for one sweep at a time; the system lets go of it if we die."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / ".lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise ExtractError(
            f"another run is writing to {out}", "Wait for it or choose another folder with --out"
        ) from error
    except OSError as error:
        raise ExtractError(
            f"cannot write to {out} ({error.strerror})", "Choose another folder with --out"
        ) from error
    try:
        yield
    finally:
        lock.release()
