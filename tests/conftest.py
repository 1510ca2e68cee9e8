"""Paths and a loaded pipeline that many tests share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the project's own sheets."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material that lies beside some checkouts; the test is skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here")
    return folder


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The packaged pipeline, loaded once."""
    import extract

    return extract.load()
