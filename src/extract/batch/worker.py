"""One input in a worker process: read it, write its document where it waits, say what came."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from extract.batch.manifest import Entry, Failure
from extract.batch.plan import Task
from extract.errors import CrashedError, ExtractError, InputError
from extract.read import Limits
from extract.schema import Document, Pipeline

LOST = frozenset({"damaged_page", "repaired_page"})
"""Codes of warnings that say that a part of the file was lost, or may be."""

READY = "ready"


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker needs to know, sent to it once."""

    out: Path
    staged: Path
    model: str | None
    limits: Limits
    pipeline: Pipeline | None = None
    """What the sweep makes documents with; None where nobody needs to know."""


def serve(pipe: Connection, job: Job) -> None:
    """Be a process of the local engine: answer every task with its entry, or with an ExtractError.

    The first answer is `READY`. It ends when the other end of the pipe is closed. Garbage is
    collected between files, and never looked for in the pipeline: that saves a tenth of the time.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    prepare(job)
    pipe.send(READY)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            task = pipe.recv()
            try:
                pipe.send(work(task, job))
            except ExtractError as error:
                pipe.send(error)
            gc.collect()
            gc.freeze()


def prepare(job: Job) -> None:
    """Make a new process ready: one thread for arithmetic, the pipeline loaded, memory bounded.

    Wrong rules or a wrong model are left to `work`, which can say so.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"
    from extract.pipeline import load

    with contextlib.suppress(ExtractError):
        load(job.model)
    _bound_memory(job.limits.memory)
    gc.disable()
    gc.freeze()


def work(task: Task, job: Job) -> Entry:
    """Extract one input; its document waits in `job.staged/documents`.

    Raises ExtractError where the input is not to blame: wrong rules, a full disk.
    """
    start = time.perf_counter()
    try:
        document = _document(task, job)
    except InputError as error:
        return failed(task, error, time.perf_counter() - start)
    return entry_of(document, task.path, time.perf_counter() - start)


def _document(task: Task, job: Job) -> Document:
    """Extract and write the document of one input; raises InputError where there is none."""
    from extract.corrections import correct
    from extract.pipeline import load
    from extract.pipeline.attempt import attempt
    from extract.pipeline.inputs import Input
    from extract.write.documents import write_document

    data = content(task, job.limits)
    made = attempt(Input(task.path, task.doc_id), load(job.model), data=data, limits=job.limits)
    if isinstance(made, InputError):
        raise made
    if job.pipeline not in (None, made.pipeline):
        raise ExtractError(
            "the rules or the model were changed while sheets were read",
            "Run it again: all are read with the new ones",
        )
    try:
        correct(job.out, made)
    except ExtractError as error:
        raise InputError(task.path, f"its corrections cannot be read ({error})") from error
    try:
        write_document(made, job.staged / "documents")
    except (ValueError, MemoryError) as error:
        raise CrashedError(
            task.path,
            f"its document cannot be written ({type(error).__name__}: {error})",
            "Please report it with the file",
        ) from error
    return made


def failed(task: Task, error: InputError, seconds: float) -> Entry:
    """Return the entry of an input that gave no document.

    A file that could not be read at all is no content that failed: it has no hash, and is read
    again once it can be.
    """
    failure = Failure(type=error.cause, message=str(error))
    return Entry(
        path=task.path,
        sha256=None if error.cause == "unreadable" else task.sha256,
        doc_id=task.doc_id,
        status="failed",
        seconds=round(seconds, 3),
        error=failure,
    )


def entry_of(document: Document, path: str, seconds: float) -> Entry:
    """Return the entry of an input that gave a document."""
    lost = [warning for warning in document.warnings if warning.code in LOST]
    failure = Failure(type="damaged", message=lost[0].message) if lost else None
    return Entry(
        path=path,
        sha256=document.source.sha256,
        doc_id=document.doc_id,
        status="partial" if lost else "ok",
        seconds=round(seconds, 3),
        error=failure,
        warnings=[warning.message for warning in document.warnings],
        issued=document.issued,
        records=len(document.records),
        mentions=len(document.mentions),
    )


def content(task: Task, limits: Limits) -> bytes:
    """Return the bytes of an input; raises InputError where they cannot be read or are too many."""
    try:
        limits.check_bytes(task.path, task.file.stat().st_size)
        return task.file.read_bytes()
    except OSError as error:
        raise InputError(
            task.path, f"cannot be read ({error.strerror})", "Check that it is there and readable"
        ) from error


def _die_with_parent() -> None:
    """End this process with the sweep, however that ends: nothing writes on behind its back."""
    if (parent := multiprocessing.parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)


def _bound_memory(mebibytes: int) -> None:
    """Let this process take `mebibytes` more than it has now, where the system can see to it."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (ImportError, OSError):
        return
    now = pages * os.sysconf("SC_PAGE_SIZE")
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (now + mebibytes * 1024 * 1024, hard))
