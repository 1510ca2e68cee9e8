"""What a batch costs, side by side with the script that one would write instead.

    python benchmarks/batch.py ../shared/corpus/text [--limit N] [--workers 2]
    python benchmarks/batch.py ../shared/corpus/text --memory 10000

In one run over the same folder: words per second of `extract batch` with one worker and with
several, of the spaCy pipeline alone, and of a plain script of pdfplumber, spaCy (blank, with an
entity ruler) and regular expressions; the peak memory of the largest process for the first 100
sheets and for all; the seconds of a second run. Wall seconds are what a user waits; CPU seconds
are told too, because other work on the machine weighs on them less. With `--memory`, only the
peak memory and the time of a folder of so many sheets, the same ones again and again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

_FEW = 100
PLAIN = r"""
import json, re, sys
from pathlib import Path
import pdfplumber, spacy

nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
ruler = nlp.add_pipe("entity_ruler")
ruler.add_patterns([
    {"label": "GPE", "pattern": name} for name in
    "Japan|India|Kenya|Chile|Australia|the United States|United Kingdom|France|Germany".split("|")
] + [
    {"label": "ORG", "pattern": [{"LOWER": {"IN": ["ministry", "department"]}}, {"LOWER": "of"},
                                 {"IS_TITLE": True, "OP": "+"}]},
    {"label": "INSTRUMENT", "pattern": [{"LOWER": "memorandum"}, {"LOWER": "of"},
                                        {"IS_TITLE": True, "OP": "+"}]},
])
MONEY = re.compile(r"(?:\$|€|£|JPY |USD )\s?\d[\d,.]*(?:\s(?:million|billion|trillion))?")
DATE = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|"
                  r"November|December)(?: \d{1,2},)? \d{4}|\b20\d\d\b")
folder, out = Path(sys.argv[1]), Path(sys.argv[2])
out.mkdir(parents=True)
for path in sorted(folder.rglob("*")):
    if path.suffix == ".pdf":
        with pdfplumber.open(path) as pdf:
            text = "\n".join(page.extract_text() or "" for page in pdf.pages)
    elif path.suffix == ".txt":
        text = path.read_text(encoding="utf-8")
    else:
        continue
    rows = []
    for doc in nlp.pipe(part for part in text.split("\n") if part.strip()):
        rows.append({
            "text": doc.text,
            "entities": [(ent.text, ent.label_) for ent in doc.ents],
            "money": MONEY.findall(doc.text),
            "dates": DATE.findall(doc.text),
        })
    (out / f"{path.stem}.json").write_text(json.dumps(rows))
"""
PIPELINE = """
import os, sys, time
os.environ["OPENBLAS_NUM_THREADS"] = "1"
from pathlib import Path
from extract import annotate
from extract.layout import arrange
from extract.read import read_sheet

nlp = annotate.load()
texts = []
for path in sorted(Path(sys.argv[1]).rglob("*")):
    if path.is_file():
        texts += [block.text for block in arrange(read_sheet(path)).blocks]
list(nlp.pipe(texts[:20]))
wall, cpu = time.perf_counter(), time.process_time()
for doc in nlp.pipe(texts):
    pass
print(time.perf_counter() - wall, time.process_time() - cpu)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and mebibytes of a command and all that it started."""

    wall: float
    cpu: float
    memory: float
    output: str


def cost(*command: str) -> Cost:
    """Run a command to its end; memory is that of its largest process."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen([sys.executable, *command], stdout=output)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        told = output.read()
    if process.returncode not in {0, 3}:
        raise SystemExit(f"{command[:3]} ended with {process.returncode}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, told)


def batch(folder: Path, out: Path, workers: int) -> Cost:
    """Run `extract batch`."""
    return cost("-m", "extract", "batch", str(folder), "--out", str(out), "--workers", str(workers))


def copied(paths: Iterable[Path], folder: Path) -> Path:
    """Copy sheets into a folder of their own, each under a name of its own."""
    folder.mkdir()
    for number, path in enumerate(paths):
        shutil.copy(path, folder / f"{number:06}-{path.name}")
    return folder


def memory(paths: list[Path], sheets: int, workers: int) -> None:
    """Print the peak memory for the first sheets and for `sheets` of them, taken in turns."""
    for count in (_FEW, sheets):
        with tempfile.TemporaryDirectory() as name:
            folder = copied(islice(cycle(paths), count), Path(name, "in"))
            made = batch(folder, Path(name, "out"), workers)
            again = batch(folder, Path(name, "out"), workers)
        print(
            f"{count} sheets: {_memory(made)} in {made.wall:.0f} s; second run: {again.wall:.2f} s",
            flush=True,
        )


def line(name: str, words: int, wall: float, cpu: float, more: str = "") -> str:
    """Return one line of the table."""
    return f"{name:34} {wall:8.1f} s {words / wall:9,.0f} w/s {words / cpu:9,.0f} w/s of CPU {more}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="so many sheets, spread over the folder")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", type=int, help="so many sheets, for their memory alone")
    options = parser.parse_args()
    found = sorted(path for path in options.folder.rglob("*.txt") if path.is_file())
    paths = (
        found[:: max(1, len(found) // options.limit)][: options.limit] if options.limit else found
    )
    if options.memory:
        memory(paths, options.memory, options.workers)
        return
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        sheets, few = copied(paths, room / "all"), copied(paths[:_FEW], room / "few")
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
        print(f"{len(paths)} sheets, {words:,} words; load {os.getloadavg()[0]:.1f}", flush=True)
        one = batch(sheets, room / "one", 1)
        print(line("extract batch, 1 worker", words, one.wall, one.cpu, _memory(one)), flush=True)
        two = batch(sheets, room / "two", options.workers)
        many = f"extract batch, {options.workers} workers"
        print(line(many, words, two.wall, two.cpu, _memory(two)), flush=True)
        wall, cpu = map(float, cost("-c", PIPELINE, str(sheets)).output.split())
        print(line("the spaCy pipeline alone", words, wall, cpu), flush=True)
        plain = cost("-c", PLAIN, str(sheets), str(room / "plain"))
        print(line("plain script", words, plain.wall, plain.cpu, _memory(plain)), flush=True)
        again = batch(sheets, room / "two", options.workers)
        less = batch(few, room / "few-out", options.workers)
    for what, figures in (
        (f"{options.workers} workers : 1 worker", f"{one.wall / two.wall:.2f}"),
        ("batch : pipeline alone", f"{wall / one.wall:.2f} (of CPU {cpu / one.cpu:.2f})"),
        ("second run", f"{again.wall:.2f} s (of CPU {again.cpu:.2f} s)"),
        (f"memory, {len(paths[:_FEW])} sheets", f"{less.memory:.0f} MiB"),
        (f"memory, {len(paths)} sheets", f"{two.memory:.0f} MiB"),
    ):
        print(f"{what:34} {figures}")


def _memory(made: Cost) -> str:
    return f"{made.memory:5.0f} MiB"


if __name__ == "__main__":
    main()
