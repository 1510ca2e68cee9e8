"""Sweeps inside the test's own process, with the stand-in for extraction."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.batch import stand_in

from extract.batch import Outcome, local, sweep
from extract.batch.manifest import Entry
from extract.batch.plan import Task
from extract.batch.worker import Job, work

Sweep = Callable[..., Outcome]


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the name of the rules."""
    return lambda name: monkeypatch.setenv(stand_in.RULES, name)


@pytest.fixture
def read() -> list[str]:
    """The paths that were read, in order."""
    return []


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, read: list[str]) -> Sweep:
    """Sweep a folder into another, without processes."""

    def engine(tasks: Iterable[Task], job: Job, workers: int) -> Iterator[Entry]:
        for task in tasks:
            read.append(task.path)
            yield work(task, job)

    modules: dict[str, Any] = dict(sys.modules)
    monkeypatch.setattr(modules["extract.pipeline.attempt"], "extract", stand_in.extract)
    monkeypatch.setattr("extract.pipeline.load", lambda model=None: None)
    monkeypatch.setattr(modules["extract.pipeline.identity"], "rules_hash", stand_in.rules_name)
    monkeypatch.setattr(local, "run", engine)
    monkeypatch.setattr(os, "fsync", lambda handle: None)

    def run(folder: Path, out: Path, **options: Any) -> Outcome:
        read.clear()
        return sweep(folder, out, workers=1, **options)

    return run
