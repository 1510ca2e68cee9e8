"""How much of a machine one file may take: every limit, in one place."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from extract.errors import TimedOutError, TooLargeError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of a file, its pages, its characters, and seconds and memory (MiB) to read it.

    A fact sheet has some ten thousand characters; a million are four hundred pages, and take about
    a minute and a gibibyte to extract.
    """

    bytes: int = 100 * 1024 * 1024
    pages: int = 5000
    characters: int = 1_000_000
    seconds: float = 120.0
    memory: int = 2048

    def check_bytes(self, path: str, size: int) -> None:
        """Raise TooLargeError when a file of `size` bytes passes the limit."""
        if size > self.bytes:
            raise TooLargeError(
                path,
                f"{size:,} bytes, more than the {self.bytes:,} allowed",
                "Raise the limit with --max-bytes",
            )

    def check_pages(self, path: str, count: int) -> None:
        """Raise TooLargeError when a file of `count` pages passes the limit."""
        if count > self.pages:
            raise TooLargeError(
                path,
                f"{count:,} pages, more than the {self.pages:,} allowed",
                "Raise the limit with --max-pages",
            )

    def check_characters(self, path: str, count: int) -> None:
        """Raise TooLargeError when a file with `count` characters of text passes the limit."""
        if count > self.characters:
            raise TooLargeError(
                path,
                f"{count:,} characters of text, more than the {self.characters:,} allowed",
                "Raise the limit with --max-characters",
            )


DEFAULT = Limits()


@dataclass(slots=True)
class Clock:
    """The time that reading one file has taken; asked between pages."""

    path: str
    seconds: float
    started: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        """Return the seconds left; negative when the time is up."""
        return self.started + self.seconds - time.monotonic()

    def check(self, where: str) -> None:
        """Raise TimedOutError when the time is up; `where` says how far reading came."""
        if self.left() < 0:
            raise TimedOutError(
                self.path,
                f"reading took longer than {self.seconds:g} seconds and stopped {where}",
                "Raise the limit with --max-seconds",
            )
