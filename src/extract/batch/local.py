"""The engine of one machine: a few processes, a file to each.

Every process has a pipe of its own, so that one can die or be ended at any moment and takes no
lock or queue with it that the others need: its file is noted with the cause, and a new process
takes its place.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait

from extract.batch.manifest import Entry
from extract.batch.plan import Task
from extract.batch.worker import READY, Job, failed, serve
from extract.errors import CrashedError, ExtractError, TimedOutError

_SPAWN = multiprocessing.get_context("spawn")
_FILES_PER_PROCESS = 2_000
"""A process is replaced after so many files, and gives back what leaked; a start takes 2 s."""
_GRACE = 10.0
"""Seconds beyond a file's own limit before its process is ended: reading ends itself first."""
_LOOK = 0.5
"""Seconds between looks at the clock while nothing happens."""


def run(tasks: Iterable[Task], job: Job, workers: int) -> Iterator[Entry]:
    """Yield the entry of each task as it is done, in no order.

    Raises ExtractError where no file is to blame: wrong rules, a full disk, no memory to start.
    """
    left = iter(tasks)
    crew: list[Worker] = []
    try:
        for task in islice(left, workers):
            crew.append(Worker(job))
            crew[-1].give(task)
        while crew:
            wait([end for worker in crew for end in worker.ends], _LOOK)
            for worker in list(crew):
                if (entry := worker.outcome()) is None:
                    continue
                if (following := next(left, None)) is None:
                    crew.remove(worker)
                    worker.end()
                else:
                    fit = worker if worker.fit else _replaced(worker, crew, job)
                    fit.give(following)
                yield entry
    finally:
        for worker in crew:
            worker.end()


class Worker:
    """A process and the task that it has; ended, its task is noted with the cause."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._pipe, far = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=serve, args=(far, job), daemon=True)
        with _without_interrupts():
            self._process.start()
        far.close()
        self._ready = False
        self._files = 0

    @property
    def ends(self) -> tuple[Connection, int]:
        """What to wait on: an answer, or the end of the process."""
        return self._pipe, self._process.sentinel

    @property
    def fit(self) -> bool:
        """Whether it can take another file."""
        return self._files < _FILES_PER_PROCESS and self._process.is_alive()

    def give(self, task: Task) -> None:
        """Have it work on `task`; its time counts from here, or from when it has loaded all."""
        self._task, self._since = task, time.monotonic()
        self._files += 1
        with contextlib.suppress(BrokenPipeError):
            self._pipe.send(task)

    def work(self, task: Task) -> Entry:
        """Have it work on `task` and wait for what becomes of it."""
        self.give(task)
        while (entry := self.outcome()) is None:
            wait(self.ends, _LOOK)
        return entry

    def outcome(self) -> Entry | None:
        """Return what became of its task, or None while that is open."""
        gone = not self._process.is_alive()
        try:
            while self._pipe.poll():
                answer = self._pipe.recv()
                if isinstance(answer, Entry):
                    return answer
                if isinstance(answer, ExtractError):
                    raise answer
                if answer == READY:
                    self._ready, self._since = True, time.monotonic()
        except (EOFError, ConnectionResetError):
            gone = True
        if gone:
            return self._died()
        if self._ready and self._taken() > self._job.limits.seconds + _GRACE:
            self.end()
            return self._timed_out()
        return None

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _taken(self) -> float:
        return time.monotonic() - self._since

    def _timed_out(self) -> Entry:
        error = TimedOutError(
            self._task.path,
            f"took longer than {self._job.limits.seconds:g} seconds and was ended",
            "Raise the limit with --max-seconds",
        )
        return failed(self._task, error, self._taken())

    def _died(self) -> Entry:
        self._process.join()
        cause = _cause(self._process.exitcode)
        if not self._ready:
            raise ExtractError(
                f"a process that reads sheets died as it started ({cause})",
                "Free some memory or use fewer --workers",
            )
        error = CrashedError(
            self._task.path,
            f"the process that read it died ({cause})",
            "The other sheets were read; please report it with the file",
        )
        return failed(self._task, error, self._taken())


def _replaced(worker: Worker, crew: list[Worker], job: Job) -> Worker:
    worker.end()
    crew[crew.index(worker)] = successor = Worker(job)
    return successor


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Have a process that starts meanwhile leave Ctrl-C to this one, from its first moment."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would lift the mask again as it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
