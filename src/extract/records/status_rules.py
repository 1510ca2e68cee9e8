"""What the guidelines say of the verb that a block reports with: `rules/status.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.errors import RuleError
from extract.records.lexicon import Lexicon, lexicon
from extract.records.verbs import Verb
from extract.resources import read_words, resource
from extract.schema import Status

_FILE = "status.yaml"
_LISTS = ("pledges", "intentions", "continuing", "reports", "steps", "processes")
_DONE = ("past", "perfect", "passive past")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A status and the id of the rule that gives it."""

    status: Status
    rule: str


@cache
def _verbs() -> dict[str, frozenset[str]]:
    return read(resource(f"rules/{_FILE}"), lexicon())


def read(path: Path, known: Lexicon) -> dict[str, frozenset[str]]:
    """Read the lists of verbs, all of them in the lexicon. Raises `RuleError`."""
    data = read_words(path)
    if not isinstance(data, dict) or set(data) != set(_LISTS):
        raise RuleError(f"{_FILE}: not the lists {', '.join(_LISTS)}", "Mend the file")
    for name, verbs in data.items():
        if not isinstance(verbs, list):
            raise RuleError(f"{_FILE}, {name}: not a list of verbs", "Write [agree, decide]")
        unknown = sorted(set(verbs) - known.base)
        if unknown:
            raise RuleError(
                f"{_FILE}, {name}: {', '.join(unknown)} is no verb of status_verbs.yaml",
                "Add it there, or correct it",
            )
    return {name: frozenset(verbs) for name, verbs in data.items()}


def rule(
    words: Sequence[str], main: Verb | None, opening: Verb | None, promised: bool
) -> Ruling | None:
    """Return what the guidelines decide of one sentence, or None where they say nothing.

    `main` is its finite verb, `opening` a verb without subject at its head, `promised` whether it
    stands under a lead-in such as "The two sides will:".
    """
    if main is not None:
        return _finite(words, main)
    if promised:
        return Ruling("planned", "status.lead-in-will")
    if opening is None:
        return Ruling("statement", "status.no-verb")
    if opening.tense == "participle":
        if opening.base in _verbs()["steps"]:
            return Ruling("completed", "status.step")
        if opening.base in _verbs()["processes"]:
            return Ruling("ongoing", "status.process")
    return None


def _finite(words: Sequence[str], verb: Verb) -> Ruling | None:
    known = _verbs()
    to_follows = "to" in words[verb.end : verb.end + 3]
    if verb.base in known["continuing"] and (to_follows or verb.tense not in _DONE):
        return Ruling("ongoing", "status.continue")
    if verb.base in known["pledges"] and to_follows:
        return Ruling("planned", "status.pledge")
    if verb.base in known["intentions"] and (to_follows or verb.tense not in _DONE):
        return Ruling("planned", "status.intention")
    if verb.tense == "future":
        return Ruling("planned", "status.will")
    if verb.base in known["reports"] and verb.tense not in ("modal", "infinitive"):
        return Ruling("completed", "status.report")
    if verb.tense in _DONE:
        return Ruling("completed", "status.past")
    if verb.tense == "progressive":
        return Ruling("ongoing", "status.progressive")
    return None
