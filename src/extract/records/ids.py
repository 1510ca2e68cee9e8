"""The id of a record: what it says and under which heading, whatever stands before it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter

_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")


class Register:
    """Gives each record of one sheet its id.

    Records of one section with the same words are told apart by their order. Line breaks, quotes,
    hyphens, bullet marks, case and white space make no difference, so that a sheet has the same ids
    as text and as PDF; nor does the file's name, so that two editions share those of the records
    that both have.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def next_id(self, section: str | None, text: str) -> str:
        """Return the id of the next record with `text` under the heading `section`."""
        said = f"{key(section or '')}\n{key(text)}"
        self._seen[said] += 1
        ordinal = self._seen[said]
        digest = hashlib.sha256(f"{said}\n{ordinal}".encode()).hexdigest()
        return f"r{digest[:12]}"


def key(text: str) -> str:
    """Return the letters, figures, decimal points, currency and percent signs of `text`."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = _DECIMAL.sub("\x00", plain)
    return plain.translate(_SAYING)


class _Saying(dict[int, int | None]):
    """For `str.translate`: each character seen, to itself where it says something, else to None."""

    def __missing__(self, point: int) -> int | None:
        char = chr(point)
        says = char.isalnum() or char in "\x00%" or unicodedata.category(char) == "Sc"
        self[point] = point if says else None
        return self[point]


_SAYING = _Saying()
