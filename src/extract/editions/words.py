"""Which words of a line changed."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import Indel

from extract.editions.shapes import WordOp

_TOKEN = re.compile(r"(?:\w+(?:[.,’'\-]\w+)*|[^\w\s])\s*|\s+")
_BRIDGE = 2
"""This many words or fewer that stayed between two changed runs are shown as changed with them."""


def word_ops(old: str, new: str) -> list[WordOp]:
    """Return runs of words that stayed, went and came, in the order of the new text.

    The `same` and `removed` texts joined are the old text, `same` and `added` the new one, save
    for the white space and the style of quotation marks of `same`, which are the new text's.
    """
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    codes = Indel.opcodes([_norm(t) for t in left], [_norm(t) for t in right])
    runs = [
        (
            code.tag == "equal",
            left[code.src_start : code.src_end],
            right[code.dest_start : code.dest_end],
        )
        for code in codes
    ]
    ops: list[WordOp] = []
    removed: list[str] = []
    added: list[str] = []
    for index, (equal, gone, came) in enumerate(runs):
        inner = 0 < index < len(runs) - 1
        if equal and not (inner and len(came) <= _BRIDGE and _small(came)):
            _flush(ops, removed, added)
            ops.append(WordOp(op="same", text="".join(came)))
            removed, added = [], []
        else:
            removed += gone
            added += came
    _flush(ops, removed, added)
    return ops


def _flush(ops: list[WordOp], removed: list[str], added: list[str]) -> None:
    if removed:
        ops.append(WordOp(op="removed", text="".join(removed)))
    if added:
        ops.append(WordOp(op="added", text="".join(added)))


def _small(tokens: list[str]) -> bool:
    return all(len(token.strip()) <= 3 and not token.strip().isdigit() for token in tokens)


def _norm(token: str) -> str:
    folded = unicodedata.normalize("NFKC", token.strip()).casefold()
    return folded.translate(_QUOTES)


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
