"""The figures on annotated sheets, where those lie beside the checkout: none may fall.

The floors are a little under what was reached, for `text` and one kind of PDF;
`python benchmarks/gold.py ../shared` prints all of them for all forms.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {
    "blocks": 0.99,
    "mentions": 0.935,
    "parties": 0.92,
    "instruments": 0.90,
    "dates": 0.97,
    "amounts": 0.97,
    "money": 0.98,
    "sector": 0.92,
    "status": 0.84,
    "records perfect (with content)": 0.745,
}


@pytest.mark.parametrize("form", ["text", "pdf-print"])
def test_no_figure_falls(form: str, shared: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks/gold.py", shared, "--forms", form],
        capture_output=True,
        text=True,
        check=True,
    )
    figures = {line[:32].strip(): float(line[32:]) for line in done.stdout.splitlines()[1:] if line}
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}
