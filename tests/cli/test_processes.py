"""The command line as a person runs it: real processes, their output and exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

SHEET = """Fact Sheet: Japan-Kenya Cooperation

Energy

- Japan and Kenya signed a Memorandum of Cooperation on Wind Power in May 2024.
"""


def run(
    *arguments: str | Path, stdin: bytes | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "extract", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "2024-06-05-wind.txt"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_run_writes_document_and_tables_and_prints_a_table(sheet: Path, tmp_path: Path) -> None:
    done = run("run", sheet, "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Memorandum of Cooperation on Wind Power" in done.stdout
    document = json.loads((tmp_path / "out/documents/2024-06-05-wind.json").read_text())
    assert document["issued"] == "2024-06-05"
    (record,) = document["records"]
    assert record["section"] == "Energy"
    assert [date["edtf"] for date in record["dates"]] == ["2024-05"]
    table = pq.read_table(tmp_path / "out/records.parquet")
    assert table["record_id"].to_pylist() == [record["record_id"]]


def test_run_reads_standard_input(tmp_path: Path) -> None:
    done = run("run", "-", "--out", tmp_path, "--issued", "2024-01-31", stdin=SHEET.encode())
    assert done.returncode == 0, done.stderr
    document = json.loads((tmp_path / "documents/stdin.json").read_text())
    assert document["issued"] == "2024-01-31"


def test_a_bad_file_is_named_and_stops_no_other(sheet: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    done = run("run", empty, tmp_path / "missing.txt", sheet, "--out", tmp_path / "out")
    assert done.returncode == 3
    assert "empty.pdf" in done.stderr
    assert "missing.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "out/documents/2024-06-05-wind.json").exists()


def test_nothing_readable_is_exit_2_and_writes_nothing(tmp_path: Path) -> None:
    done = run("run", tmp_path / "missing.txt", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments", [["run"], ["run", "x.txt", "--issued", "29.8.2025"], ["nonsense"]]
)
def test_wrong_usage_is_exit_2_with_a_hint(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Usage" in done.stderr


def test_show_prints_the_records_of_a_document_file(sheet: Path, tmp_path: Path) -> None:
    run("run", sheet, "--out", tmp_path)
    done = run("show", tmp_path / "documents/2024-06-05-wind.json")
    assert done.returncode == 0, done.stderr
    assert "memorandum" in done.stdout.lower()


def test_show_why_tells_rule_and_characters_of_each_value(sheet: Path, tmp_path: Path) -> None:
    run("run", sheet, "--out", tmp_path)
    path = tmp_path / "documents/2024-06-05-wind.json"
    record_id = json.loads(path.read_text())["records"][0]["record_id"]
    done = run("show", path, "--why", record_id)
    assert done.returncode == 0, done.stderr
    assert "2024-05" in done.stdout
    assert "May 2024" in done.stdout


def test_why_of_an_unknown_record_names_some_that_exist(sheet: Path) -> None:
    done = run("show", sheet, "--why", "nope")
    assert done.returncode == 2
    assert "no record nope" in done.stderr


def test_schema_is_the_json_schema_of_what_run_writes(sheet: Path, tmp_path: Path) -> None:
    import jsonschema

    run("run", sheet, "--out", tmp_path)
    schema = json.loads(run("schema").stdout)
    document = json.loads((tmp_path / "documents/2024-06-05-wind.json").read_text())
    jsonschema.validate(document, schema)


def test_help_answers_quickly_and_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom extract.cli import run_command\nrun_command(['--help'])\n"
        "print([m for m in ('spacy','pandas','pyarrow','pdfplumber','numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        run("--help")
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.4


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_interrupt_is_exit_130_without_a_traceback(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "extract", "run", "-", "--out", str(tmp_path)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    time.sleep(2.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in errors


def test_a_closed_pipe_is_no_error(sheet: Path) -> None:
    command = f"set -o pipefail; {sys.executable} -m extract show {sheet} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_instrument_named_twice_is_told_once(tmp_path: Path) -> None:
    sheet = tmp_path / "wind.txt"
    before, after = "- Japan", "- After two rounds of talks on the price of land and of work, Japan"
    text = f"{SHEET.replace(before, after).rstrip()} The memorandum runs for five years.\n"
    sheet.write_text(text, encoding="utf-8")
    done = run("run", sheet, "--out", tmp_path / "out")
    document = json.loads((tmp_path / "out/documents/wind.json").read_text())
    (record,) = document["records"]
    assert len(record["instruments"]) == 2
    assert done.stdout.count("Memorandum of") == 1


def test_a_sheet_without_anything_to_record_is_said(tmp_path: Path) -> None:
    sheet = tmp_path / "wind.txt"
    sheet.write_text("Fact Sheet: Japan-Kenya Cooperation\n", encoding="utf-8")
    done = run("run", sheet, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "! no paragraph or bullet below the title" in done.stdout


def test_a_text_of_fifty_megabytes_is_refused_at_once_and_says_how_to_insist(
    tmp_path: Path,
) -> None:
    path = tmp_path / "archive.txt"
    path.write_text("Japan and Kenya signed a memorandum in May 2024.\n" * 1_050_000)
    start = time.perf_counter()
    done = run("run", path, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "archive.txt" in done.stderr
    assert "characters of text" in done.stderr
    assert "--max-characters" in done.stderr
    assert time.perf_counter() - start < 30
