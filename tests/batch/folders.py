"""Folders of small sheets, and what a batch made of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
STAND_IN = f"{ROOT}/tests/batch/site{os.pathsep}{ROOT}"
"""PYTHONPATH of processes that are to use the stand-in for extraction."""


def write(folder: Path, sheets: Mapping[str, str]) -> Path:
    """Write sheets by path below `folder`."""
    for name, text in sheets.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def many(count: int, *, line: str = "A bullet") -> dict[str, str]:
    """Return sheets of three years, and some without a date."""
    return {
        f"{2022 + number % 4}-01-01-s{number}.txt" if number % 4 < 3 else f"s{number}.txt": (
            f"Sheet {number}\n{line}\nMore of {number}\n"
        )
        for number in range(count)
    }


def outputs(out: Path) -> dict[str, bytes]:
    """Return every file of an output folder by path, the manifest without what may differ."""
    found = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
    if "manifest.json" in found:
        manifest = json.loads(found["manifest.json"])
        for entry in manifest["inputs"]:
            del entry["seconds"]
        found["manifest.json"] = json.dumps(manifest).encode()
    return found


def stamps(out: Path) -> dict[str, int]:
    """Return when each file and folder of an output folder was last changed, but for the lock."""
    return {
        str(path): path.stat().st_mtime_ns
        for path in [out, *sorted(out.rglob("*"))]
        if path.name != ".lock"
    }


def manifest(out: Path) -> dict[str, Any]:
    """Return the manifest as it is written."""
    read: dict[str, Any] = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return read


def statuses(out: Path) -> dict[str, str]:
    """Return the status of every input, or the type of its error."""
    return {
        entry["path"]: entry["error"]["type"] if entry["error"] else entry["status"]
        for entry in manifest(out)["inputs"]
    }


def start(*arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """Start `extract batch` with the stand-in, as the leader of a process group."""
    return subprocess.Popen(
        [sys.executable, "-m", "extract", "batch", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": STAND_IN, **environment},
        start_new_session=True,
        preexec_fn=interruptible,
    )


def interruptible() -> None:
    """Let a process be interrupted, also where a shell started the tests in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def batch(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `extract batch` with the stand-in."""
    process = start(*arguments, **environment)
    output, errors = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)
