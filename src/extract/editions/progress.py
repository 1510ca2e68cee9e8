"""Whether a change of status is borne out by the words of both texts.

A status is read from a whole block and reworded blocks are read otherwise now and then. A real
step forward shows in the first sentence: what was to be done now is done or under way.
"""

from __future__ import annotations

import re

from extract.schema import Record, Status

_AHEAD = re.compile(
    r"\b(?:will|shall|would|to be|(?:is|are|was|were) (?:also |now |still )?to|due|expect\w*"
    r"|schedul\w*|plans?|planned|planning|inten[dt]\w*|aims?|seeks?|propos\w*|pledg\w*|commit\w*"
    r"|undert\w+|resolv\w*|agree[ds]? to|hopes?|upcoming|forthcoming)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:was|were|has|have|had)\b", re.IGNORECASE)
_MAYBE_DONE = re.compile(
    r"\b(?:was|were|has|have|had|[a-z]{2,}ed|held|met|took|led|gave|began|made|won|brought|built"
    r"|sent|spent|set up|put|became|grew|came|went|flew|drew|laid|lent|sold|bought|chose|rose)\b"
)
_UNDER_WAY = re.compile(
    r"\b(?:(?:is|are|remain|been|being|now|still|currently) (?:\w+ly )?\w+ing|is being|are being"
    r"|continu\w+|under ?way|ongoing|keeps?)\b",
    re.IGNORECASE,
)
_FIRST_SENTENCE = re.compile(r".*?[.;](?=\s+[A-Z]|$)", re.DOTALL)


def came_further(old: Record, new: Record) -> bool:
    """Tell whether the status of a record changed between two editions, forward or back.

    `statement` says that no action was read: the words then decide whether one is planned.
    """
    before, after = _status(old), _status(new)
    if before == after or "statement" in (before, after):
        return False
    if "planned" not in (before, after):
        return any(_UNDER_WAY.search(_first_sentence(record.text)) for record in (old, new))
    planned, other = (old, new) if before == "planned" else (new, old)
    still_to_come = _plans(other)
    if "statement" in (old.status, new.status):
        return _plans(planned) > 0 and not still_to_come
    return not still_to_come or _plans(planned) > still_to_come


def _plans(record: Record) -> int:
    """Count the words of the first sentence that speak of what is still to come."""
    return len(_AHEAD.findall(_first_sentence(record.text)))


def _status(record: Record) -> Status:
    """Return the status as the first sentence allows it."""
    text = _first_sentence(record.text)
    ahead, done = bool(_AHEAD.search(text)), bool(_DONE.search(text))
    if record.status == "statement" and (ahead or _MAYBE_DONE.search(text)):
        return "planned" if ahead else "completed"
    if record.status == "planned" and done and not ahead:
        return "completed"
    return record.status


def _first_sentence(text: str) -> str:
    match = _FIRST_SENTENCE.match(text)
    return match[0] if match else text
