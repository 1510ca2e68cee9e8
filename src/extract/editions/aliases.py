"""Short forms and the names that they stand for, as an edition itself introduces them.

"the Ministry of Industry and Trade (MOIT)" says that MOIT is that ministry. One edition may use
the name where the other uses the short form; both count as the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BRACKETED = re.compile(r"\(([A-Z][\w&.\-]{1,14})\)")
_WORD = re.compile(r"[^\W_]+")
_EXTRA_WORDS = 5


def aliases(texts: Iterable[str]) -> dict[str, str]:
    """Return short form -> long form for every bracketed short form whose letters fit.

    The letters of the short form are sought from right to left in the words before the bracket,
    the first one at the start of a word (Schwartz and Hearst, Pacific Symposium on Biocomputing
    2003, "A simple algorithm for identifying abbreviation definitions in biomedical text").
    """
    found: dict[str, str] = {}
    for text in texts:
        for match in _BRACKETED.finditer(text):
            short = match[1]
            if short not in found and (long := _long_form(short, text[: match.start()])):
                found[short] = long
    return found


def _long_form(short: str, before: str) -> str | None:
    letters = [c for c in short.casefold() if c.isalnum()]
    words = list(_WORD.finditer(before))[-(len(letters) + _EXTRA_WORDS) :]
    if not words:
        return None
    first = words[0].start()
    at = len(before) - 1
    lower = before.lower()
    for index in range(len(letters) - 1, -1, -1):
        while at >= first and not (
            lower[at] == letters[index] and (index > 0 or at == 0 or not lower[at - 1].isalnum())
        ):
            at -= 1
        if at < first:
            return None
        at -= 1
    long = before[at + 1 :].strip()
    return long if len(long) > len(short) else None
