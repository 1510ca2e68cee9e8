"""Comparison keys: what of a text is content, and what is only how it was set.

Line wrapping, white space, bullet marks, quotation marks, dashes, hyphens at line ends, ligatures
and the "; and" that joins the items of a list are no content. Letters, digits, decimal points,
percent and currency signs are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIST_JOINER = re.compile(r"[;,]\s*(?:and|or)?\s*$|(?<=\w)\s+(?:and|or)\s*$", re.IGNORECASE)
_NOT_CONTENT = re.compile(r"(?:(?<!\d)[.]|[.](?!\d)|[^\w.%°\U000020a0-\U000020cf$¢£¥¤]|_)+")


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return the characters of `text` that are content, in lower case and without white space.

    >>> key("• Twenty-\\n two “grants” of A$1.5 million; and")
    'twentytwograntsofa$1.5million'
    """
    return content(_LIST_JOINER.sub("", text))


def content(text: str) -> str:
    """Return `key(text)` with the words that join it to the next item, if it ends with such."""
    return _NOT_CONTENT.sub("", unicodedata.normalize("NFKC", text).casefold())
