"""Amounts of money and quantities: find them in text and read a mention's text."""

from __future__ import annotations

import re

from extract.grammar import dates
from extract.grammar.counting import find_quantities, last_counted
from extract.grammar.money import find_money, read_money
from extract.grammar.quantities import read_quantity
from extract.grammar.reading import Found, Household, Reading

_LONGEST = 300
_NEAR = 400
"""How many characters back a quantity without a noun looks for what is counted."""

_LEAD = re.compile(
    r"^(?:(?i:of|by|to|at(?!\s+(?:least|most))|for|with|worth|the)\s+)*(?:an?\s+(?=[^\sA-Za-z]))?"
)
"""What a mention may carry in front that is no part of the amount."""

__all__ = ["Found", "Household", "Reading", "find", "read"]


def _unwrapped(text: str) -> str:
    """Take off white space, closing punctuation and brackets around the whole."""
    text = text.strip(" \t\n,;:").rstrip(".")
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def find(text: str, *, dollar: str = "USD", yen: str = "JPY") -> list[Found]:
    """Find the money and quantities of one block, in order, without overlaps.

    `dollar` and `yen` are the ISO 4217 codes that a bare `$` and `¥` mean in this sheet.
    """
    money = find_money(text, Household(dollar, yen))
    taken = [(f.start, f.end) for f in money] + [(f.start, f.end) for f in dates.find(text)]
    return sorted([*money, *find_quantities(text, taken)], key=lambda found: found.start)


def read(
    text: str, *, dollar: str = "USD", yen: str = "JPY", before: str = "", after: str = ""
) -> Reading:
    """Read one mention of money or of a quantity.

    `before` and `after` are the text of the block on either side: a quantity whose noun stands
    outside the mention ("30" of "30 Boeing aircraft") takes its unit from there. Never raises.
    """
    text = _LEAD.sub("", _unwrapped(text))
    if len(text) > _LONGEST:
        return Reading()
    money = read_money(text, Household(dollar, yen))
    if money:
        return money
    reading = read_quantity(text, before, after) or Reading()
    if reading.rule == "quantity.ellipsis" and (counted := last_counted(find(before[-_NEAR:]))):
        return read_quantity(text, before, after, counted) or reading
    return reading
