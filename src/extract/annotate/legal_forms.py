"""What stands behind a company's name to say what kind of company it is: "Ltd.", "S.p.A."."""

from __future__ import annotations

import re
from functools import cache

from extract.annotate.heads import shipped

_HEAD = "org.legal-form"
"""The entry of `rules/patterns/heads.yaml` that lists the forms."""
_BEFORE = ("Company", "Private")
"""Words that else are names' own, and here open a form: "Private Limited"."""


@cache
def behind() -> re.Pattern[str]:
    """Return what matches the forms behind a name, with what parts them from it."""
    listed = {" ".join(words) for words, head in shipped().heads.items() if head.id == _HEAD}
    forms = "|".join(map(re.escape, sorted({*listed, *_BEFORE}, key=len, reverse=True)))
    return re.compile(rf"(?:,? (?:{forms})(?![\w&-]| of\b))+")


def without(name: str) -> str:
    """Return a name without the forms that close it: "Tata Steel Limited" -> "Tata Steel"."""
    at = next((m.start() for m in behind().finditer(name) if m.end() == len(name)), len(name))
    return name[:at]
