"""The head words of names, read from `rules/patterns/heads.yaml` and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extract.annotate.patterns import LABELS
from extract.annotate.yamlfile import read_yaml
from extract.errors import RuleError
from extract.resources import resource


@dataclass(frozen=True, slots=True)
class Head:
    """Words that say what a name in capitals is, and after which words the name goes on."""

    id: str
    label: str
    takes: frozenset[str] = frozenset()
    alone: bool = False
    between: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """All of `heads.yaml`, keyed by word (a head of several words by their tuple)."""

    heads: dict[tuple[str, ...], Head]
    tails: dict[str, Head]
    openers: frozenset[str]
    possessives: frozenset[str]
    plurals: frozenset[str]
    joint_words: frozenset[str]
    joint_head: Head
    portfolios: tuple[str, ...]
    titles: tuple[str, ...]
    never: tuple[str, ...]
    kinds: tuple[str, ...]
    finance: frozenset[str]
    modifiers: tuple[str, ...]
    longest: int


@cache
def shipped() -> Heads:
    """Return the head words that ship with extract."""
    return read_heads(resource("rules/patterns/heads.yaml"))


def read_heads(file: Path) -> Heads:
    """Read `file`; RuleError names the file, the id and the fault."""
    given = read_yaml(file)
    heads: dict[tuple[str, ...], Head] = {}
    for entry in _entries(given, "heads", file):
        head = _head(entry, file)
        heads |= dict.fromkeys((tuple(word.split()) for word in entry["words"]), head)
    capitals = {tuple(word.upper() for word in words): head for words, head in heads.items()}
    heads = {**{w: h for w, h in capitals.items() if len(w[0]) > 3 or len(w) > 1}, **heads}
    tails = {w: _head(e, file) for e in _entries(given, "tails", file) for w in e["words"]}
    generic = given.get("generic")
    if not isinstance(generic, dict):
        raise RuleError(f"{file}: generic is no mapping of kinds and modifiers")
    joint = given.get("joint_bodies")
    joint_head = next((h for h in heads.values() if joint and h.id == joint.get("as")), None)
    if not isinstance(joint, dict) or joint_head is None:
        raise RuleError(f"{file}: joint_bodies names no head in its 'as'")
    return Heads(
        heads,
        tails,
        frozenset(_words(given, "openers", file)),
        frozenset(_words(given, "possessives", file)),
        frozenset(_words(given, "plurals", file)),
        frozenset(_words(joint, "words", file)),
        joint_head,
        tuple(_words(given, "portfolios", file)),
        tuple(_words(given, "titles", file)),
        tuple(_words(given, "never", file)),
        tuple(_words(generic, "kinds", file)),
        frozenset(_words(generic, "finance", file)),
        tuple(_words(generic, "modifiers", file)),
        max(map(len, heads)),
    )


def _entries(given: dict[str, Any], key: str, file: Path) -> list[dict[str, Any]]:
    entries = given.get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RuleError(f"{file}: {key} is no list of entries with id, label and words")
    return entries


def _words(entry: dict[str, Any], key: str, file: Path) -> list[str]:
    words = entry.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        where = f"{file}: {entry['id']}" if "id" in entry else str(file)
        raise RuleError(
            f"{where}: {key} is no list of words", "Put words like yes and no in quotes"
        )
    return words


def _head(entry: dict[str, Any], file: Path) -> Head:
    if not isinstance(entry.get("id"), str):
        raise RuleError(f"{file}: an entry has no id", f"It reads {entry}")
    if entry.get("label") not in LABELS:
        raise RuleError(f"{file}: {entry['id']}: label {entry.get('label')!r} is unknown")
    if not _words(entry, "words", file):
        raise RuleError(f"{file}: {entry['id']}: no words")
    return Head(
        entry["id"],
        entry["label"],
        frozenset(_words(entry, "takes", file)),
        bool(entry.get("alone", False)),
        frozenset(_words(entry, "between", file)),
    )
