"""Bodies that share their noun: "the Departments of State, Commerce, and Energy"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.schema import Block, Mention

_SHARED = re.compile(r"^(?P<owner>.*?)\b(?P<noun>Departments|Ministries) of (?P<what>.+)$")
_SINGULAR = {"Departments": "Department", "Ministries": "Ministry"}
_JOIN = re.compile(r"^(?:[,;]|(?:, ?)?(?:and|&))(?: the| of| of the)?$")
_LONGEST = 5


def whole_names(block: Block, mentions: Sequence[Mention]) -> dict[str, str]:
    """Return the whole name of each body of such a list, by mention id."""
    found: dict[str, str] = {}
    opening, first, end = "", ("", ""), -1
    for mention in mentions:
        if mention.label != "ORG":
            continue
        if match := _SHARED.match(mention.text):
            opening = f"{match['owner']}{_SINGULAR[match['noun']]} of "
            first = mention.id, opening + match["what"]
            if " and " not in match["what"]:
                found[mention.id] = first[1]
        elif opening and _goes_on(block.text[end : mention.start], mention.text):
            found.update([first, (mention.id, opening + mention.text)])
        else:
            opening = ""
        end = mention.end
    return found


def _goes_on(between: str, text: str) -> bool:
    return (
        bool(_JOIN.match(between.strip()))
        and len(text.split()) <= _LONGEST
        and not re.search(r"\b(?:of|Department|Ministry|Agency|Bank|Corporation)\b", text)
    )
