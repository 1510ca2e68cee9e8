"""Consoles, tables and progress in the terminal; plain text when it is none."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

T = TypeVar("T")

_PLAIN_WIDTH = 160
"""Columns of a table written to a file or pipe, where there is no terminal to ask."""


class _Console(Console):
    """A console that leaves a closed pipe to `run_command`, where Rich would exit with 1."""

    def on_broken_pipe(self) -> None:
        """Raise what Rich caught."""
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """Return a console on standard output or standard error."""
    stream = sys.stderr if stderr else sys.stdout
    return _Console(
        stderr=stderr,
        width=None if stream.isatty() else _PLAIN_WIDTH,
        highlight=False,
        emoji=False,
        markup=False,
    )


def table(*columns: str, title: str | None = None, wide: Sequence[str] = ()) -> Table:
    """Return an empty table; `wide` names the columns that take the room that is left."""
    made = Table(title=title, box=SIMPLE_HEAD, title_justify="left", pad_edge=False, expand=False)
    for name in columns:
        made.add_column(name, ratio=None, overflow="fold", min_width=8 if name in wide else None)
    return made


@contextmanager
def progress(items: Sequence[T], what: str) -> Iterator[Iterable[T]]:
    """Yield `items`, with a bar on standard error when it is a terminal and there are several."""
    from rich.progress import track

    screen = console(stderr=True)
    if screen.is_terminal and len(items) > 1:
        yield track(items, description=what, console=screen)
    else:
        yield items
