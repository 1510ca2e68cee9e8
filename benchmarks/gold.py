"""Score the whole pipeline on annotated sheets, for each form in which they come in.

    python benchmarks/gold.py SHARED [--set dev|train] [--forms text,pdf-print] [--out DIR]

SHARED holds `gold/`, `gold/inputs/` and `bench/score.py`. Prints one column per form of input.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from extract.errors import InputError
from extract.pipeline import attempt, find_inputs, load
from extract.write.documents import write_document

FORMS = ("text", "text-copied", "pdf-browser", "pdf-office", "pdf-print")


def score(shared: Path, gold: str, form: str, out: Path) -> dict[str, float]:
    """Extract all sheets of one form and return the scorer's figures by name."""
    nlp = load()
    inputs, _ = find_inputs([str(shared / "gold" / "inputs" / gold / form)])
    start = time.perf_counter()
    for item in inputs:
        outcome = attempt(item, nlp)
        if isinstance(outcome, InputError):
            print(outcome, file=sys.stderr)
        else:
            write_document(outcome, out)
    seconds = time.perf_counter() - start
    figures = out.parent / f"{form}.json"
    scorer = shared / "bench" / "score.py"
    subprocess.run(
        [sys.executable, scorer, shared / "gold" / gold, out, "--json", figures],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    scores = json.loads(figures.read_text())
    return {
        **{name: value.get("f1", value.get("accuracy")) for name, value in scores.items()},
        "seconds per sheet": seconds / max(len(inputs), 1),
    }


def main() -> None:
    """Print the figures of all forms side by side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", dest="gold", choices=("dev", "train"), default="dev")
    parser.add_argument("--forms", default=",".join(FORMS))
    parser.add_argument("--out", type=Path, help="keep the documents here")
    arguments = parser.parse_args()
    forms = arguments.forms.split(",")
    with tempfile.TemporaryDirectory() as temporary:
        base = arguments.out or Path(temporary)
        columns = [
            score(arguments.shared, arguments.gold, form, base / form / "documents")
            for form in forms
        ]
    print(f"{'':32s}" + "".join(f"{form:>13s}" for form in forms))
    for name in columns[0]:
        print(f"{name:32s}" + "".join(f"{column[name]:13.3f}" for column in columns))


if __name__ == "__main__":
    main()
