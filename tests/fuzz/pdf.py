"""Mutated PDFs through the reader: anything but a sheet or an InputError is a defect.

`python -m tests.fuzz.pdf --minutes 10 [--seed N] [FOLDER]` mutates the PDFs of FOLDER (by default
the shared awkward ones and those written by hand here) and keeps what breaks the reader in
`fuzz-failures/`. Each reading has 20 seconds and the process 2 GiB of memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
import traceback
from pathlib import Path

from tests.read.pdfs import pdf, text

from extract.errors import InputError
from extract.read import Limits, read_sheet

AWKWARD = Path(__file__).parents[3] / "shared" / "pdfs"
LIMITS = Limits(seconds=20, pages=50)
_MEMORY = 2 * 1024**3
_LARGEST = 400_000
_TOKENS = (b"0", b"-1", b"99999999999", b"null", b"[", b"]", b"<<", b">>", b"/Length", b"1 0 R")


def seeds(folder: Path | None) -> list[bytes]:
    """The files that mutations start from."""
    written = [
        pdf(text(50, 500, "Japan and India"), text(50, 400, "bold", font="B")),
        pdf([text(40 + 180 * (i % 2), 500 - 10 * i, "columns of text here") for i in range(12)]),
    ]
    folder = folder or AWKWARD
    files = sorted(folder.glob("*.pdf")) if folder.exists() else []
    return written + [each.read_bytes() for each in files if each.stat().st_size < _LARGEST]


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Flip, cut, double, swap: a few damages such as bad transfers and bad writers do."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        if not changed:
            break
        place = chance.randrange(len(changed))
        match chance.randrange(6):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                changed[place] ^= 1 << chance.randrange(8)
            case 2:
                del changed[place : place + chance.randint(1, 200)]
            case 3:
                changed[place:place] = changed[place : place + chance.randint(1, 200)]
            case 4:
                changed[place : place + 4] = chance.choice(_TOKENS)
            case _:
                del changed[chance.randrange(len(changed) // 2, len(changed)) :]
    return bytes(changed)


def survives(data: bytes) -> str:
    """Read `data`; return the traceback of a defect, or "" where there is none."""
    try:
        sheet = read_sheet("mutated.pdf", data=data, limits=LIMITS)
        for page in sheet.pages:
            for line in page.lines:
                if line.boxes and len(line.boxes) != len(line.text):
                    return f"{len(line.boxes)} boxes for {line.text!r}"
                line.text.encode()
    except InputError:
        return ""
    except Exception:  # noqa: BLE001 - what this looks for
        return traceback.format_exc()
    return ""


def main() -> None:
    """Mutate and read until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    chance = random.Random(options.seed)
    files, failures = seeds(options.folder), Path("fuzz-failures")
    until, count, failed, slowest = time.monotonic() + 60 * options.minutes, 0, 0, 0.0
    while time.monotonic() < until:
        data = mutate(chance.choice(files), chance)
        started = time.monotonic()
        defect = survives(data)
        slowest = max(slowest, time.monotonic() - started)
        count += 1
        if defect:
            failed += 1
            failures.mkdir(exist_ok=True)
            (failures / f"{options.seed}-{count}.pdf").write_bytes(data)
            print(defect)
    print(f"{count} mutations, {failed} defects, slowest {slowest:.1f} s")


if __name__ == "__main__":
    main()
