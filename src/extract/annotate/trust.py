"""How far a span is trusted: the share of right ones among those found in the same way.

`rules/trust.yaml` holds, for each rule family and label, that share by what the model says of the
same characters. `python -m training.trust` measures it on sheets that the model did not see.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.annotate.found import MODEL, Found
from extract.annotate.yamlfile import read_yaml
from extract.errors import RuleError
from extract.resources import resource

SAYS = (
    "alone", "inside", "otherwise", "longer", "no", "doubtful", "possible", "likely", "sure"
)  # fmt: skip
"""What the model says of a span. Without a model: whether the span is inside a longer one. Else:
that it is something else, that a part of it is the mention, or how probable it is."""
ALONE, INSIDE, OTHERWISE, LONGER, NO = SAYS[:5]
LIKELY = SAYS[7]
_BOUNDS = (0.05, 0.25, 0.6, 0.9)
_OTHER_RULES = "rule"

Row = tuple[float, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Trust:
    """The shares by family and label: one number for each of `SAYS`."""

    shares: dict[tuple[str, str], Row]

    def right(self, found: Found, says: str) -> float:
        """Return the probability that `found` is right where the model `says` so."""
        row = next(
            row
            for family in (*families(found.source), _OTHER_RULES)
            if (row := self.shares.get((family, found.label)))
        )
        return row[SAYS.index(says)]


def families(source: str) -> tuple[str, ...]:
    """Return what a source is counted under: its own id, then the id's first part."""
    if source == MODEL:
        return (MODEL,)
    rule = source.removeprefix("rule:")
    return rule, rule.partition(".")[0]


def says(confidence: float) -> str:
    """Return the word for the model's probability of a span."""
    return SAYS[4 + bisect_right(_BOUNDS, confidence)]


@cache
def shipped() -> Trust:
    """Return the trust that ships with extract."""
    return read_trust(resource("rules/trust.yaml"))


def read_trust(file: Path) -> Trust:
    """Read `file`; RuleError names the file, the family and the fault."""
    given = read_yaml(file)
    if not isinstance(given.get(_OTHER_RULES), dict):
        raise RuleError(f"{file}: no entry {_OTHER_RULES!r}")
    shares: dict[tuple[str, str], Row] = {}
    for family, labels in given.items():
        for label, row in labels.items():
            if len(row) != len(SAYS) or not all(0 <= share <= 1 for share in row):
                raise RuleError(
                    f"{file}: {family}, {label}: {row} is no list of {len(SAYS)} shares",
                    f"Give one number from 0 to 1 for each of {', '.join(SAYS)}",
                )
            shares[family, label] = tuple(row)
    return Trust(shares)
