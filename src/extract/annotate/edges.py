"""Where a mention begins and ends: no article before it, no possessive or closing mark behind."""

from __future__ import annotations

import re

from extract.annotate.found import Found

_BEFORE = re.compile(r"[\s\"“”‘’'(\[*•–—:;,-]+|(?:the|The|THE|a|an)\s+(?=\S)")
_BEHIND = re.compile(r"(?:['’]s?|[\s\"“”‘(\[*–—:;,-])+$")
_FULL_STOP = re.compile(r"(?<=[a-z\d)]{3})\.$")


def trim(text: str, found: Found) -> Found | None:
    """Return `found` without what the guidelines leave outside, None where nothing is left."""
    start, end = found.start, found.end
    while start < end and (before := _BEFORE.match(text, start, end)):
        start = before.end()
    if behind := _BEHIND.search(text, start, end):
        end = behind.start()
    if stop := _FULL_STOP.search(text, start, end):
        end = stop.start()
    return found._replace(start=start, end=end) if start < end else None
