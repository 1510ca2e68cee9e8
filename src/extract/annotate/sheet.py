"""What only the whole sheet can tell: acronyms, repeats, and one label for each name.

A name is read alike wherever it stands in a sheet. So the sheet takes one decision on its label
(the majority of its mentions, an acronym voting with its name), finds it where a block alone did
not show it, and knows "the Partnership" and a bare surname by the full name above.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from extract.annotate.acronyms import definitions, explains, name_before
from extract.annotate.found import Found, Settled
from extract.annotate.heads import Heads, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMES = frozenset({"GPE", "ORG", "PERSON", "PLACE", "INSTRUMENT", "PROGRAM"})
_REPEAT = "rule:sheet.repeat"
_ACRONYM = "rule:acronym.used"
_SHORT = "rule:sheet.short-form"
_SURNAME = "rule:sheet.surname"
_ADMINISTRATION = re.compile(r"(?:[-–]\w+)? [Aa]dministration|[-–]")
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\w’'])", r"(?!\w|[-–‑][a-z])"
_SHARE = 0.5
_SHORTENED = frozenset({"ORG", "PROGRAM", "INSTRUMENT", "PLACE"})
_SHORT_FORM = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?P<head>[A-Z][a-z]+)(?![\w-]|\s(?:[A-Z]|of\b|for\b))"
)
_NEVER_SHORT = {"Administration", "Union", "States", "Embassy", "Government"}


class Sheet:
    """The texts of a sheet's blocks, and what stands in each."""

    def __init__(self, texts: Sequence[str], found: Sequence[Iterable[Settled]]) -> None:
        self.texts = texts
        self.standing: list[dict[Found, list[Found]]] = [
            {one.span: list(one.losers) for one in settled} for settled in found
        ]

    def mentions(self) -> Iterable[tuple[int, Found, str]]:
        """Yield (block, span, text) of all that stands, in order."""
        for number, spans in enumerate(self.standing):
            for span in sorted(spans):
                yield number, span, self.texts[number][span.start : span.end]

    def replace(self, number: int, old: Found, new: Found) -> None:
        """Put `new` in the place of `old`, which becomes an alternative of it."""
        losers = self.standing[number].pop(old)
        self.standing[number].setdefault(new, []).extend([old, *losers])

    def add(self, number: int, new: Found) -> bool:
        """Let `new` stand if it covers whole names only; what it covers become alternatives."""
        overlapped = [s for s in self.standing[number] if s.start < new.end and new.start < s.end]
        if any(s.start < new.start or s.end > new.end for s in overlapped):
            return False
        if any((s.start, s.end) == (new.start, new.end) for s in overlapped):
            return False
        losers = [loser for s in overlapped for loser in [s, *self.standing[number].pop(s)]]
        self.standing[number][new] = losers
        return True

    def free(self, number: int, start: int, end: int) -> bool:
        """Tell whether nothing stands on the characters `start` to `end`."""
        return not any(s.start < end and start < s.end for s in self.standing[number])

    def settled(self) -> list[list[Settled]]:
        """Return what stands, by block and in order of text."""
        return [
            [Settled(span, tuple(spans[span])) for span in sorted(spans)] for spans in self.standing
        ]


def settle_sheet(texts: Sequence[str], found: Sequence[list[Settled]]) -> list[list[Settled]]:
    """Return for each block what stands in it, given what its words alone tell."""
    sheet = Sheet(texts, found)
    full_names = _define(sheet)
    labels = decide(sheet, full_names)
    _relabel(sheet, labels)
    _repeat(sheet, labels, full_names)
    _short_forms(sheet, shipped())
    return sheet.settled()


def key(text: str) -> str:
    """Return `text` as names are compared: straight quotes, plain hyphens."""
    return text.replace("’", "'").replace("–", "-").replace("‑", "-")


def _define(sheet: Sheet) -> dict[str, str]:
    """Return {acronym: full name}; names that only their acronym betrays are made to stand."""
    names: dict[str, str] = {}
    for number, text in enumerate(sheet.texts):
        if "(" not in text:
            continue
        for definition in definitions(text):
            before = [
                s
                for s in sheet.standing[number]
                if s.label in NAMES
                and s.end == definition.name_end
                and explains(definition.short, text[s.start : s.end], s.label)
            ]
            if before:
                names.setdefault(definition.short, text[before[0].start : before[0].end])
                continue
            short = next((s for s in sheet.standing[number] if s.start == definition.start), None)
            start = name_before(text, definition.name_end, definition.short)
            if short and start is not None and short.label in NAMES:
                new = Found(start, definition.name_end, short.label, "rule:acronym.name")
                if sheet.add(number, new):
                    names.setdefault(definition.short, text[new.start : new.end])
    return names


def decide(sheet: Sheet, full_names: dict[str, str]) -> dict[str, str]:
    """Return {name: label}, the label that most mentions of the name or its acronym have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for _, span, text in sheet.mentions():
        if span.label in NAMES and any(c.isupper() for c in text):
            votes[key(text)][span.label] += 1
    for short, name in full_names.items():
        together = votes[key(short)] + votes[key(name)]
        votes[key(short)] = votes[key(name)] = together
    return {name: count.most_common(1)[0][0] for name, count in votes.items() if count}


def _relabel(sheet: Sheet, labels: dict[str, str]) -> None:
    for number, span, text in list(sheet.mentions()):
        label = labels.get(key(text))
        if label and span.label in NAMES and label != span.label:
            sheet.replace(number, span, span._replace(label=label, source="rule:sheet.majority"))


def _repeat(sheet: Sheet, labels: dict[str, str], full_names: dict[str, str]) -> None:
    """Find the names of the sheet where they were not found yet."""
    surnames = {
        name.split()[-1]: "PERSON"
        for name, label in labels.items()
        if label == "PERSON" and len(name.split()) > 1 and not name.endswith((".", "Jr"))
    }
    known = {n: label for n, label in {**surnames, **labels}.items() if len(n) > 1}
    if not known:
        return
    alternatives = "|".join(
        re.escape(n).replace("'", "['’]").replace(r"\-", "[-–‑]")
        for n in sorted(known, key=len, reverse=True)
    )
    pattern = re.compile(f"{_EDGE_BEFORE}(?:{alternatives}){_EDGE_AFTER}")
    matches = [(i, m) for i, text in enumerate(sheet.texts) for m in pattern.finditer(text)]
    marked = Counter(key(text) for _, span, text in sheet.mentions() if span.label in NAMES)
    unmarked = Counter(key(m[0]) for i, m in matches if sheet.free(i, *m.span()))
    for number, match in matches:
        name = key(match[0])
        single = not re.search(r"[\s\d]", name) and name not in full_names
        sure = not single or marked[name] >= _SHARE * (marked[name] + unmarked[name])
        if name in surnames and name not in labels:
            sure, source = True, _SURNAME
        else:
            source = _ACRONYM if name in full_names else _REPEAT
        if known[name] == "PERSON" and (
            _ADMINISTRATION.match(sheet.texts[number], match.end())
            or sheet.texts[number][match.start() - 1 : match.start()] in ("-", "–")
        ):
            continue
        if sure:
            sheet.add(number, Found(*match.span(), known[name], source))


def _short_forms(sheet: Sheet, heads: Heads) -> None:
    """Find "the Partnership" after a name with that head."""
    last: dict[str, str] = {}
    for number, text in enumerate(sheet.texts):
        names = sorted(s for s in sheet.standing[number] if s.label in _SHORTENED)
        for match in _SHORT_FORM.finditer(text):
            start, end = match.span("head")
            while names and names[0].start < start:
                last |= _heads_of(names.pop(0), text, heads)
            if match["head"] in last and sheet.free(number, start, end):
                sheet.add(number, Found(start, end, last[match["head"]], _SHORT))
        for name in names:
            last |= _heads_of(name, text, heads)


def _heads_of(name: Found, text: str, heads: Heads) -> dict[str, str]:
    """Return the label of `name` by the head words that it begins or ends with."""
    words = text[name.start : name.end].split()
    if len(words) < 2:
        return {}
    ends = {words[0], words[-1]} - _NEVER_SHORT
    return {word: name.label for word in ends if (word,) in heads.heads}
