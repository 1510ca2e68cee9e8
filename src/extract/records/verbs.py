"""The verbs of a sentence: which, in which tense, and which of them says what was done.

There is no parser: verbs are known by their forms (`rules/status_verbs.yaml`), and the words
around them tell a finite verb from a noun or a participle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import yaml

from extract.errors import RuleError
from extract.resources import resource

Tense = Literal[
    "future",  # will sign, is to sign
    "modal",  # can, may, would, should sign
    "perfect",  # has signed
    "progressive",  # is signing, has been signing
    "passive",  # is signed
    "passive past",  # was signed, has been signed
    "past",  # signed
    "present",  # signs
    "be",  # is, was, remains without a participle
    "infinitive",  # to sign
    "participle",  # signing
    "bare",  # sign: an item under "will:", or the plural present
]
FINITE: frozenset[Tense] = frozenset(
    (
        "future",
        "modal",
        "perfect",
        "progressive",
        "passive",
        "passive past",
        "past",
        "present",
        "be",
    )
)
_BE = {"is": "", "are": "", "am": "", "was": " past", "were": " past"}
_HAVE = frozenset(("has", "have", "had"))
_FUTURE = frozenset(("will", "shall", "'ll"))
_MODAL = frozenset(("can", "could", "may", "might", "must", "should", "would", "cannot"))
_ADVERB = re.compile(
    r"\w{2,}ly|also|not|now|soon|already|further|together|again|then|thus|still|always|never"
    r"|each|both|all|well|even|just|ever|since|yet|thereby|therefore|once|only|recently|today"
)
_BEFORE_NOUN = frozenset(
    "a an the this that these those its their our his her your no any each every some new more most "
    "such of in for on at by with from under into through over about 's ' key major other "
    "existing additional first".split()
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: units `start` to `end` (past the last), the main verb's base form, its tense."""

    start: int
    end: int
    base: str
    tense: Tense


@dataclass(frozen=True, slots=True)
class _Forms:
    base: frozenset[str]
    present: dict[str, str]
    past: dict[str, str]
    participle: dict[str, str]
    ing: dict[str, str]


@cache
def _forms() -> _Forms:
    path = resource("rules/status_verbs.yaml")
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        regular, doubling = data["regular"].split(), data["doubling"].split()
        irregular: dict[str, list[str]] = data["irregular"]
        bases = {*regular, *doubling, *irregular}
        past = {_past(base, base in doubling): base for base in {*regular, *doubling}}
        participle = dict(past)
        for base, (simple, perfect) in irregular.items():
            past[simple] = participle[perfect] = base
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise RuleError(
            f"{path.name}: not the shape of a list of verbs ({error})",
            "It has `regular`, `doubling` (words) and `irregular` (base: [past, participle])",
        ) from error
    doubled = {*doubling, *_DOUBLING_IRREGULAR}
    return _Forms(
        base=frozenset(bases),
        present={_present(base): base for base in bases},
        past=past,
        participle=participle,
        ing={_ing(base, base in doubled): base for base in bases},
    )


_DOUBLING_IRREGULAR = frozenset(
    "begin cut get hit let put run set shut sit split win forget".split()
)


def _present(base: str) -> str:
    if re.search(r"[^aeiou]y$", base):
        return f"{base[:-1]}ies"
    return f"{base}es" if re.search(r"(?:s|x|z|ch|sh|o)$", base) else f"{base}s"


def _past(base: str, doubles: bool) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if re.search(r"[^aeiou]y$", base):
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if doubles else f"{base}ed"


def _ing(base: str, doubles: bool) -> str:
    if base.endswith("e") and not base.endswith(("ee", "be")):
        return f"{base[:-1]}ing"
    return f"{base}{base[-1]}ing" if doubles else f"{base}ing"


def find(words: Sequence[str]) -> list[Verb]:
    """Return the verb groups among the units of one sentence, in order."""
    verbs: list[Verb] = []
    i = 0
    while i < len(words):
        verb = _group(words, i)
        if verb is None:
            i += 1
        else:
            verbs.append(verb)
            i = verb.end
    return verbs


def main(words: Sequence[str], verbs: Sequence[Verb]) -> Verb | None:
    """Return the verb that says what the sentence reports: the first finite one of a main clause.

    A verb after "which", "that", "who", "as" or "while" belongs to a clause beside it.
    """
    finite = [verb for verb in verbs if verb.tense in FINITE]
    for verb in finite:
        if not _beside(words, verb):
            return verb
    return finite[0] if finite else None


def _beside(words: Sequence[str], verb: Verb) -> bool:
    if verb.start and words[verb.start - 1] in ("which", "that", "who", "where", "when", "if"):
        return True
    if verb.tense in ("past", "passive past") and words[verb.end : verb.end + 1] == ["by"]:
        return True
    opener = words[0] if words else ""
    return opener in ("as", "while", "since", "when", "if", "because", "although", "given") and (
        "," not in words[: verb.start]
    )


def _group(words: Sequence[str], i: int) -> Verb | None:
    word = words[i]
    forms = _forms()
    if word == "to":
        return _with_base(words, i, "infinitive")
    if word in _FUTURE:
        return _with_base(words, i, "future") or Verb(i, i + 1, "will", "future")
    if word in _MODAL:
        return _with_base(words, i, "modal")
    if word in _HAVE:
        return _perfect(words, i)
    if word in _BE:
        return _be(words, i)
    if word in forms.ing:
        return Verb(i, i + 1, forms.ing[word], "participle")
    if word in forms.past and not _is_attribute(words, i):
        return Verb(i, i + 1, forms.past[word], "past")
    if word in forms.present and _is_finite_present(words, i):
        return Verb(i, i + 1, forms.present[word], "present")
    if word in forms.base and (i == 0 or words[i - 1] in (":", ";")):
        return Verb(i, i + 1, word, "bare")
    if word in forms.base and _is_plural_present(words, i):
        return Verb(i, i + 1, word, "present")
    return None


def _skip_adverbs(words: Sequence[str], i: int) -> int:
    while i < len(words) and (_ADVERB.fullmatch(words[i]) or words[i] == ","):
        i += 1
    return i


def _with_base(words: Sequence[str], i: int, tense: Tense) -> Verb | None:
    at = _skip_adverbs(words, i + 1)
    if at >= len(words):
        return None
    if words[at] == "be":
        return _passive_after_be(words, i, at, tense)
    if words[at] == "have":
        return Verb(i, at + 1, "have", tense)
    return Verb(i, at + 1, words[at], tense) if words[at] in _forms().base else None


def _passive_after_be(words: Sequence[str], i: int, at: int, tense: Tense) -> Verb:
    after = _skip_adverbs(words, at + 1)
    if after < len(words):
        forms = _forms()
        base = forms.participle.get(words[after]) or forms.ing.get(words[after])
        if base:
            return Verb(i, after + 1, base, tense)
    return Verb(i, at + 1, "be", tense)


def _perfect(words: Sequence[str], i: int) -> Verb:
    at = _skip_adverbs(words, i + 1)
    forms = _forms()
    if at < len(words) and words[at] == "been":
        after = _skip_adverbs(words, at + 1)
        word = words[after] if after < len(words) else ""
        if word in forms.ing:
            return Verb(i, after + 1, forms.ing[word], "progressive")
        if word in forms.participle:
            return Verb(i, after + 1, forms.participle[word], "passive past")
        return Verb(i, at + 1, "be", "perfect")
    if at < len(words) and (words[at] in forms.participle or words[at].endswith("ed")):
        return Verb(i, at + 1, forms.participle.get(words[at], words[at]), "perfect")
    return Verb(i, i + 1, "have", "past" if words[i] == "had" else "present")


def _be(words: Sequence[str], i: int) -> Verb:
    forms = _forms()
    past = _BE[words[i]] == " past"
    at = _skip_adverbs(words, i + 1)
    word = words[at] if at < len(words) else ""
    if word == "being":
        return Verb(i, at + 1, "be", "progressive")
    if word in forms.ing:
        return Verb(i, at + 1, forms.ing[word], "progressive")
    if word in forms.participle:
        return Verb(i, at + 1, forms.participle[word], "passive past" if past else "passive")
    if word == "to" and at + 1 < len(words) and words[at + 1] in forms.base:
        return Verb(i, at + 2, words[at + 1], "future")
    return Verb(i, i + 1, "be", "be")


def _is_attribute(words: Sequence[str], i: int) -> bool:
    """Tell "the enhanced dialogue" and "funded by" from a verb of its own."""
    before = words[i - 1] if i else ""
    return before in _BEFORE_NOUN or (before == "and" and i > 1 and words[i - 2] in _BEFORE_NOUN)


def _is_finite_present(words: Sequence[str], i: int) -> bool:
    before = words[i - 1] if i else ""
    if before == ",":
        return _opens_object(words, i)
    if not before or before in _BEFORE_NOUN or before in ("and", "or", "-", "–"):
        return False
    return (
        before[0] == "<"
        or before in (")", "it", "which", "that", "who", "also", "administration")
        or (_opens_object(words, i))
    )


def _is_plural_present(words: Sequence[str], i: int) -> bool:
    before = words[i - 1] if i else ""
    if before in (
        "we",
        "they",
        "who",
        "which",
        "leaders",
        "countries",
        "sides",
        "partners",
        "governments",
    ):
        return True
    at = i - 1
    while at > 0 and _ADVERB.fullmatch(words[at]):
        at -= 1
    return at >= 0 and words[at][0] == "<" and _opens_object(words, i)


def _opens_object(words: Sequence[str], i: int) -> bool:
    after = words[i + 1] if i + 1 < len(words) else ""
    return after in ("a", "an", "the", "to", "its", "their", "our", "that", "this", "these") or (
        after[:1] == "<"
    )
