"""The verbs of a sentence: which, in which tense, and which of them says what was done.

There is no parser: verbs are known by their forms (`rules/status_verbs.yaml`), and the words
around them tell a finite verb from a noun or a participle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.records.lexicon import lexicon

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
_LONGEST_LEAD = 25
_BESIDE = frozenset(("which", "that", "who", "where", "when", "if"))
_PHRASE_OPENERS = frozenset(("for", "under", "through", "in", "with", "following", "based"))
_SIDE_OPENERS = frozenset(
    ("as", "while", "since", "when", "if", "because", "although", "given", "after", "before")
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: units `start` to `end` (past the last), its verb's base form, its tense."""

    start: int
    end: int
    base: str
    tense: Tense


@dataclass(frozen=True, slots=True)
class Sentence:
    """The units of a sentence and its verbs. `start` counts from the block's first unit."""

    start: int
    words: Sequence[str]
    verbs: Sequence[Verb]
    main: Verb | None
    """The verb that says what the sentence reports."""

    @property
    def opening(self) -> Verb | None:
        """The verb with which the sentence opens: "Launching …", "Support …"."""
        return self.verbs[0] if self.verbs and self.verbs[0].start <= 1 else None


def read(start: int, words: Sequence[str]) -> Sentence:
    """Find the verbs of a sentence."""
    verbs = find(words)
    return Sentence(start, words, verbs, main(words, verbs))


def without_lead(sentence: Sentence) -> Sentence:
    """Cut off what names the subject before a colon: "Vaccine donation: The two sides …"."""
    if ":" not in sentence.words[:_LONGEST_LEAD]:
        return sentence
    at = sentence.words.index(":")
    rest = sentence.words[at + 1 :]
    if len(rest) < 3 or any(v.tense in FINITE for v in find(sentence.words[:at])):
        return sentence
    return read(sentence.start + at + 1, rest)


def find(words: Sequence[str]) -> list[Verb]:
    """Return the verb groups among the units of one sentence, in order."""
    verbs: list[Verb] = []
    i = 0
    opening = _opening()
    while i < len(words):
        verb = _group(words, i) if words[i] in opening else None
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
        if not _beside(words, verb, verb is not finite[-1]):
            return verb
    return finite[0] if finite else None


def _beside(words: Sequence[str], verb: Verb, later: bool) -> bool:
    """Tell whether a verb stands beside the main clause. `later`: another finite verb follows."""
    if verb.start and words[verb.start - 1] in _BESIDE:
        return True
    if verb.tense in ("past", "passive past") and words[verb.end : verb.end + 1] == ["by"]:
        return later
    opened = words[0] in _SIDE_OPENERS or (words[0] in _PHRASE_OPENERS and verb.tense == "past")
    return opened and later and "," not in words[: verb.start]


@cache
def _opening() -> frozenset[str]:
    """Return the words with which a verb group can open."""
    return lexicon().forms.union(("to",), _FUTURE, _MODAL, _HAVE, _BE)


def _group(words: Sequence[str], i: int) -> Verb | None:
    word = words[i]
    known = lexicon()
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
    if word in known.ing:
        return Verb(i, i + 1, known.ing[word], "participle")
    if word in known.past and not _is_attribute(words, i):
        return Verb(i, i + 1, known.past[word], "past")
    if word in known.present and _is_finite_present(words, i):
        return Verb(i, i + 1, known.present[word], "present")
    if word in known.base and (i == 0 or words[i - 1] in (":", ";")):
        return Verb(i, i + 1, word, "bare")
    if word in known.base and _is_plural_present(words, i):
        return Verb(i, i + 1, word, "present")
    return None


def _skip_adverbs(words: Sequence[str], i: int) -> int:
    between = (",", "(", ")", "<DATE>")
    while i < len(words) and (lexicon().is_adverb(words[i]) or words[i] in between):
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
    return Verb(i, at + 1, words[at], tense) if words[at] in lexicon().base else None


def _passive_after_be(words: Sequence[str], i: int, at: int, tense: Tense) -> Verb:
    after = _skip_adverbs(words, at + 1)
    if after < len(words):
        known = lexicon()
        base = known.participle.get(words[after]) or known.ing.get(words[after])
        if base:
            return Verb(i, after + 1, base, tense)
    return Verb(i, at + 1, "be", tense)


def _perfect(words: Sequence[str], i: int) -> Verb:
    at = _skip_adverbs(words, i + 1)
    known = lexicon()
    if at < len(words) and words[at] == "been":
        after = _skip_adverbs(words, at + 1)
        word = words[after] if after < len(words) else ""
        if word in known.ing:
            return Verb(i, after + 1, known.ing[word], "progressive")
        if word in known.participle:
            return Verb(i, after + 1, known.participle[word], "passive past")
        return Verb(i, at + 1, "be", "perfect")
    if at < len(words) and (words[at] in known.participle or words[at].endswith("ed")):
        return Verb(i, at + 1, known.participle.get(words[at], words[at]), "perfect")
    return Verb(i, i + 1, "have", "past" if words[i] == "had" else "present")


def _be(words: Sequence[str], i: int) -> Verb:
    known = lexicon()
    past = _BE[words[i]] == " past"
    at = _skip_adverbs(words, i + 1)
    word = words[at] if at < len(words) else ""
    if word == "being":
        return Verb(i, at + 1, "be", "progressive")
    if word in known.ing:
        return Verb(i, at + 1, known.ing[word], "progressive")
    if word in known.participle:
        return Verb(i, at + 1, known.participle[word], "passive past" if past else "passive")
    if word == "to" and at + 1 < len(words) and words[at + 1] in known.base:
        return Verb(i, at + 2, words[at + 1], "future")
    return Verb(i, i + 1, "be", "be")


def _is_attribute(words: Sequence[str], i: int) -> bool:
    """Tell "the enhanced dialogue" and "funded by" from a verb of its own."""
    before = words[i - 1] if i else ""
    return before in lexicon().before_noun or (
        before == "and" and i > 1 and words[i - 2] in lexicon().before_noun
    )


def _is_finite_present(words: Sequence[str], i: int) -> bool:
    """Tell "supports the plan" from "the supports"."""
    before = words[i - 1] if i else ""
    known = lexicon()
    if before == ",":
        return _opens_object(words, i)
    if not before or before in known.before_noun or before in ("and", "or", "-", "–"):
        return False
    named = before[0] == "<" or before == ")"
    return named or before in known.singular_subjects or _opens_object(words, i)


def _is_plural_present(words: Sequence[str], i: int) -> bool:
    """Tell "the leaders welcome" and "X and Y share a" from a noun."""
    known = lexicon()
    at = i - 1
    while at > 0 and known.is_adverb(words[at]):
        at -= 1
    if at < 0:
        return False
    return words[at] in known.plural_subjects or (words[at][0] == "<" and _opens_object(words, i))


def _opens_object(words: Sequence[str], i: int) -> bool:
    after = words[i + 1] if i + 1 < len(words) else ""
    return after in lexicon().objects or after[:1] == "<"
