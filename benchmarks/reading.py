"""How long a page takes from file to lines, against pdfplumber's lines, in one process.

`python benchmarks/reading.py [FOLDER] [--files N]` reads N of the PDFs under FOLDER with both and
prints milliseconds a page and the ratio. Both readers run file by file in turn, so that a busy
machine slows both.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from extract.errors import InputError
from extract.read import read_sheet

DEFAULT = Path("../shared/gold/inputs/dev")


def ours(path: Path) -> int:
    """Read with extract; return the pages."""
    return len(read_sheet(path).pages)


def plumbers(path: Path) -> int:
    """Read lines with pdfplumber; return the pages."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text_lines(return_chars=True)
            page.close()
        return len(pdf.pages)


def measure(read: Callable[[Path], int], path: Path) -> tuple[int, float]:
    """Return pages and processor seconds of one reading."""
    started = time.process_time()
    pages = read(path)
    return pages, time.process_time() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--files", type=int, default=12)
    options = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    found = sorted(options.folder.rglob("*.pdf"))
    files = found[:: max(len(found) // options.files, 1)]
    if not files:
        parser.error(f"no PDF under {options.folder}")
    ours(files[0])
    total, mine, theirs = 0, 0.0, 0.0
    for path in files:
        try:
            pages, seconds = measure(ours, path)
        except InputError as error:
            print(error)
            continue
        total, mine = total + pages, mine + seconds
        theirs += measure(plumbers, path)[1]
    print(f"{len(files)} files, {total} pages")
    print(f"extract     {1000 * mine / total:7.1f} ms a page")
    print(f"pdfplumber  {1000 * theirs / total:7.1f} ms a page, {theirs / mine:.1f} times as long")


if __name__ == "__main__":
    main()
