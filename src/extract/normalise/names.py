"""The fullest form of a name found anywhere in its sheet.

An abbreviation takes what it stands for, wherever the sheet says so; a short form the full one; a
surname the full name. Each step is one rule:

name.list      one of "the Departments of State, Commerce, and Energy"
name.head      a noun of kind for a thing named before ("the Partnership")
name.acronym   "Ministry of Economy, Trade and Industry (METI)" in any block
name.initials  the initials of one other name of the sheet
name.surname   the surname of one person named in full
name.text      as it stands: the sheet has no fuller form

and those of `forms`: name.bracket, .spelling, .country, .longer, .part, .company.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from extract.normalise import acronyms, gazette, heads, lists, people
from extract.normalise.fold import fold
from extract.normalise.forms import Forms, Name
from extract.normalise.setting import Setting
from extract.schema import Block, Label, Mention

_LABELS: tuple[Label, ...] = ("ORG", "PROGRAM", "INSTRUMENT", "PLACE")
_BACK = 500
"""How many names a generic one may look back."""
_ONLY_ENDS = {
    "PROGRAM": re.compile(r"^(?:\d+(?:st|nd|rd|th)|.* of)(?: the| annual)? $", re.IGNORECASE),
    "INSTRUMENT": re.compile(r"^.* (?:on|for)(?: the)? $"),
}
"""What stands before the long form of an abbreviation in a name that only ends in it."""


class Names:
    """The names of one sheet. `Names(setting).of(mention)` is the fullest form of a mention."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._forms = {
            label: Forms(label, (m.text for m in setting.of(label))) for label in _LABELS
        }
        self._defined = _defined(setting)
        self._people = people.full_names(m.text for m in setting.of("PERSON"))
        self._steps: dict[tuple[Label, str], Name | None] = {}
        self._first = dict(self._by_place())

    def of(self, mention: Mention) -> Name:
        """Return the fullest form of the name that `mention` is, with the rule of the first step.

        A mention of which nothing fuller is known keeps its own text.
        """
        if mention.label == "PERSON":
            full = self._people.get(fold(mention.text))
            return Name(full, "name.surname") if full else Name(mention.text, "name.text")
        forms = self._forms[mention.label]
        name = self._first.get(mention.id) or self._fuller(mention.label, mention.text)
        if name is None:
            return Name(forms.spelled[fold(mention.text)], "name.text")
        text, seen = name.text, {fold(mention.text), fold(name.text)}
        while (step := self._fuller(mention.label, text)) and fold(step.text) not in seen:
            text = step.text
            seen.add(fold(text))
        return Name(text, name.rule)

    def meaning(self, short: str) -> str | None:
        """Return what the sheet says an abbreviation stands for."""
        found = self._defined.get(fold(short))
        return found[1] if found else None

    def _fuller(self, label: Label, text: str) -> Name | None:
        key = label, text
        if key not in self._steps:
            self._steps[key] = self._step(label, text)
        return self._steps[key]

    def _step(self, label: Label, text: str) -> Name | None:
        forms = self._forms[label]
        found = self._defined.get(fold(text))
        if found and found[0] == label:
            return Name(found[1], "name.acronym")
        if found and found[0] is None:
            named = fold(found[1]) in forms.spelled
            holding = None if named else forms.bracketed(text)
            return Name(holding or found[1], "name.acronym")
        return (
            forms.fuller(text)
            or self._by_initials(forms, text)
            or (Name(found[1], "name.acronym") if found else None)
        )

    def _by_initials(self, forms: Forms, text: str) -> Name | None:
        if not acronyms.is_acronym(text):
            return None
        short = re.sub(r"[^a-z0-9]", "", fold(text))
        long = [
            form
            for form in forms.spelled.values()
            if len(form) > len(text) and short in acronyms.initials(form)
        ]
        if long and len({gazette.key(gazette.base(form)[0]) for form in long}) == 1:
            return Name(max(long, key=len), "name.initials")
        return None

    def _by_place(self) -> Iterator[tuple[str, Name]]:
        """Yield `(mention id, name)` where what stands around a mention says what it is."""
        for block_id, mentions in self._setting.by_block.items():
            block = self._setting.by_id[block_id]
            for mention_id, text in lists.whole_names(block, mentions).items():
                yield mention_id, Name(text, "name.list")
        named: dict[Label, list[str]] = defaultdict(list)
        for mention in self._setting.of(*_LABELS):
            if not heads.is_generic(mention.text):
                if heads.is_titled(mention.text):
                    named[mention.label].append(mention.text)
                continue
            full = heads.last(mention.text, named[mention.label][-_BACK:])
            before, after = self._setting.before(mention, 8), self._setting.after(mention, 16)
            if full and heads.points(mention.text, before, after):
                yield mention.id, Name(full, "name.head")


_Defined = dict[str, tuple[Label | None, str]]


def _defined(setting: Setting) -> _Defined:
    """What each abbreviation stands for, by its folded form, with the label of the long form."""
    found: _Defined = {}
    for block in setting.blocks:
        mentions = setting.by_block.get(block.id, [])
        _by_letters(block, mentions, found)
        _by_brackets(block, mentions, found)
    return found


def _by_letters(block: Block, mentions: list[Mention], found: _Defined) -> None:
    """Add abbreviations whose letters fit the words before; a mention that ends there is better.

    Not so one that says which edition it is, or that only ends in the long form ("1st Meeting of
    the Asia Zero Emission Community (AZEC)", "Memorandum on the Joint Crediting Mechanism (JCM)").
    """
    for definition in acronyms.definitions(block.text, found):
        label, long = _long_form(block, mentions, definition)
        found.setdefault(fold(definition.short), (label, long))


def _long_form(
    block: Block, mentions: list[Mention], definition: acronyms.Definition
) -> tuple[Label | None, str]:
    for mention in mentions:
        long = block.text[mention.start : definition.end]
        extra = long.removesuffix(definition.long)
        only_ends = _ONLY_ENDS.get(mention.label)
        if mention.end == definition.end and not (only_ends and only_ends.match(extra)):
            return mention.label, long
        if mention.label == "ORG" and mention.start < definition.end < mention.end:
            return mention.label, long
    return None, definition.long


def _by_brackets(block: Block, mentions: list[Mention], found: _Defined) -> None:
    """Add mentions in brackets right behind another of their label, whatever their letters."""
    for long, short in pairwise(mentions):
        if (
            long.label == short.label
            and len(short.text) < len(long.text)
            and re.fullmatch(
                r"[”\"]?\s*\(\s*(?:the\s+)?[“\"‘']?", block.text[long.end : short.start]
            )
            and re.match(r"\s*[”\"’']?[),;]", block.text[short.end :])
        ):
            found.setdefault(fold(short.text), (long.label, long.text))
