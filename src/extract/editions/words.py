"""Which words of a line changed."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby, pairwise
from typing import Literal

from rapidfuzz.distance import Indel

from extract.editions.shapes import WordOp

Op = Literal["same", "removed", "added"]

_TOKEN = re.compile(r"\s+|\w+(?:[.,’'\-]\w+)*|[^\w\s]")
_BRIDGE = 2
"""This many short words or fewer, between two changed runs, are shown as changed with them."""
_SHORT = 3
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def word_ops(old: str, new: str) -> list[WordOp]:
    """Return runs of words that stayed, went and came.

    `same` and `removed` joined are the old text, `same` and `added` the new one, save for the
    amount of white space and the style of quotation marks of `same`, which are the new text's.
    """
    left, right = _words(old), _words(new)
    codes = Indel.opcodes([_norm(word) for word, _ in left], [_norm(word) for word, _ in right])
    pieces: list[tuple[Op, str]] = []
    for index, code in enumerate(codes):
        gone, came = left[code.src_start : code.src_end], right[code.dest_start : code.dest_end]
        bridge = 0 < index < len(codes) - 1 and _is_bridge(came)
        if code.tag == "equal" and not bridge:
            pieces += _same(gone, came)
        else:
            pieces += [("removed", word + space) for word, space in gone]
            pieces += [("added", word + space) for word, space in came]
    return _joined(pieces)


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


def _same(gone: list[tuple[str, str]], came: list[tuple[str, str]]) -> list[tuple[Op, str]]:
    pieces: list[tuple[Op, str]] = []
    for (_, old_space), (word, space) in zip(gone, came, strict=True):
        if bool(old_space) == bool(space):
            pieces.append(("same", word + space))
        else:
            pieces.append(("same", word))
            pieces.append(("removed", old_space) if old_space else ("added", space))
    return pieces


def _is_bridge(words: list[tuple[str, str]]) -> bool:
    return len(words) <= _BRIDGE and all(
        len(word) <= _SHORT and not word.isdigit() for word, _ in words
    )


def _joined(pieces: list[tuple[Op, str]]) -> list[WordOp]:
    """Join the pieces between two runs that stayed: first what went, then what came."""
    ops: list[WordOp] = []
    for _, run in groupby(pieces, key=lambda piece: piece[0] == "same"):
        texts: dict[Op, str] = {"same": "", "removed": "", "added": ""}
        for op, text in run:
            texts[op] += text
        ops += [WordOp(op=op, text=text) for op, text in texts.items() if text]
    return ops


def _norm(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().translate(_QUOTES)
