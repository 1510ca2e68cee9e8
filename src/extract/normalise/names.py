"""The fullest form of a name found anywhere in its sheet.

An abbreviation takes what it stands for, wherever the sheet says so; a short form ("Redwood", "the
Partnership") the full one; a surname the full name. Each step is one rule:

name.acronym   "Ministry of Economy, Trade and Industry (METI)" in any block
name.initials  the initials of one other name of the sheet
name.country   the same name with its country ("Department of State", "U.S. Department of State")
name.company   the same name with what companies add ("Redwood", "Redwood Materials")
name.head      a noun of kind that closes or opens the name of the last such thing before
name.surname   the surname of one person named in full
name.text      as it stands: the sheet has no fuller form
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.normalise import acronyms, gazette, people
from extract.normalise.fold import fold
from extract.normalise.setting import Setting
from extract.schema import Label, Mention

_LABELS: tuple[Label, ...] = ("ORG", "PROGRAM", "INSTRUMENT", "PLACE")
_COMPANY = re.compile(
    r"^(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|se|sa|nv|bv|kk"
    r"|pte|pvt|private limited|group|holdings?|technolog(?:y|ies)|materials|metals|energy"
    r"|industries|international|electric|power|pharmaceuticals?|biologics|systems|solutions"
    r"|hydrogen energy|aerospace|motors?|bank|berhad|tbk)\b"
)
_HEADS = re.compile(
    r"^(?:(?:joint|strategic|comprehensive|trade|federal-state) )*"
    r"(?:partnership|initiative|program(?:me)?|project|fund|facility|framework|alliance|coalition|forum|summit|dialogue|council"
    r"|committee|commission|working group|network|mission|mechanism|corridor|cent(?:er|re)"
    r"|institute|agency|department|ministry|accelerator|academy|fellowship|lab(?:oratory)?"
    r"|agreement|arrangement|memorandum|roadmap|plan|action plan|declaration|guidelines|principles"
    r"|act|law|treaty|protocol|strategy|compact|deal|trade deal|standard)s?$"
)
_POINTING = re.compile(r"\b(?:the|this|that|these|said|its|our)\s+[“\"‘]?$", re.IGNORECASE)
_OPENING = ("act", "agreement", "arrangement", "memorandum", "roadmap", "declaration")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and the rule that gave it."""

    text: str
    rule: str


class Names:
    """The names of one sheet. `Names(setting).of(mention)` is the fullest form of a mention."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._forms = _forms(setting)
        self._defined = _defined(setting)
        self._people = people.full_names(m.text for m in setting.of("PERSON"))
        self._heads = dict(self._generic())

    def of(self, mention: Mention) -> Name:
        """Return the fullest form of the name that `mention` is, with the rule of the first step.

        A mention of which nothing fuller is known keeps its own text.
        """
        if mention.label == "PERSON":
            full = self._people.get(fold(mention.text))
            return Name(full, "name.surname") if full else Name(mention.text, "name.text")
        first = self._heads.get(mention.id) or self._fuller(mention.label, mention.text)
        if first is None:
            return Name(mention.text, "name.text")
        text, seen = first.text, {fold(mention.text), fold(first.text)}
        while (step := self._fuller(mention.label, text)) and fold(step.text) not in seen:
            text = step.text
            seen.add(fold(text))
        return Name(text, first.rule)

    def meaning(self, short: str) -> str | None:
        """Return what the sheet says an abbreviation stands for."""
        found = self._defined.get(fold(short))
        return found[1] if found else None

    def _fuller(self, label: Label, text: str) -> Name | None:
        if acronyms.is_acronym(text):
            return self._expanded(label, text)
        forms = self._forms[label]
        return _with_country(text, forms) or (_as_company(text, forms) if label == "ORG" else None)

    def _expanded(self, label: Label, text: str) -> Name | None:
        found = self._defined.get(fold(text))
        if found and (found[0] in (None, label) or label not in _LABELS):
            return Name(found[1], "name.acronym")
        short = re.sub(r"[^a-z0-9]", "", fold(text))
        long = [
            form
            for form in self._forms[label].values()
            if len(form) > len(text) and short in acronyms.initials(form)
        ]
        if long and len({gazette.key(gazette.base(form)[0]) for form in long}) == 1:
            return Name(max(long, key=len), "name.initials")
        return Name(found[1], "name.acronym") if found else None

    def _generic(self) -> Iterator[tuple[str, Name]]:
        """Yield `(mention id, name)` for nouns of kind that stand for a name given before."""
        named: dict[Label, list[str]] = defaultdict(list)
        for mention in self._setting.of(*_LABELS):
            folded = fold(mention.text)
            if not _HEADS.match(folded):
                if not acronyms.is_acronym(mention.text):
                    named[mention.label].append(mention.text)
                continue
            capital = mention.text[0].isupper()
            if not capital and not _POINTING.search(self._setting.before(mention, 8)):
                continue
            if full := _last(folded, named[mention.label]):
                yield mention.id, Name(full, "name.head")


def _forms(setting: Setting) -> dict[Label, dict[str, str]]:
    """Every name of each label as first written, by its folded form."""
    found: dict[Label, dict[str, str]] = defaultdict(dict)
    for mention in setting.mentions:
        found[mention.label].setdefault(fold(mention.text), mention.text)
    return found


def _defined(setting: Setting) -> dict[str, tuple[Label | None, str]]:
    """What each abbreviation stands for, by its folded form, with the label of the long form.

    The mention that ends where the long form ends is the long form; without one it is the words
    whose letters fit. A mention in brackets right behind another of its label is its short form
    even where the letters do not fit ("... Climate Action (BMWK)").
    """
    found: dict[str, tuple[Label | None, str]] = {}
    for block in setting.blocks:
        mentions = setting.by_block.get(block.id, [])
        ends = {m.end: m for m in mentions}
        for definition in acronyms.definitions(block.text):
            named = ends.get(definition.end)
            if named and len(named.text) > len(definition.short):
                found.setdefault(fold(definition.short), (named.label, named.text))
            else:
                found.setdefault(fold(definition.short), (None, definition.long))
        for long, short in pairwise(mentions):
            between = block.text[long.end : short.start]
            if (
                re.fullmatch(r"[”\"]?\s*\(\s*(?:the\s+)?[“\"‘']?", between)
                and re.match(r"\s*[”\"’']?[),;]", block.text[short.end :])
                and long.label == short.label
                and len(short.text) < len(long.text)
                and " " not in short.text
            ):
                found[fold(short.text)] = (long.label, long.text)
    return found


def _with_country(text: str, forms: dict[str, str]) -> Name | None:
    """The same name with a country's before or behind it, if the sheet has exactly one such."""
    wanted = gazette.key(text)
    if gazette.base(text)[1] or " " not in wanted:
        return None
    found: dict[str | None, str] = {}
    for form in forms.values():
        bare, code = gazette.base(form)
        if code and gazette.key(bare) == wanted:
            found.setdefault(code, form)
    return Name(next(iter(found.values())), "name.country") if len(found) == 1 else None


def _as_company(text: str, forms: dict[str, str]) -> Name | None:
    """The same name with what companies add to it, if the sheet has exactly one such."""
    opening = fold(text) + " "
    found = [
        form
        for folded, form in forms.items()
        if folded.startswith(opening) and _COMPANY.match(folded.removeprefix(opening))
    ]
    return Name(found[0], "name.company") if len(found) == 1 else None


def _last(head: str, named: list[str]) -> str | None:
    """The last of the names before that ends in `head`, or opens with it ("Agreement on ...")."""
    head = head.removesuffix("s")
    for name in reversed(named):
        folded = fold(name).removesuffix("s")
        if folded.endswith(f" {head}") or (head in _OPENING and folded.startswith(f"{head} o")):
            return name
    return None
