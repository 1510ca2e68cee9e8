"""Augmentation: other names of the same label, and headings in capitals.

A model that has read "the United States and Japan" a hundred times knows the pair; one that has
read it with any two countries knows the place in the sentence.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from training.ner.sheets import Span, tags_of

SWAPPED = ("GPE", "ORG", "PERSON", "PLACE")
"""Labels whose names are exchanged; titles of programmes and instruments carry their own sense."""


class Names:
    """Names by label, as lists of tokens, to draw from."""

    def __init__(self, countries: Sequence[list[str]] = ()) -> None:
        self._pools: dict[str, set[tuple[str, ...]]] = {label: set() for label in SWAPPED}
        self._pools["GPE"].update(tuple(name) for name in countries)
        self._lists: dict[str, list[tuple[str, ...]]] = {}

    def learn(self, tokens: Sequence[str], spans: Sequence[Span]) -> None:
        """Take in the names that these spans of `tokens` hold."""
        for start, end, label in spans:
            if label in self._pools:
                self._pools[label].add(tuple(tokens[start:end]))
        self._lists.clear()

    def draw(self, label: str, rng: random.Random) -> tuple[str, ...]:
        """Return some name of the label."""
        if label not in self._lists:
            self._lists[label] = sorted(self._pools[label])
        return rng.choice(self._lists[label])


def swap(
    tokens: list[str], spans: list[Span], names: Names, rng: random.Random, share: float
) -> tuple[list[str], list[int], list[int | None]]:
    """Return tokens, tag ids and where each token came from, about `share` of the names exchanged.

    A token of a new name comes from nowhere (None). A name that stands twice gets the same new
    name, as in a real sheet.
    """
    new: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    out: list[str] = []
    moved: list[Span] = []
    origin: list[int | None] = []
    position = 0
    for start, end, label in sorted(spans):
        out += tokens[position:start]
        origin += range(position, start)
        old = tuple(tokens[start:end])
        if (label, old) not in new:
            exchange = label in SWAPPED and rng.random() < share
            new[label, old] = names.draw(label, rng) if exchange else old
        moved.append((len(out), len(out) + len(new[label, old]), label))
        out += new[label, old]
        origin += range(start, end) if new[label, old] == old else [None] * len(new[label, old])
        position = end
    out += tokens[position:]
    origin += range(position, len(tokens))
    return out, tags_of(moved, len(out)), origin


def recase(tokens: list[str], kind: str, rng: random.Random) -> list[str]:
    """Return the tokens in capitals for some headings and titles and a few others."""
    share = 0.3 if kind in ("title", "heading") else 0.03
    return [token.upper() for token in tokens] if rng.random() < share else tokens


def countries() -> list[list[str]]:
    """Return the common names of the world's countries as tokens (ISO 3166, from pycountry)."""
    import pycountry

    names = [getattr(c, "common_name", c.name) for c in pycountry.countries]
    return [name.split() for name in names if "," not in name and "(" not in name]
