"""What `extract rules check` says of a folder of patterns: broken, idle, overlapping, shadowed.

`report` runs every pattern over given texts and compares the patterns with each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract.annotate.found import RULER_KEY, get_weighed
from extract.annotate.heads import read_heads
from extract.annotate.labels import read_labels
from extract.annotate.patterns import Pattern, scan_patterns
from extract.annotate.trust import read_trust
from extract.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.language import Language

Problem = Literal["broken", "duplicate", "overlap", "shadowed", "idle"]
_EXAMPLES = 3
_LOCATED = ("broken", "duplicate")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: `rule` is a pattern's id (empty where none could be read)."""

    problem: Problem
    place: str
    rule: str
    message: str


@dataclass(slots=True)
class Report:
    """The findings, worst first, and for every rule how often it fired and what it matched."""

    findings: list[Finding] = field(default_factory=list)
    fired: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)
    rules: int = 0

    @property
    def broken(self) -> bool:
        """Tell whether the folder cannot be used as it is."""
        return any(finding.problem in _LOCATED for finding in self.findings)


def report(folder: Path, samples: Iterable[str]) -> Report:
    """Check the patterns of `folder` against each other and against the texts of `samples`.

    Raises RuleError where `folder` is no folder of rules; what is wrong inside is in the report.
    """
    if not folder.is_dir():
        raise RuleError(f"{folder} is no folder", "Name the folder that holds patterns/*.jsonl")
    inner = folder / "patterns" if (folder / "patterns").is_dir() else folder
    patterns, faults = scan_patterns(inner)
    files: tuple[tuple[Path, Callable[[Path], object]], ...] = (
        (inner / "heads.yaml", read_heads),
        (folder / "trust.yaml", read_trust),
        (folder / "labels.yaml", read_labels),
    )
    for file, read in files:
        if file.exists():
            try:
                read(file)
            except RuleError as error:
                faults.append((file.name, error.message))
    if not patterns and not faults:
        raise RuleError(f"{folder} holds no patterns (*.jsonl)", "Name the folder that has them")
    result = Report(rules=len(patterns))
    result.findings += [
        Finding("duplicate" if "stands already" in fault else "broken", place, "", fault)
        for place, fault in faults
    ]
    result.findings += _shared_phrases(patterns)
    _run(patterns, list(samples), result)
    return result


def _shared_phrases(patterns: Sequence[Pattern]) -> list[Finding]:
    """Return the patterns of which another one has the same phrase."""
    owners: dict[str, Pattern] = {}
    findings = []
    for pattern in patterns:
        for phrase in pattern.spellings():
            first = owners.setdefault(phrase, pattern)
            if first is pattern:
                continue
            same = first.label == pattern.label
            findings.append(
                Finding(
                    "shadowed" if same else "overlap",
                    pattern.place,
                    pattern.id,
                    f"{phrase!r} stands also in {first.id} ({first.place})"
                    + ("" if same else f", as {first.label} and not {pattern.label}"),
                )
            )
    return findings


def _run(patterns: Sequence[Pattern], samples: Sequence[str], result: Report) -> None:
    """Fill in what fires on `samples`, and find the rules that never do or never win."""
    from extract.annotate import overlaps, pipeline, tokenizer

    nlp: Language = pipeline.add_rules(tokenizer.blank(), patterns=patterns)
    fired: Counter[str] = Counter()
    won: Counter[str] = Counter()
    winners: dict[str, Counter[str]] = defaultdict(Counter)
    examples: dict[str, dict[str, None]] = defaultdict(dict)
    for doc in nlp.pipe(samples):
        for span in doc.spans[RULER_KEY]:
            fired[span.id_] += 1
            examples[span.id_][span.text] = None
        for one in overlaps.choose(get_weighed(doc)):
            won[one.span.source.removeprefix("rule:")] += 1
            for loser in one.losers:
                winners[loser.source.removeprefix("rule:")][one.span.source] += 1
    result.fired = dict(fired)
    result.examples = {rule: list(texts)[:_EXAMPLES] for rule, texts in examples.items()}
    for pattern in patterns:
        if not fired[pattern.id]:
            message = f"never fires on the {len(samples)} given texts"
            result.findings.append(Finding("idle", pattern.place, pattern.id, message))
        elif not won[pattern.id] and winners[pattern.id]:
            winner = winners[pattern.id].most_common(1)[0][0].removeprefix("rule:")
            message = f"fires {fired[pattern.id]} times and always loses, most often to {winner}"
            result.findings.append(Finding("shadowed", pattern.place, pattern.id, message))
