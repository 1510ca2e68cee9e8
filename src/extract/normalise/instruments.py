"""An instrument in its sheet: kind, title, how many, the date that belongs to it, who is on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from extract.grammar.numbers import read_number
from extract.normalise import acronyms, countries, kinds, sides
from extract.normalise.forms import Name
from extract.normalise.setting import Setting
from extract.schema import Date, Instrument, Mention

_COUNT = re.compile(
    r"\b(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
    r"(?:\s+(?:new|bilateral|separate|additional|more|further|other|major|key|such|joint"
    r"|non-binding|landmark|commercial))*\s+$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:s|memoranda)\b", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:sign|conclud|adopt|issu|exchang|launch|enter|renew|extend|agree|announc|establish"
    r"|finali[sz]|complet|reach|initial|ratif|approv|award|endors|publish|releas|finish|unveil"
    r"|pass|enact|updat|amend|came|come|took|takes?)\w*\b",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\b(?:under|through|within|pursuant|accordance|part of|following|based on|in line with)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’])[.;!?]\s+(?=[“\"‘(]?[A-Z0-9•])|\n")
_POINT = re.compile(r"\d{4}(?:-\d{2}){0,2}|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}")
_OPENS = re.compile(r"\b(?:between|among|amongst|by|with)\s+(?:[\w’'.-]+\s+){0,3}?$", re.IGNORECASE)
_JOINS = re.compile(
    r"^(?:[’']s?)?(?:\s*\([^()]*\))?(?:\s*(?:,|and|&|/|as well as|with)\s*)+"
    r"(?:(?:the|its|their|a)\s+)?(?:[\w’'.-]+\s+){0,2}?$"
)
_REACH = 240


class Instruments:
    """Reads the instruments of one sheet. `dates` and `names` are those already settled."""

    def __init__(
        self, setting: Setting, dates: Mapping[str, Date], names: Mapping[str, str]
    ) -> None:
        self._setting = setting
        self._dates = dates
        self._names = names

    def of(self, mention: Mention, name: Name) -> Instrument:
        """Return the value of an INSTRUMENT mention whose fullest form is `name`.

        The mention's own words decide the kind, then the fuller name's; "other" where neither
        says it (rule `instrument.unknown`).
        """
        kind, rule = (
            kinds.kind(mention.text) or kinds.kind(name.text) or ("other", "instrument.unknown")
        )
        return Instrument(
            mention=mention.text,
            mention_id=mention.id,
            rule=rule if name.rule == "name.text" else f"{rule}, {name.rule}",
            kind=kind,
            title=name.text,
            count=self._count(mention),
            date=self._date(mention),
            parties=list(dict.fromkeys(self._parties(mention))),
        )

    def _count(self, mention: Mention) -> int:
        """How many the words before or at the opening of the mention say, else 1."""
        if not _PLURAL.search(mention.text):
            return 1
        before = self._setting.before(mention, 40)
        opening = f"{mention.text.split()[0]} " if " " in mention.text else ""
        match = _COUNT.search(before + opening) or _COUNT.search(before)
        number = read_number(match["number"]).value if match else None
        return int(number) if number and number == int(number) else 1

    def _sentence(self, mention: Mention) -> tuple[int, int]:
        """Where the sentence of a mention begins and ends in its block."""
        text = self._setting.by_id[mention.block].text
        ends = [m.end() for m in _SENTENCE.finditer(text)]
        start = max((e for e in ends if e <= mention.start), default=0)
        return start, min((e for e in ends if e >= mention.end), default=len(text))

    def _around(self, mention: Mention, wanted: Callable[[Mention], bool]) -> Iterator[Mention]:
        start, end = self._sentence(mention)
        for other in self._setting.by_block[mention.block]:
            if start <= other.start and other.end <= end and wanted(other):
                yield other

    def _date(self, mention: Mention) -> str | None:
        """The date nearest to the mention in its sentence, if that says that it was made then.

        A year right before the name needs no verb. Open or long spans ("by 2030") are no dates of
        an instrument, and another instrument nearer to the date keeps it.
        """
        text = self._setting.by_id[mention.block].text
        start, end = self._sentence(mention)
        dated = list(self._around(mention, lambda m: self._is_point(m.id)))
        if not dated:
            return None
        nearest = min(dated, key=lambda m: _distance(m, mention))
        close = _distance(nearest, mention)
        others = self._around(mention, lambda m: m.label == "INSTRUMENT" and m.id != mention.id)
        if any(_distance(nearest, other) < close for other in others):
            return None
        touching = nearest.end <= mention.start and close <= 2
        if touching or _MADE.search(text[start:end]):
            return self._dates[nearest.id].edtf
        return None

    def _is_point(self, mention_id: str) -> bool:
        found = self._dates.get(mention_id)
        return bool(found and found.edtf and _POINT.fullmatch(found.edtf))

    def _parties(self, mention: Mention) -> Iterator[str]:
        """Who is on it: two countries of its title, else "between X and Y", "with X", "by X" behind
        it, else who makes it in its sentence.
        """
        titled = sides.named(self._names[mention.id])
        if len(titled) > 1:
            yield from map(countries.english, titled)
            return
        text = self._setting.by_id[mention.block].text
        named = list(self._around(mention, lambda m: m.label in ("GPE", "ORG", "PERSON")))
        behind = [m for m in named if mention.end <= m.start <= mention.end + _REACH]
        listed: list[Mention] = []
        for other in behind:
            if listed:
                if not _JOINS.match(text[listed[-1].end : other.start]):
                    if text[listed[-1].end : other.start].strip() in ("(", "’s", "'s"):
                        continue
                    break
                listed.append(other)
            elif _OPENS.search(text[mention.end : other.start]):
                listed.append(other)
        before = [m for m in named if m.end <= mention.start]
        opener = _OPENS.search(text[mention.end : listed[0].start]) if listed else None
        alone = opener is None or not opener.group().lower().startswith(("between", "among"))
        if alone:
            yield from self._doers(mention, before, text)
        for other in listed:
            if not acronyms.is_acronym(other.text) or self._names[other.id] != other.text:
                yield self._names[other.id]
            else:
                yield other.text

    def _doers(self, mention: Mention, before: list[Mention], text: str) -> Iterator[str]:
        """Those named before the verb that makes the instrument, not what is done under it."""
        start, _ = self._sentence(mention)
        made = list(_MADE.finditer(text, start, mention.start))
        if made and not _UNDER.search(text, made[-1].end(), mention.start):
            for other in before:
                if other.end <= made[-1].start():
                    yield self._names[other.id]


def _distance(one: Mention, other: Mention) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
