"""What is wrong with a folder's facts, parties and kinds of instruments, for `rules check`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import RuleError
from extract.grammar import facts
from extract.normalise import countries, currency, gazette, kinds


@dataclass(frozen=True, slots=True)
class Fault:
    """`place` is the file, `rule` the id or code at fault (empty where none could be read)."""

    place: str
    rule: str
    message: str


def faults(folder: Path) -> list[Fault]:
    """Return what is broken or shadowed in the facts of countries and of the grammar (numbers,
    currencies, units, calendar), in `instruments.yaml` and in `parties/`.

    Files that `folder` lacks are no fault: those that ship with extract stand in for them.
    """
    found: list[Fault] = []
    files: tuple[tuple[str, Callable[[Path], object]], ...] = (
        ("countries.yaml", countries.read),
        ("countries-money.yaml", currency.read),
        ("instruments.yaml", kinds.read),
        *((name, facts.check_file) for name in facts.FILES),
    )
    for name, read in files:
        if (path := folder / name).exists():
            found += _broken(path, read)
    parties = sorted((folder / "parties").glob("*.yaml"))
    broken = [fault for path in parties for fault in _broken(path, gazette.read)]
    found += broken
    if parties and not broken:
        for people in (False, True):
            try:
                gazette.index(path for path in parties if (path.stem == gazette.PEOPLE) == people)
            except RuleError as error:
                found.append(Fault("parties", "", error.message))
    if not found and (path := folder / "instruments.yaml").exists():
        found += _shadowed(path)
    return found


def _broken(path: Path, read: Callable[[Path], object]) -> list[Fault]:
    try:
        read(path)
    except RuleError as error:
        return [Fault(path.name, "", error.message)]
    return []


def _shadowed(path: Path) -> Iterator[Fault]:
    """Yield the words of instrument rules that an earlier rule has."""
    owner: dict[str, str] = {}
    for rule in kinds.read(path):
        for words in rule.head:
            first = owner.setdefault(words, rule.id)
            if first != rule.id:
                yield Fault(path.name, rule.id, f"{words!r} stands already in {first}")
