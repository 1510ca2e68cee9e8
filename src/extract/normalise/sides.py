"""The countries that a sheet is about: those its title names, and those it speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from extract.normalise import countries
from extract.normalise.fold import fold
from extract.normalise.setting import Setting

_PARTS = re.compile(r"[^\s/–—-]+")
_MOST_WORDS = 5
_SHARE = 0.15
_LEAST = 3


def sides(setting: Setting) -> tuple[str, ...]:
    """Return ISO codes: first those in the title, in its order, then others by frequency.

    A country counts that has three mentions and 15 % of all those of countries and their places.
    """
    found = dict.fromkeys(in_title(setting))
    seen = Counter(
        code
        for mention in setting.of("GPE", "ORG")
        if (code := countries.country(mention.text) or _place(mention.label, mention.text))
    )
    total = sum(seen.values())
    least = max(_LEAST, _SHARE * total)
    found.update(dict.fromkeys(c for c, n in seen.most_common() if n >= least))
    return tuple(found)


def in_title(setting: Setting) -> tuple[str, ...]:
    """Return the codes of the countries that the title names."""
    titles = (b.text for b in setting.blocks if b.kind == "title")
    return tuple(dict.fromkeys(code for text in titles for code in named(text)))


def _place(label: str, text: str) -> str | None:
    return countries.place(text).country if label == "GPE" else None


@lru_cache(maxsize=1 << 10)
def named(text: str) -> tuple[str, ...]:
    """Return the codes of the countries that `text` names, by name, abbreviation or adjective."""
    words = [(m.start(), m.end()) for m in _PARTS.finditer(text)]
    found, i = [], 0
    while i < len(words):
        for size in range(min(_MOST_WORDS, len(words) - i), 0, -1):
            run = text[words[i][0] : words[i + size - 1][1]].strip(" ,;:()[]“”\"'’")
            run = re.sub(r"[’']s$", "", run)
            code = countries.country(run) if run[:1].isupper() else None
            if code and not (fold(run) == run.lower() == "us" and run != "US"):
                found.append(code)
                i += size
                break
        else:
            i += 1
    return tuple(dict.fromkeys(found))
