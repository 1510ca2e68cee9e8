"""Spellings made comparable: case, accents, quotes, dots and hyphens out of the way."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans("‘’ʼ´`", "'''''")
_MARKS = re.compile(r"[^\w&+/' ]+")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return `text` in lower case without accents, dots, commas, quotes and a leading "the".

    "U.S.-ASEAN Center" -> "us asean center", "Côte d’Ivoire" -> "cote d'ivoire". Two names with
    the same folded form are taken for one name.
    """
    folded = _once(text)
    while (again := _once(folded)) != folded:
        folded = again
    return folded


def _once(text: str) -> str:
    if text.isascii():
        text = text.replace("`", "'").lower()
    else:
        text = unicodedata.normalize("NFKD", text.translate(_QUOTES)).casefold()
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = _MARKS.sub(" ", text.replace(".", "").replace(" & ", " and "))
    text = _SPACE.sub(" ", text).strip(" '")
    text = text.removeprefix("the ") if text != "the" else text
    return text.removesuffix("'s")
