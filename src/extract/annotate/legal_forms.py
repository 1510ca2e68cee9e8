"""What stands behind a company's name to say what kind of company it is: "Ltd.", "S.p.A."."""

from __future__ import annotations

import re

_FORM = (
    r"(?:Co|Corp|Inc|Ltd|Pvt|Pte|Pty|Bhd|Sdn|Tbk|S\.A|S\.p\.A|N\.V|B\.V|P\.J\.S\.C|K\.K)\.?"
    r"|Company|Corporation|Incorporated|Limited|Private|PLC|plc|LLC|LLP|LP|AG|SE|SA|SAS|SpA|GmbH|KG"
    r"|NV|BV|AB|ASA|A/S|Oyj|JSC|PJSC|OJSC|Berhad|KK"
)
"""Abbreviations may have a full stop of their own."""
BEHIND = re.compile(rf"(?:,? (?:{_FORM})(?![\w&-]| of\b))+")
"""The forms behind a name, with what parts them from it."""


def without(name: str) -> str:
    """Return a name without the forms that close it: "Tata Steel Limited" -> "Tata Steel"."""
    return re.sub(rf"{BEHIND.pattern}$", "", name)
