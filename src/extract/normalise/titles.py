"""How far the title of an instrument runs: as far as its capitals do (GUIDELINES, "Decided cases").

"Memorandum of Cooperation" before "on the Reef Fund in July 2023" is "Memorandum of Cooperation on
the Reef Fund"; before "on cooperation in health" it stays as it is.
"""

from __future__ import annotations

import re

from extract.normalise.setting import Setting
from extract.schema import Mention

_SMALL = r"(?:of|and|the|on|for|in|to|with|between|&)"
_RUN = re.compile(
    r" (?:on|concerning|regarding|for)(?: the)?"
    rf"(?: (?:{_SMALL} ){{0,2}}(?:[A-Z][\w’'&/–-]*|\d+(?:\.\d+)?)(?![\w%]))+"
)
_REACH = 160


def title(setting: Setting, mention: Mention) -> str:
    """Return the text of an INSTRUMENT mention with the capitals that go on behind it.

    A date, a figure, a party or a place ends the title, and so does a programme after "for".
    """
    text = setting.by_id[mention.block].text
    if not mention.text[:1].isupper():
        return mention.text
    run = _RUN.match(text[mention.end : mention.end + _REACH])
    if run is None:
        return mention.text
    end = mention.end + run.end()
    within = ("PROGRAM",) if run.group().startswith(" on ") else ()
    for other in setting.by_block[mention.block]:
        if mention.end <= other.start < end and other.label not in within:
            run = _RUN.match(text[mention.end : other.start].rstrip())
            return text[mention.start : mention.end + run.end()] if run else mention.text
        if mention.end <= other.start < end < other.end:
            return text[mention.start : other.end]
    return text[mention.start : end]
