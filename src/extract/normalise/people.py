"""A person's surname -> the full name, where the sheet gives one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from extract.normalise.fold import fold

_FATHER = re.compile(r" (?:bin|bint|ibn|ben) ")
_SUFFIX = re.compile(r",? (?:jr|sr|ii|iii|iv|phd|md)$")


def full_names(mentions: Iterable[str]) -> dict[str, str]:
    """Return the fullest name by the folded form of each shorter one.

    A name of one word takes the one full name that has it as its last word, else the one that has
    it as its first (family name first: "Lee Jae Myung") or as a word in capitals ("MUTO Yoji").
    Names of one surname whose given names agree as far as they go ("Joe"/"J.") are one person.
    """
    spelled: dict[str, str] = {}
    for text in mentions:
        spelled.setdefault(fold(text), text)
    full = {folded: text for folded, text in spelled.items() if " " in folded}
    found: dict[str, str] = {}
    last, first = _by_word(full, -1), _by_word(full, 0)
    for folded in spelled:
        candidates = [folded] if folded in full else last.get(folded) or first.get(folded) or []
        fullest = _one_person(candidates, full, last)
        if fullest and fullest != folded:
            found[folded] = full[fullest]
    return found


def _by_word(names: Iterable[str], place: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[_words(name)[place]].append(name)
    return found


def _words(folded: str) -> list[str]:
    """The words of a name without "Jr." and the like; a father's name is no surname."""
    if _FATHER.search(folded):
        return [folded]
    return _SUFFIX.sub("", folded).split() or [folded]


def _one_person(candidates: list[str], full: dict[str, str], last: dict[str, list[str]]) -> str:
    """The fullest name of the one person that all candidates may be; "" where there are several."""
    if not candidates:
        return ""
    group = candidates
    if len(candidates) == 1:
        group = [n for n in last[_words(candidates[0])[-1]] if _agree(n, candidates[0])]
    best = max(group, key=lambda name: (len(_words(name)), len(name)))
    return best if all(_agree(name, best) for name in group) else ""


def _agree(one: str, other: str) -> bool:
    """Tell whether two full names may be one person's: same surname, given names that agree."""
    a, b = _words(one), _words(other)
    if a[-1] != b[-1]:
        return False
    return a[0][:2] == b[0][:2] or (1 in (len(a[0]), len(b[0])) and a[0][0] == b[0][0])
