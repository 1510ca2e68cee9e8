"""The wheel holds all that the pipeline needs, and works outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment that holds the wheel, and sees only the libraries it depends on."""
    base = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", base, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = base.glob("*.whl")
    venv.create(base / "env", with_pip=False, symlinks=True)
    installed = next((base / "env").rglob("site-packages"))
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", installed, wheel],
        check=True,
        capture_output=True,
    )
    libraries = next(p for p in sys.path if p.endswith("site-packages"))
    (installed / "libraries.pth").write_text(f"{libraries}\n")
    return base / "env/bin/python"


def test_the_wheel_runs_outside_the_checkout(python: Path, samples: Path, tmp_path: Path) -> None:
    def inside(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(python), *arguments], capture_output=True, text=True, cwd=tmp_path, check=False
        )

    where = inside("-c", "import extract.resources as r; print(r.resource('rules'))")
    assert str(python.parent.parent) in where.stdout, where.stderr
    done = inside("-m", "extract", "run", str(samples), "--out", "out")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out/records.parquet").exists()
