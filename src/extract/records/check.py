"""What is wrong with a folder's sectors, status and verbs, for `rules check`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extract.errors import RuleError
from extract.normalise.check import Fault
from extract.records import lexicon, sector_terms, status_rules


def faults(folder: Path) -> list[Fault]:
    """Return what is broken in `sectors.yaml`, `status_verbs.yaml` and `status.yaml`.

    Files that `folder` lacks are no fault: those that ship with extract stand in for them.
    """
    files: tuple[tuple[str, Callable[[Path], object]], ...] = (
        ("sectors.yaml", sector_terms.read),
        ("status_verbs.yaml", lexicon.read),
        ("status.yaml", lambda path: status_rules.read(path, _lexicon(folder))),
    )
    found: list[Fault] = []
    for name, read in files:
        if (path := folder / name).exists():
            try:
                read(path)
            except RuleError as error:
                found.append(Fault(name, "", error.message))
    return found


def _lexicon(folder: Path) -> lexicon.Lexicon:
    path = folder / "status_verbs.yaml"
    return lexicon.read(path) if path.exists() else lexicon.lexicon()
