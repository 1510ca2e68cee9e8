"""Whether a sentence looks ahead or back, read from its verbs."""

from __future__ import annotations

import re

_AHEAD = re.compile(
    r"\b(?:will|shall|would|to\s+be|is\s+to|are\s+to|due|expect\w*|schedul\w*|plan(?:s|ned)?|inten\w+"
    r"|aims?|upcoming|forthcoming|target\w*|seeks?|hopes?|next)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:was|were|had|has|have|did|(?<!\bbe )(?<!\bbeing )[a-z]{2,}ed|held|met|took|led|gave"
    r"|began|made|won|brought)\b"
)
_SENTENCE_END = re.compile(r"[.;:!?]\s+(?=[A-Z“\"(])")


def sentence_around(before: str, after: str) -> tuple[str, str]:
    """Cut the text on either side of a place to the sentence that holds it."""
    ends = list(_SENTENCE_END.finditer(before))
    cut = _SENTENCE_END.search(after)
    return before[ends[-1].end() :] if ends else before, after[: cut.start()] if cut else after


def looks_ahead(before: str, after: str) -> bool:
    """Whether the sentence between `before` and `after` speaks of what is still to come.

    The verb nearest before the place decides, then the nearest after it.
    """
    head, tail = sentence_around(before, after)
    for side, last in ((head, True), (tail, False)):
        ahead = [m.start() for m in _AHEAD.finditer(side)]
        back = [m.start() for m in _BACK.finditer(side) if m.start() not in ahead]
        if ahead or back:
            pick = max if last else min
            return bool(ahead) and pick([*ahead, *back]) in ahead
    return False
