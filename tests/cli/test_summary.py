from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from extract.cli import summary
from extract.pipeline import extract


def printed(path: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    stream = io.StringIO()
    monkeypatch.setattr(summary, "console", lambda: Console(file=stream, width=width))
    summary.print_records(extract(path))
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_a_narrow_terminal_gets_lines_that_break_no_word(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = printed(samples / "india-netherlands-outcomes.txt", 80, monkeypatch)
    assert max(map(len, lines[1:])) <= 80
    assert "B. SEMICONDUCTORS" in lines
    assert "           dates: 2026-07/2026-12" in lines
    assert "           amounts: 45,000,000 EUR · ≈ 800 technician" in lines


def test_a_wide_terminal_gets_a_table(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = printed(samples / "india-netherlands-outcomes.txt", 160, monkeypatch)
    (head,) = (line for line in lines if line.lstrip().startswith("section"))
    assert head.split() == [
        "section",
        "status",
        "parties",
        "instruments",
        "dates",
        "amounts",
        "text",
    ]
