"""The verbs of fact sheets by their forms, and the words around them (`status_verbs.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from extract.errors import RuleError
from extract.resources import read_words, resource

_FILE = "status_verbs.yaml"
_BRITISH = re.compile(r"^(\w{3,}[iy])s(e|es|ed|ing)$")
_VOWEL_Y = re.compile(r"[^aeiou]y")


@dataclass(frozen=True)
class Lexicon:
    """`base` are the base forms; the other verb forms lead to theirs."""

    base: frozenset[str]
    present: dict[str, str]
    past: dict[str, str]
    participle: dict[str, str]
    ing: dict[str, str]
    adverbs: frozenset[str]
    before_noun: frozenset[str]
    objects: frozenset[str]
    plural_subjects: frozenset[str]
    singular_subjects: frozenset[str]
    prepositions: frozenset[str]
    list_marks: frozenset[str]
    giving: frozenset[str]
    making: frozenset[str]

    def american(self, word: str) -> str:
        """Return a verb form in the spelling of `status_verbs.yaml`: "authorised", "-ized"."""
        swapped = _BRITISH.sub(r"\1z\2", word)
        return swapped if word not in self.forms and swapped in self.forms else word

    @cached_property
    def forms(self) -> frozenset[str]:
        """All forms of all verbs."""
        return self.base.union(self.present, self.past, self.participle, self.ing)

    def is_adverb(self, word: str) -> bool:
        """Tell whether a word may stand inside a verb group."""
        return word in self.adverbs or (len(word) > 4 and word.endswith("ly"))


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that ships with extract."""
    return read(resource(f"rules/{_FILE}"))


def read(path: Path) -> Lexicon:
    """Read a lexicon. Raises `RuleError` if the file is not of the shape that it says."""
    data = read_words(path)
    try:
        return _built(data)
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise RuleError(
            f"{_FILE}: a list is missing or of the wrong shape ({error!r})",
            "Each list is words in one string; `irregular` is `base: [past, participle]`",
        ) from error


def _built(data: dict[str, Any]) -> Lexicon:
    doubling = frozenset(data["doubling"].split())
    regular = doubling.union(data["regular"].split())
    irregular: dict[str, list[str]] = data["irregular"]
    doubled = doubling.union(data["doubling_irregular"].split())
    bases = regular.union(irregular)
    past = {_past(base, base in doubling): base for base in sorted(regular)}
    return Lexicon(
        base=bases,
        present={_present(base): base for base in sorted(bases)},
        past=past | {forms[0]: base for base, forms in irregular.items()},
        participle=past | {forms[1]: base for base, forms in irregular.items()},
        ing={_ing(base, base in doubled): base for base in sorted(bases)},
        adverbs=_words(data["adverbs"]),
        before_noun=_words(data["before_noun"]),
        objects=_words(data["objects"]),
        plural_subjects=_words(data["plural_subjects"]),
        singular_subjects=_words(data["singular_subjects"]),
        prepositions=_words(data["prepositions"]),
        list_marks=_words(data["list_marks"]),
        giving=_words(data["giving"]),
        making=_words(data["making"]),
    )


def _words(text: str) -> frozenset[str]:
    words: Iterable[str] = text.split()
    return frozenset(words)


def _present(base: str) -> str:
    if _VOWEL_Y.search(base[-2:]):
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{base}s"


def _past(base: str, doubles: bool) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if _VOWEL_Y.search(base[-2:]):
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if doubles else f"{base}ed"


def _ing(base: str, doubles: bool) -> str:
    if base.endswith("e") and not base.endswith(("ee", "be")):
        return f"{base[:-1]}ing"
    return f"{base}{base[-1]}ing" if doubles else f"{base}ing"
