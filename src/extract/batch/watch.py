"""Sheets as they arrive: a sweep whenever a folder changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from extract.pipeline.inputs import is_sheet

_QUIET = 500
"""Milliseconds without a change before a sweep begins: a file is copied whole by then."""


def changes(folder: Path, out: Path, stop: Event | None = None) -> Iterator[set[Path]]:
    """Yield once when `folder` is being watched, then whenever sheets below it come, change or go.

    What happens while the caller works is kept for it. Folders count too, as whole ones may be
    moved; what lies in `out` does not.
    """
    outputs = out.resolve()

    def ours(_: Change, name: str) -> bool:
        path = Path(name)
        inside = path == outputs or outputs in path.parents
        return not inside and (is_sheet(path) or path.is_dir() or not path.suffix)

    begun = False
    for change in watch(
        folder.resolve(),
        watch_filter=ours,
        step=_QUIET,
        rust_timeout=_QUIET,
        yield_on_timeout=True,
        stop_event=stop,
    ):
        if change or not begun:
            begun = True
            yield {Path(path) for _, path in change}
