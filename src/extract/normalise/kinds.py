"""The kind of an instrument from its name, by the rules of `rules/instruments.yaml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from extract.errors import RuleError
from extract.normalise.fold import fold
from extract.normalise.rulefiles import Shape, validate
from extract.resources import read_words, resource
from extract.schema import InstrumentKind

_ENDS = re.compile(
    r" (?:on|for|with|between|among|concerning|regarding|respecting|relating|toward|towards"
    r"|establishing|titled|entitled|in|under|of|to)\b"
)


class Rule(Shape):
    """A rule of `rules/instruments.yaml`."""

    id: str
    kind: InstrumentKind
    head: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


def read(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a file in order. Raises `RuleError` naming the rule at fault."""
    data = read_words(path)
    if not isinstance(data, list):
        raise RuleError(f"{path.name} holds no list of rules", "Open each rule with a hyphen")
    return tuple(
        validate(Rule, entry, f"{path.name}, rule {number}") for number, entry in enumerate(data, 1)
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of `rules/instruments.yaml` in order."""
    return read(resource("rules/instruments.yaml"))


@cache
def _patterns() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, _any_of(rule.head)) for rule in rules() if rule.head)


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(sorted(map(_plural, phrases), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _plural(phrase: str) -> str:
    """A pattern for a phrase whose words may be plural."""
    words = []
    for word in fold(phrase).split():
        stem = re.escape(word)
        words.append(rf"{stem[:-1]}(?:y|ies)" if word.endswith("y") else rf"{stem}s?")
    return " ".join(words)


@lru_cache(maxsize=1 << 12)
def kind(name: str) -> tuple[InstrumentKind, str] | None:
    """Return the kind of an instrument's name and the id of the rule, or None if no rule fits.

    "Memorandum of Cooperation on the Supply Chain Partnership" -> memorandum.
    """
    whole = fold(re.sub(r"\([^)]*\)", " ", name)).replace("-", " ") or fold(name)
    for rule in rules():
        if whole in rule.exact or whole.removesuffix("s") in rule.exact:
            return rule.kind, rule.id
    found = _at_the_end(_head(whole)) or _at_the_end(whole)
    return (found.kind, found.id) if found else None


def _head(whole: str) -> str:
    """What stands before the first preposition that is not inside a rule's words."""
    held = [match.span() for _, pattern in _patterns() for match in pattern.finditer(whole)]
    for end in _ENDS.finditer(whole):
        if not any(start < end.start() < stop for start, stop in held):
            return whole[: end.start()]
    return whole


def _at_the_end(name: str) -> Rule | None:
    """The rule whose words end last in `name` ("American Rescue Plan Act" is an act)."""
    best, found = -1, None
    for rule, pattern in _patterns():
        for match in pattern.finditer(name):
            if match.end() > best:
                best, found = match.end(), rule
    return found
