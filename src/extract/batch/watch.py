"""Sheets as they arrive: a sweep whenever a folder changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from extract.pipeline.inputs import is_sheet

_QUIET = 500
"""Milliseconds without a change before a sweep begins: a file is copied whole by then."""


def changes(folder: Path, stop: Event | None = None) -> Iterator[set[Path]]:
    """Yield, whenever sheets below `folder` come, change or go, which ones."""

    def ours(_: Change, path: str) -> bool:
        return is_sheet(Path(path))

    for change in watch(folder, watch_filter=ours, step=_QUIET, stop_event=stop):
        yield {Path(path) for _, path in change}
