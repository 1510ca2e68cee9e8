"""An instrument in its sheet: kind, title, how many, the date that belongs to it, who is on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from extract.grammar.numbers import read_number
from extract.normalise import countries, kinds, sides
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
    r"\b(?:under|through|within|pursuant|accordance|part of|following|based on|in line with"
    r"|consistent with|compared with|set out in|contained in|called for in)\b",
    re.IGNORECASE,
)
_POINT = re.compile(r"\d{4}(?:-\d{2}){0,2}|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}")
_OPENS = re.compile(r"\b(?:between|among|amongst|by|with)\s+(?:[\w’'.-]+\s+){0,3}?$", re.IGNORECASE)
_JOINS = re.compile(
    r"^\)?(?:[’']s?)?(?:\s*\([^()]*\))?(?:\s*(?:,|and|&|/|as well as|with)\s*)+"
    r"(?:(?:the|its|their|a)\s+)?(?:[\w’'.-]+\s+){0,2}?$"
)
_OFFICE = re.compile(r"^(?:[’']s)? (?:(?:[A-Z][\w’]*|of|for|and|the) ){1,6}$")
_REACH = 240
_NEAR = 60
_TOUCH = 3
_FEW_DAYS = 31


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

    def _verbs_before(self, mention: Mention) -> list[re.Match[str]]:
        """The verbs that make the instrument, before it in its sentence.

        What is done under an instrument does not make it.
        """
        text = self._setting.by_id[mention.block].text
        start, _ = self._setting.sentence(mention)
        verbs = list(_MADE.finditer(text, start, mention.start))
        return [] if verbs and _UNDER.search(text, verbs[-1].end(), mention.start) else verbs

    def _is_made(self, mention: Mention) -> bool:
        """Tell whether a verb of its sentence, before it or close behind it, makes it."""
        text = self._setting.by_id[mention.block].text
        end = min(self._setting.sentence(mention)[1], mention.end + _NEAR)
        return bool(self._verbs_before(mention) or _MADE.search(text, mention.end, end))

    def _date(self, mention: Mention) -> str | None:
        """The date nearest to the mention in its sentence, if that says that it was made then.

        A date that touches the name needs no verb. Open or long spans ("by 2030") are no dates of
        an instrument, and another instrument nearer to the date keeps it.
        """
        around = self._setting.in_sentence(mention)
        dated = [m for m in around if self._is_point(m.id)]
        if not dated:
            return None
        nearest = min(dated, key=lambda m: _distance(m, mention))
        close = _distance(nearest, mention)
        others = (m for m in around if m.label == "INSTRUMENT" and m.id != mention.id)
        if any(_distance(nearest, other) < close for other in others):
            return None
        if close <= _TOUCH or self._is_made(mention):
            return self._dates[nearest.id].edtf
        return None

    def _is_point(self, mention_id: str) -> bool:
        found = self._dates.get(mention_id)
        if not found or not found.edtf or not found.start or not found.end:
            return False
        if not _POINT.fullmatch(found.edtf):
            return False
        days = date.fromisoformat(found.end) - date.fromisoformat(found.start)
        return "/" not in found.edtf or days.days <= _FEW_DAYS

    def _parties(self, mention: Mention) -> Iterator[str]:
        """Who is on it: two countries of its title, else "between X and Y", "with X", "by X" behind
        it, else who makes it in its sentence.
        """
        titled = sides.named(self._names[mention.id])
        if len(titled) > 1:
            yield from map(countries.english, titled)
            return
        around = self._setting.in_sentence(mention)
        named = [m for m in around if m.label in ("GPE", "ORG", "PERSON")]
        listed, opener = self._listed(mention, named)
        if not opener.startswith(("between", "among")):
            verbs = reversed(self._verbs_before(mention))
            doers = next(filter(None, (self._doers(verb, named) for verb in verbs)), [])
            yield from (self._names[m.id] for m in doers)
        yield from (self._names[m.id] for m in listed)

    def _doers(self, made: re.Match[str], named: list[Mention]) -> list[Mention]:
        """Those listed right before the verb, an official's country among them."""
        doers: list[Mention] = []
        at = made.start()
        for other in reversed([m for m in named if m.end <= made.start()]):
            between = made.string[other.end : at]
            joined = between.strip() == "(" or _JOINS.match(between) or _OFFICE.match(between)
            if not joined and (doers or len(between) > _NEAR):
                break
            doers.insert(0, other)
            at = other.start
        return doers

    def _listed(self, mention: Mention, named: list[Mention]) -> tuple[list[Mention], str]:
        """Those listed behind "between", "with" or "by" behind the mention, and that word."""
        text = self._setting.by_id[mention.block].text
        listed: list[Mention] = []
        opener = ""
        for other in named:
            if not mention.end <= other.start <= mention.end + _REACH:
                continue
            if not listed:
                if found := _OPENS.search(text[mention.end : other.start]):
                    listed, opener = [other], found.group().lower()
                continue
            between = text[listed[-1].end : other.start]
            if between.strip() == "(":
                continue
            if not _JOINS.match(between):
                break
            listed.append(other)
        return listed, opener


def _distance(one: Mention, other: Mention) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
