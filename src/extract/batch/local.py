"""The engine of one machine: a pool of processes, a file to each.

Pebble's pool ends a worker that passes its time, notices one that dies, and replaces both; the
other workers go on.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice

from pebble import ProcessExpired, ProcessPool

from extract.batch.manifest import Entry
from extract.batch.plan import Task
from extract.batch.worker import Job, failed, prepare, work
from extract.errors import CrashedError, InputError, TimedOutError

_AHEAD = 4
"""Tasks that wait in the pool per worker: none idles, and memory holds few."""
_TASKS_PER_PROCESS = 500
"""A worker is replaced after so many files, and gives back what leaked."""
_GRACE = 10.0
"""Seconds beyond a file's own limit before its worker is ended: reading ends itself first."""


def run(tasks: Iterable[Task], job: Job, workers: int) -> Iterator[Entry]:
    """Yield the entry of each task as it is done, in no order."""
    left = iter(tasks)
    running: dict[Future[Entry], Task] = {}
    pool = ProcessPool(
        max_workers=workers,
        max_tasks=_TASKS_PER_PROCESS,
        initializer=prepare,
        initargs=(job,),
        context=multiprocessing.get_context("spawn"),
    )
    try:
        while True:
            for task in islice(left, workers * _AHEAD - len(running)):
                timeout = job.limits.seconds + _GRACE
                running[pool.schedule(work, args=(task, job), timeout=timeout)] = task
            if not running:
                break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield _entry(running.pop(future), future, job)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _entry(task: Task, future: Future[Entry], job: Job) -> Entry:
    try:
        return future.result()
    except TimeoutError:
        error: InputError = TimedOutError(
            task.path,
            f"took longer than {job.limits.seconds:g} seconds and was ended",
            "Raise the limit with --max-seconds",
        )
        return failed(task, error, job.limits.seconds)
    except (ProcessExpired, MemoryError) as expired:
        error = CrashedError(
            task.path,
            f"the process that read it died ({expired})",
            "It may need more memory than --max-memory allows",
        )
        return failed(task, error, 0.0)
