"""The bodies of `rules/parties` as patterns: what records have a name for is found as well.

Names and aliases that stand in `rules/patterns` already, whatever their label there, are left to
those patterns; `local` names and persons are left out, for they are sure only at home.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from extract.annotate.patterns import Pattern
from extract.resources import read_words

_PEOPLE = "people.yaml"
_LEAST = 3
"""Letters of a name at least: two are found everywhere."""


def read_bodies(folder: Path, taken: Collection[str]) -> list[Pattern]:
    """Return a pattern of label ORG for each body under `folder` with a name not in `taken`."""
    seen = set(taken)
    patterns = []
    for file in sorted(folder.glob("*.yaml")):
        if file.name == _PEOPLE:
            continue
        for number, names in enumerate(_bodies(file)):
            fresh = [name for name in names if len(name) >= _LEAST and name not in seen]
            seen.update(fresh)
            if fresh:
                slug = re.sub(r"[^a-z0-9]+", "-", names[0].lower()).strip("-")
                patterns.append(
                    Pattern(f"body.{slug}", "ORG", tuple(fresh), None, file, number, False)
                )
    return patterns


def _bodies(file: Path) -> Iterator[list[str]]:
    """Yield the names of each body of a file without article, the one that records carry first."""
    given = read_words(file)
    groups: list[Any] = [given.get("bodies"), *(given.get("countries") or {}).values()]
    for group in groups:
        for name, names in (group or {}).items():
            given = [str(name), *map(str, (names or {}).get("aliases", ()))]
            yield [name.removeprefix("The ") for name in given]
