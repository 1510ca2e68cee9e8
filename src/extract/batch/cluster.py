"""The engine of many machines: Ray Data, with actors that each keep a process of the local engine.

The driver holds the output folder, plans, and puts results in place, as with the local engine, so
that manifest and bytes are the same. Actors take tasks and give back entries and documents. A file
that crashes or hangs ends the process behind its actor and no more; an actor that is lost is lost
with its machine, and Ray Data has another one do its tasks again.
"""

from __future__ import annotations

import dataclasses
import logging
import pickle
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from extract.batch.local import Worker
from extract.batch.manifest import Entry
from extract.batch.plan import Task
from extract.batch.worker import Job, content, failed
from extract.errors import ExtractError, InputError
from extract.pipeline import identity

_PER_WORKER = 500
"""Tasks given to Ray at once for each worker, with their files: the object store holds no more."""

_TOGETHER = 16
"""Tasks that travel together: what Ray does for each of its own tasks takes some 20 ms."""
_ROUNDS = 8
"""Times that every worker gets tasks at least, so that all end at about the same time."""


def run(tasks: Iterable[Task], job: Job, workers: int) -> Iterator[Entry]:
    """Yield the entry of each task as it is done, in no order, over the cluster of `RAY_ADDRESS`.

    Without that, Ray finds a cluster that this machine belongs to, or starts one of its own. Files
    go to the nodes and documents come back through Ray: nodes need no filesystem in common, only
    extract itself.
    """
    _join_cluster()
    left = iter(tasks)
    while some := list(islice(left, workers * _PER_WORKER)):
        rows = []
        for task in some:
            try:
                rows.append(_row(task, job))
            except InputError as error:
                yield failed(task, error, 0.0)
        for row in _results(rows, workers):
            yield _kept(row, job)


def _join_cluster() -> None:
    try:
        import ray
    except ImportError as error:
        raise ExtractError(
            "the engine ray is not installed", "pip install 'extract[ray]'"
        ) from error
    if not ray.is_initialized():
        try:
            ray.init(log_to_driver=False, logging_level="ERROR")
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise ExtractError(f"no cluster can be joined ({error})", "See RAY_ADDRESS") from error


def _row(task: Task, job: Job) -> dict[str, Any]:
    return {
        "task": pickle.dumps((task, job)),
        "file": content(task, job.limits),
        "corrections": _corrections(task, job),
    }


def _results(rows: list[dict[str, Any]], workers: int) -> Iterator[dict[str, Any]]:
    import ray

    if not rows:
        return
    ray.data.DataContext.get_current().enable_progress_bars = False
    together = max(1, min(_TOGETHER, len(rows) // (workers * _ROUNDS)))
    results = ray.data.from_items(rows, override_num_blocks=-(-len(rows) // together)).map(
        Reader,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=workers),
        num_cpus=1,
    )
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        yield from results.iter_rows()
    except ray.exceptions.RayError as error:
        said = str(error).strip().splitlines()
        raise ExtractError(
            f"the cluster gave up ({said[-1] if said else type(error).__name__})",
            "The next run goes on from here",
        ) from error


class Reader:
    """An actor: a process of the local engine, and a folder of its own to write to."""

    def __init__(self) -> None:
        self._room = Path(tempfile.mkdtemp(prefix="extract-"))
        self._worker: Worker | None = None

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the entry of a task, and its document where it has one."""
        task, job = pickle.loads(row["task"])
        worker = self._fit(job)
        file = self._room / f"input{task.file.suffix}"
        file.write_bytes(row["file"])
        corrections = self._room / "corrections" / f"{task.doc_id}.json"
        if row["corrections"] is not None:
            corrections.parent.mkdir(exist_ok=True)
            corrections.write_bytes(row["corrections"])
        entry = worker.work(dataclasses.replace(task, file=file))
        corrections.unlink(missing_ok=True)
        document = self._room / "documents" / f"{task.doc_id}.json"
        made = document.read_bytes() if entry.status != "failed" else None
        document.unlink(missing_ok=True)
        return {
            "entry": entry.model_dump_json(),
            "document": made,
            "pipeline": identity(job.model).model_dump_json(),
        }

    def _fit(self, job: Job) -> Worker:
        if self._worker is not None and not self._worker.fit:
            self._worker.end()
            self._worker = None
        if self._worker is None:
            here = dataclasses.replace(job, out=self._room, staged=self._room, pipeline=None)
            self._worker = Worker(here)
        return self._worker

    def __del__(self) -> None:
        if self._worker is not None:
            self._worker.end()
        shutil.rmtree(self._room, ignore_errors=True)


def _corrections(task: Task, job: Job) -> bytes | None:
    try:
        return (job.out / "corrections" / f"{task.doc_id}.json").read_bytes()
    except OSError:
        return None


def _kept(row: dict[str, Any], job: Job) -> Entry:
    from extract.write.atomic import write_text

    if (here := identity(job.model).model_dump_json()) != row["pipeline"]:
        raise ExtractError(
            f"a node has another pipeline: {row['pipeline']}, not {here}",
            "Install the same version of extract, with the same rules, on all nodes",
        )
    entry = Entry.model_validate_json(row["entry"])
    if entry.status != "failed":
        path = job.staged / "documents" / f"{entry.doc_id}.json"
        write_text(path, row["document"].decode())
    return entry
