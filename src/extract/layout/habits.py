"""How blocks of a copied sheet end and begin, as costs of beginning a block and of going on.

Costs are logarithms of odds, roughly: what is usual costs nothing, what is rare two or more.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from math import log

from extract.layout.flow import Row

_ENDS = re.compile(r"[.!?][\"'”’)\]]*$")
_STOPS = re.compile(r"(?:[:;]|[;,] (?:and|or),?)$")
_HANGS = re.compile(
    r"(?:,|[-–—(]|\b(?:the|a|an|of|and|or|in|on|at|to|for|with|by|from|as|that|which|its|their|our|"
    r"is|are|was|were|be|will|has|have|this|these|into|over|under|than|between|through|including|"
    r"U\.S\.|Dr\.|Mr\.|Ms\.|St\.|No\.))$"
)
_CAPITAL = re.compile(r"[\"'“‘(\[]*[A-Z0-9À-Þ$€£¥]")
_LEAD = re.compile(
    r"(?=[A-Z])(?:(?:[A-Z0-9][^\s.:]*|(?:[A-Z]\.){2,}\S*|and|of|the|for|in|on|to|with|an?|from|by|at|&|–)\s)"
    r"{0,14}[A-Z0-9][^\s.:]*[:.]\s(?=[A-Z])"
)
"""A lead in capitals at the head of an item."""
_WITHIN = re.compile(r"[.!?][\"'”’)]* (?=[A-Z])")
_SHORT = 0.85
"""Share of a long line under which a line is surely the last of its block."""
_BY_CHANCE = 0.08
"""Chance that a block's last line is full: a word of five in a line of sixty."""
_LED = 0.25
"""Share of items with a lead from which a lead tells an item."""
_WORDS_A_LINE = 14


@dataclass(slots=True)
class Habits:
    """How the blocks of this sheet end and begin, told by its short lines."""

    ends: float
    """Chance that a sentence that ends with a full line ends its block."""
    lower: float
    """Share of short lines after which the next begins in lower case."""
    bare: float
    """Share of short lines without a closing mark."""
    led: float
    """Share of short lines after which the next begins with a lead."""

    @classmethod
    def of(cls, rows: list[Row]) -> Habits:
        """Count the habits of `rows`."""
        lengths = sorted(len(row.body) for row in rows)
        short = _SHORT * lengths[9 * len(lengths) // 10]
        pairs = [(a.body, b.body) for a, b in itertools.pairwise(rows) if len(a.body) < short]
        count = max(1, len(pairs))
        within = sum(len(_WITHIN.findall(row.body)) for row in rows)
        ending = _BY_CHANCE * sum(bool(_ENDS.search(a)) for a, _ in pairs)
        return cls(
            (ending + 0.1) / (ending + within / _WORDS_A_LINE + 0.2),
            sum(b[:1].islower() for _, b in pairs) / count,
            sum(not _ENDS.search(a) and not _STOPS.search(a) for a, _ in pairs) / count,
            sum(bool(_LEAD.match(b)) for _, b in pairs) / count,
        )


def costs(before: Row, row: Row, habits: Habits) -> tuple[float, float]:
    """Cost of beginning and of going on, by how the line before ends and this one begins."""
    begin, go_on = 1.0, 0.0
    text = before.text
    capital = bool(_CAPITAL.match(row.body))
    if _HANGS.search(text):
        begin += 5.0
    elif _ENDS.search(text):
        if capital:
            begin, go_on = -1.5 - log(habits.ends), -log(1.0 - habits.ends)
        else:
            go_on += 0.5
    elif _STOPS.search(text):
        go_on += 2.0 if text.endswith(":") else 3.5
    else:
        begin += 1.5 * (1.0 - habits.bare)
        go_on += 0.5 * capital
    if not capital:
        begin += 2.5 * (1.0 - min(1.0, 2.0 * habits.lower))
    if habits.led > _LED and not _HANGS.search(text) and _LEAD.match(row.body):
        begin -= 2.0
        go_on += 1.5
    if row.above:
        go_on += 5.0
    return begin, go_on


def titled(text: str) -> bool:
    """Whether a line begins with a capital and does not end as a sentence or a lead-in does."""
    ended = _ENDS.search(text) or _STOPS.search(text) or _HANGS.search(text)
    return bool(_CAPITAL.match(text)) and not ended


def capital(text: str) -> bool:
    """Whether a line begins with a capital or a figure."""
    return bool(_CAPITAL.match(text))
