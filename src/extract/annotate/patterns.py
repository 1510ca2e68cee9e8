"""The patterns of `rules/patterns/*.jsonl`: read and checked.

One JSON object a line: `id` (unique), `label`, `pattern` (a phrase, or a list of token
descriptions as spaCy's Matcher takes them) and, where a thing has several spellings, `also` (a
list of further phrases); with `"capitals": false` the phrases are not looked for in capitals, as
headings write them. Lines that start with # are remarks.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from extract.errors import RuleError
from extract.schema import Label

LABELS: frozenset[str] = frozenset(get_args(Label))
_KEYS = {"id", "label", "pattern", "also", "capitals"}
_CAPITALS_FROM = 4

TokenPattern = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a pattern file; `capitals`: the phrases are matched in capitals too."""

    id: str
    label: str
    phrases: tuple[str, ...]
    tokens: TokenPattern | None
    file: Path
    line: int
    capitals: bool = True

    @property
    def place(self) -> str:
        """Return where the pattern is written, as file:line."""
        return f"{self.file.name}:{self.line}"

    def spellings(self) -> list[str]:
        """Return the phrases, and those long enough in capitals, each once."""
        capitals = [p.upper() for p in self.phrases if self.capitals and len(p) >= _CAPITALS_FROM]
        return list(dict.fromkeys([*self.phrases, *capitals]))

    def as_spacy(self) -> list[dict[str, Any]]:
        """Return what spaCy's SpanRuler is to look for: the token descriptions, if there are any.

        Phrases are for `phrases` to find.
        """
        if self.tokens is None:
            return []
        return [{"label": self.label, "pattern": self.tokens, "id": self.id}]


def read_patterns(folder: Path) -> list[Pattern]:
    """Return all patterns under `folder`, files in order of name.

    Raises RuleError at the first line that is no pattern or repeats an id.
    """
    patterns, faults = scan_patterns(folder)
    if faults:
        place, fault = faults[0]
        raise RuleError(f"{place}: {fault}", "Mend the line or take it out")
    return patterns


def scan_patterns(folder: Path) -> tuple[list[Pattern], list[tuple[str, str]]]:
    """Return the good patterns of `folder` and (file:line, fault) of each bad line."""
    patterns: list[Pattern] = []
    faults: list[tuple[str, str]] = []
    places: dict[str, str] = {}
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(_lines(file), start=1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                pattern = parse_pattern(line, file, number)
            except ValueError as fault:
                faults.append((f"{file.name}:{number}", str(fault)))
                continue
            if (first := places.setdefault(pattern.id, pattern.place)) != pattern.place:
                faults.append((pattern.place, f"id {pattern.id!r} stands already at {first}"))
            else:
                patterns.append(pattern)
    return patterns, faults


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{file}: cannot be read ({error})", "Save it as UTF-8 text") from error


def parse_pattern(line: str, file: Path, number: int) -> Pattern:
    """Return the pattern written in `line`; ValueError says what is wrong with it."""
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON object ({error.msg} at column {error.colno})") from None
    if not isinstance(entry, dict):
        raise ValueError("no JSON object")
    if unknown := set(entry) - _KEYS:
        raise ValueError(
            f"unknown key {sorted(unknown)[0]!r}; known are {', '.join(sorted(_KEYS))}"
        )
    if not (isinstance(entry.get("id"), str) and entry["id"].strip()):
        raise ValueError("no id")
    if entry.get("label") not in LABELS:
        raise ValueError(f"label {entry.get('label')!r} is none of {', '.join(sorted(LABELS))}")
    if not isinstance(capitals := entry.get("capitals", True), bool):
        raise ValueError("'capitals' is neither true nor false")
    phrases, tokens = _given(entry)
    return Pattern(entry["id"], entry["label"], phrases, tokens, file, number, capitals)


def _given(entry: dict[str, Any]) -> tuple[tuple[str, ...], TokenPattern | None]:
    pattern, also = entry.get("pattern"), entry.get("also", [])
    if not isinstance(also, list) or not all(isinstance(p, str) and p.strip() for p in also):
        raise ValueError("'also' is no list of phrases")
    if isinstance(pattern, str) and pattern.strip():
        return (pattern, *also), None
    if isinstance(pattern, list) and pattern and all(isinstance(t, dict) for t in pattern):
        _check_tokens(pattern)
        return tuple(also), pattern
    raise ValueError("'pattern' is neither a phrase nor a list of token descriptions")


def _check_tokens(tokens: TokenPattern) -> None:
    from spacy.errors import MatchPatternError
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

    try:
        Matcher(Vocab(), validate=True).add("check", [tokens])
    except MatchPatternError as error:
        reasons = [str(reason) for group in error.args[0:1] for reason in str(group).splitlines()]
        raise ValueError("; ".join(r.strip("- ") for r in reasons if r.strip())) from None
    except (ValueError, TypeError) as error:
        raise ValueError(f"token description not understood ({error})") from None
