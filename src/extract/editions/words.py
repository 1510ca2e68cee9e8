"""Which words of a line changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Indel

from extract.editions.shapes import WordOp

_TOKEN = re.compile(r"\s+|\w+(?:[.,’'\-]\w+)*|[^\w\s]")
_BRIDGE = 2
"""This many short words or fewer, between two changed runs, are shown as changed with them."""
_SHORT = 3
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def word_ops(old: str, new: str) -> list[WordOp]:
    """Return runs of words that stayed, went and came.

    `same` and `removed` joined are the old text, `same` and `added` the new one. Case, white
    space, quotation marks and dashes do not count; where a run that stayed is set otherwise in
    the old text, its `old` says how.
    """
    left, right = _words(old), _words(new)
    codes = Indel.opcodes([_norm(word) for word, _ in left], [_norm(word) for word, _ in right])
    ops: list[WordOp] = []
    removed = added = ""
    for index, code in enumerate(codes):
        gone, came = left[code.src_start : code.src_end], right[code.dest_start : code.dest_end]
        bridge = 0 < index < len(codes) - 1 and _is_bridge(came)
        if code.tag == "equal" and not bridge:
            ops += [*_changed(removed, added), _same(_text(gone), _text(came))]
            removed = added = ""
        else:
            removed += _text(gone)
            added += _text(came)
    return [*ops, *_changed(removed, added)]


def same_share(ops: list[WordOp]) -> float:
    """Return the share of characters that stayed, 0 to 1."""
    total = sum(len(op.text) for op in ops)
    return sum(len(op.text) for op in ops if op.op == "same") / total if total else 1.0


def _words(text: str) -> list[tuple[str, str]]:
    """Return each word or mark with the white space behind it."""
    tokens = _TOKEN.findall(text.strip())
    return [
        (token, after if after.isspace() else "")
        for token, after in pairwise([*tokens, ""])
        if not token.isspace()
    ]


def _text(words: list[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in words)


def _same(old: str, new: str) -> WordOp:
    return WordOp(op="same", text=new, old=None if old == new else old)


def _changed(removed: str, added: str) -> Iterator[WordOp]:
    if removed:
        yield WordOp(op="removed", text=removed)
    if added:
        yield WordOp(op="added", text=added)


def _is_bridge(words: list[tuple[str, str]]) -> bool:
    return len(words) <= _BRIDGE and all(
        len(word) <= _SHORT and not word.isdigit() for word, _ in words
    )


def _norm(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().translate(_QUOTES)
