"""`extract batch` as real processes that are killed, stopped and starved.

Extraction is a stand-in (see `stand_in.py`), but for the last tests.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.batch.folders import ROOT, batch, manifest, many, outputs, start, statuses, write

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="POSIX signals"),
    pytest.mark.xdist_group("batch"),
]
SLOW = "!nap\nA bullet"
KILLS = 8


def test_killed_at_any_moment_the_outputs_are_whole_and_the_end_is_the_same(
    tmp_path: Path,
) -> None:
    folder, out = write(tmp_path / "sheets", many(24, line=SLOW)), tmp_path / "out"
    assert batch(folder, "--out", out, "--workers", "2").returncode == 0
    before = outputs(out)
    write(folder, many(20, line=f"{SLOW}\nChanged"))
    (folder / "s23.txt").unlink()
    undisturbed = tmp_path / "undisturbed"
    clock = time.monotonic()
    assert batch(folder, "--out", undisturbed, "--workers", "2").returncode == 0
    whole, seconds = outputs(undisturbed), time.monotonic() - clock
    draw = random.Random(20240501)
    killed = 0
    for moment in [0.4, *(draw.random() for _ in range(KILLS - 1))]:
        process = start(folder, "--out", out, "--workers", "2")
        time.sleep(max(0.1, moment * seconds))
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        if not (out / ".staging/journal.json").exists():
            now = {name: data for name, data in outputs(out).items() if ".staging" not in name}
            assert now in (before, whole)
    assert killed
    _all_gone(out)
    assert batch(folder, "--out", out, "--workers", "2").returncode == 0
    assert outputs(out) == whole


def test_workers_die_with_a_sweep_that_is_killed(tmp_path: Path) -> None:
    folder = write(tmp_path / "sheets", {"a.txt": "A\n!hang\n", "b.txt": "B\n!hang\n"})
    process = start(folder, "--out", tmp_path / "out", "--workers", "2")
    _until(lambda: len(_group(process.pid)) >= 3)
    process.kill()
    process.communicate()
    _until(lambda: not _group(process.pid))


def test_an_interrupt_is_exit_130_leaves_nobody_and_the_next_run_goes_on(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "sheets", many(60, line=f"{SLOW}\n{SLOW}")), tmp_path / "out"
    process = start(folder, "--out", out, "--workers", "2")
    _until(lambda: len(list(out.glob(".staging/finished/*"))) >= 4)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert errors.strip() == "extract: interrupted"
    _until(lambda: not _group(process.pid))
    assert not (out / "manifest.json").exists()
    finished = {path.stem for path in out.glob(".staging/finished/*")}
    made = {path: path.stat().st_ino for path in out.glob(".staging/documents/*.json")}
    assert batch(folder, "--out", out, "--workers", "2").returncode == 0
    kept = {path.name: inode for path, inode in made.items() if path.stem in finished}
    assert kept
    for name, inode in kept.items():
        assert (out / "documents" / name).stat().st_ino == inode
    assert len(manifest(out)["inputs"]) == 60


@pytest.mark.parametrize("delay", [0.1, 0.6])
def test_an_early_interrupt_has_no_traceback_either(delay: float, tmp_path: Path) -> None:
    folder = write(tmp_path / "sheets", many(4, line="!nap\n" * 40))
    process = start(folder, "--out", tmp_path / "out", "--workers", "2")
    _until(lambda: (tmp_path / "out/.lock").exists())
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert errors.strip() == "extract: interrupted"


def test_sheets_that_crash_hang_or_hog_memory_are_quarantined_and_hold_up_no_other(
    tmp_path: Path,
) -> None:
    bad = {
        "crash": ("!crash", "crashed"),
        "exit": ("!exit", "crashed"),
        "defect": ("!defect", "crashed"),
        "hang": ("!hang", "timed_out"),
        "hog": ("!hog", "too_large"),
    }
    sheets = {f"{name}.txt": f"Title\n{line}\n" for name, (line, _) in bad.items()}
    folder, out = write(tmp_path / "sheets", many(12) | sheets), tmp_path / "out"
    limits = ("--max-seconds", "1", "--max-memory", "512")
    done = batch(folder, "--out", out, "--workers", "2", *limits)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    found = statuses(out)
    assert {name: found.pop(f"{name}.txt") for name in bad} == {
        name: cause for name, (_, cause) in bad.items()
    }
    assert set(found.values()) == {"ok"}
    assert "SIGSEGV" in done.stderr
    assert all(f"{name}.txt" in done.stderr for name in bad)
    assert "failed: 5" in done.stdout
    again = batch(folder, "--out", out, *limits)
    assert (again.returncode, "read now: 0" in again.stdout) == (3, True)


def test_a_second_run_says_that_there_is_a_first(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "sheets", {"a.txt": "A\n!hang\n"}), tmp_path / "out"
    first = start(folder, "--out", out)
    _until(lambda: (out / ".lock").exists())
    time.sleep(0.2)
    second = batch(folder, "--out", out)
    first.kill()
    first.communicate()
    assert second.returncode == 2
    assert "another run is writing" in second.stderr


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    folder = write(tmp_path / "sheets", many(2))
    write(tmp_path, {"file": ""})
    done = batch(folder, "--out", tmp_path / "file/out")
    assert done.returncode == 2
    assert "cannot write to" in done.stderr
    assert "--out" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become somebody who may not write")
def test_a_read_only_output_is_an_error_and_stays_as_it_was(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "sheets", many(2)), tmp_path / "out"
    batch(folder, "--out", out)
    before = outputs(out)
    write(folder, {"new.txt": "New\nA bullet\n"})
    code = (
        "import os, sys, extract.batch, extract.cli.batch, extract.cli.batchlog as _\n"
        "os.setuid(65534)\n"
        "extract.cli.main(sys.argv[1:])"
    )
    for parent in [tmp_path, *tmp_path.parents][:-2]:
        parent.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", code, "batch", str(folder), "--out", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr
    assert outputs(out) == before


def test_a_disk_that_is_full_is_an_error_and_the_next_run_goes_on(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "sheets", many(4)), tmp_path / "out"
    batch(folder, "--out", out)
    before = outputs(out)
    write(folder, many(4, line="Changed " * 20_000))

    def almost_no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = subprocess.run(
        start_command(folder, out),
        env={**os.environ, "PYTHONPATH": f"{ROOT}/tests/batch/site:{ROOT}"},
        preexec_fn=almost_no_room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "cannot write" in done.stderr
    assert "Free some space" in done.stderr
    assert "Traceback" not in done.stderr
    assert {k: v for k, v in outputs(out).items() if not k.startswith(".staging")} == before
    assert batch(folder, "--out", out).returncode == 0
    batch(folder, "--out", tmp_path / "fresh")
    assert outputs(out) == outputs(tmp_path / "fresh")


def start_command(folder: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "extract", "batch", str(folder), "--out", str(out)]


def test_the_log_for_machines_is_json_lines_and_nothing_else(tmp_path: Path) -> None:
    folder = write(tmp_path / "sheets", {"a.txt": "A\na\n", "b.txt": "B\n!defect\n"})
    done = batch(folder, "--out", tmp_path / "out", "--json-log", "--workers", "1")
    assert (done.returncode, done.stdout) == (3, "")
    planned, first, second, ended = map(json.loads, done.stderr.splitlines())
    assert (planned["event"], planned["read"]) == ("planned", 2)
    assert (first["path"], first["status"]) == ("a.txt", "ok")
    assert second["error"]["type"] == "crashed"
    assert ended["event"] == "ended"
    assert (ended["sheets"], ended["failed"]) == (1, {"crashed": 1})
    wrong = batch(tmp_path / "nowhere", "--json-log")
    assert wrong.returncode == 2
    assert json.loads(wrong.stderr)["event"] == "error"


def test_without_a_terminal_only_what_a_person_asks_is_printed(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "sheets", many(4)), tmp_path / "out"
    done = batch(folder, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert first.startswith("4 sheets, 8 records")
    assert second == "read now: 4, unchanged: 0"
    (folder / "s3.txt").unlink()
    told = batch(folder, "--out", out, EXTRACT_TEST_RULES="r2")
    assert "gone: s3.txt" in told.stdout
    assert told.stderr == "Everything is read again: rules r1 → r2\n"


def test_on_a_terminal_there_is_a_bar_with_rate_and_time_left(tmp_path: Path) -> None:
    folder = write(tmp_path / "sheets", many(12, line=SLOW))
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, 0x5414, b"\x28\x00\x78\x00\x00\x00\x00\x00")
    process = subprocess.Popen(
        start_command(folder, tmp_path / "out"),
        env={**os.environ, "PYTHONPATH": f"{ROOT}/tests/batch/site:{ROOT}", "TERM": "xterm"},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
    except OSError:
        pass
    assert process.wait() == 0
    assert b"sheets/s" in shown
    assert b"/12" in shown
    assert b"0:00:0" in shown


def test_watching_reads_what_is_there_and_what_arrives(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "sheets", many(2)), tmp_path / "out"
    process = start(folder, "--out", out, "--watch", "--workers", "1")
    try:
        _until(lambda: (out / "manifest.json").exists())
        write(folder, {"later/2024-05-05-l.txt": "Later\nA bullet\n"})
        _until(lambda: (out / "documents/2024-05-05-l.json").exists())
        (folder / "later").rename(tmp_path / "elsewhere")
        _until(lambda: not (out / "documents/2024-05-05-l.json").exists())
    finally:
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in errors


def test_watching_waits_for_the_first_sheet(tmp_path: Path) -> None:
    folder, out = tmp_path / "sheets", tmp_path / "out"
    folder.mkdir()
    process = start(folder, "--out", out, "--watch", "--workers", "1")
    try:
        _until(lambda: (out / ".lock").exists())
        time.sleep(0.5)
        write(folder, many(1))
        _until(lambda: (out / "manifest.json").exists())
    finally:
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert "there is no sheet in this folder" in errors


def test_run_refuses_a_folder_that_holds_a_batch(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "sheets", many(1)), tmp_path / "out"
    batch(folder, "--out", out)
    before = outputs(out)
    command = [sys.executable, "-m", "extract", "run", str(folder), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "holds a batch" in done.stderr
    assert outputs(out) == before


def _group(leader: int) -> list[int]:
    """The processes of a group that live, zombies and the tracker of resources left out."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            command = (path / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[2]) == leader and fields[0] != "Z" and b"resource_tracker" not in command:
            found.append(int(path.name))
    return found


def _all_gone(out: Path) -> None:
    def nobody() -> bool:
        return str(out).encode() not in b"".join(
            path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()
        )

    _until(nobody)


def _until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
