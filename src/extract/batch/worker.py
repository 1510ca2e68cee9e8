"""One input in a worker process: read it, write its document where it waits, say what came."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from extract.batch.manifest import Entry, Failure
from extract.batch.plan import Task
from extract.errors import InputError
from extract.read import Limits
from extract.schema import Document

LOST = frozenset({"damaged_page"})
"""Codes of warnings that say that a part of the file could not be read."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker needs to know, sent to it once."""

    out: Path
    staged: Path
    model: str | None
    limits: Limits


def prepare(job: Job) -> None:
    """Make a new process ready: one thread for arithmetic, the pipeline loaded, memory bounded."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"
    from extract.pipeline import load

    load(job.model)
    _bound_memory(job.limits.memory)


def work(task: Task, job: Job) -> Entry:
    """Extract one input; its document waits in `job.staged/documents`."""
    from extract.corrections import correct
    from extract.pipeline import load
    from extract.pipeline.attempt import attempt
    from extract.pipeline.inputs import Input
    from extract.write.documents import write_document

    start = time.perf_counter()
    try:
        data = _content(task, job.limits)
        made = attempt(Input(task.path, task.doc_id), load(job.model), data=data, limits=job.limits)
    except InputError as error:
        made = error
    seconds = round(time.perf_counter() - start, 3)
    if isinstance(made, InputError):
        return failed(task, made, seconds)
    correct(job.out, made)
    write_document(made, job.staged / "documents")
    return _entry(task, made, seconds)


def failed(task: Task, error: InputError, seconds: float) -> Entry:
    """Return the entry of an input that gave no document."""
    failure = Failure(type=error.cause, message=str(error))
    return Entry(
        path=task.path,
        sha256=task.sha256,
        doc_id=task.doc_id,
        status="failed",
        seconds=seconds,
        error=failure,
    )


def _entry(task: Task, document: Document, seconds: float) -> Entry:
    lost = [warning for warning in document.warnings if warning.code in LOST]
    failure = Failure(type="damaged", message=lost[0].message) if lost else None
    return Entry(
        path=task.path,
        sha256=document.source.sha256,
        doc_id=task.doc_id,
        status="partial" if lost else "ok",
        seconds=seconds,
        error=failure,
        warnings=[warning.message for warning in document.warnings],
        issued=document.issued,
        records=len(document.records),
        mentions=len(document.mentions),
    )


def _content(task: Task, limits: Limits) -> bytes:
    try:
        limits.check_bytes(task.path, task.file.stat().st_size)
        return task.file.read_bytes()
    except OSError as error:
        raise InputError(
            task.path, f"cannot be read ({error.strerror})", "Check that it is there and readable"
        ) from error


def _bound_memory(mebibytes: int) -> None:
    """Let this process take `mebibytes` more than it has now, where the system can see to it."""
    try:
        import resource
    except ImportError:
        return
    now = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (now + mebibytes * 1024 * 1024, hard))
