"""All names of one label in a sheet, and which is the fuller form of which.

name.spelling  the same name with a country written out ("U.S.-Vietnam ...", "United States-...")
name.bracket   the name that has the short form in brackets within ("LTS", "... (LTS) Guidelines")
name.country   the same name with its country ("Department of State", "U.S. Department of State")
name.longer    the one name that opens with the short form ("Global Fund to Fight AIDS ...")
name.part      the one name that ends in the short form ("Camp David Trilateral Leaders' Summit")
name.company   the one body that opens with the short form ("Redwood", "Redwood Materials")
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extract.normalise import acronyms, gazette, heads
from extract.normalise.fold import fold
from extract.schema import Label

_IN_BRACKETS = re.compile(r"\s*\((?P<short>[^()]{2,20})\)\s*(?P<rest>\S.*)$")
_GOES_ON = re.compile(
    r"^(?:of|on|to|for|and|with|between|in|under|concerning|regarding"
    r"|initiative|program(?:me)?|project|facility|fund|scholarships?|pilot|award|network"
    r"|framework|partnership|\d{4}|\d(?:\.\d)?|i{1,3}v?)\b"
)
_OF = re.compile(r"^(?:of|de|for|at|in)\b")
_ORDINAL = re.compile(r"^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|annual|inaugural)\b")
_SPELLED = {"us": "united states", "uk": "united kingdom", "rok": "republic of korea"}
_SPELL = re.compile(rf"\b(?:{'|'.join(_SPELLED)})\b")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and the rule that gave it."""

    text: str
    rule: str


class Forms:
    """The names of one label in one sheet."""

    def __init__(self, label: Label, texts: Iterable[str]) -> None:
        self.label = label
        self.spelled = _best(texts)
        """Each name as best written, by its folded form."""
        self._out: dict[str, str] = {}
        self._brackets: dict[str, str] = {}
        self._by_base: dict[str, dict[str, str]] = defaultdict(dict)
        for folded, text in self.spelled.items():
            self._add(folded, text)

    def _add(self, folded: str, text: str) -> None:
        out = _written_out(folded)
        self._out[out] = max(self._out.get(out, ""), text, key=len)
        if match := _IN_BRACKETS.search(text):
            for short in (match["short"], f"{match['short']} {match['rest']}"):
                self._brackets.setdefault(fold(short), text)
        bare, code = gazette.base(text)
        if code:
            self._by_base[gazette.key(bare)].setdefault(code, text)

    def fuller(self, text: str) -> Name | None:
        """Return a fuller form of `text` in the sheet, or None where there is none for sure."""
        folded = fold(text)
        if full := self.bracketed(text):
            return Name(full, "name.bracket")
        full = self._out.get(_written_out(folded), text)
        if len(full) > len(text):
            return Name(full, "name.spelling")
        if acronyms.is_acronym(text) and self.label != "PROGRAM":
            return None
        if self.label == "INSTRUMENT" and heads.is_generic(text):
            return None
        return self._with_country(text) or self._opened(text) or self._ended(text)

    def bracketed(self, short: str) -> str | None:
        """Return the name that has `short` in brackets within it."""
        full = self._brackets.get(fold(short))
        return full if full and fold(full) != fold(short) else None

    def _with_country(self, text: str) -> Name | None:
        wanted = gazette.key(text)
        found = self._by_base.get(wanted, {})
        if len(found) != 1 or " " not in wanted or gazette.base(text)[1]:
            return None
        return Name(next(iter(found.values())), "name.country")

    def _opened(self, text: str) -> Name | None:
        """The one name that opens with `text` and goes on as names of its label do."""
        opening = fold(text) + " "
        found = [form for form in self.spelled if form.startswith(opening)]
        if not found or not text[:1].isupper():
            return None
        if self.label == "ORG":
            alone = len(found) == 1 and not _OF.match(found[0].removeprefix(opening))
            known = not alone or gazette.find(text)
            return None if known else Name(self.spelled[found[0]], "name.company")
        found = [form for form in found if _GOES_ON.match(form.removeprefix(opening))]
        shortest = min(found, key=len, default="")
        if found and all(form.startswith(shortest) for form in found):
            return Name(self.spelled[shortest], "name.longer")
        return None

    def _ended(self, text: str) -> Name | None:
        """The one name that ends in `text`; not an edition of it ("11th Energy Dialogue")."""
        words = fold(text)
        if " " not in words or self.label in ("ORG", "PLACE"):
            return None
        found = [
            form for form in self.spelled if form.endswith(f" {words}") and not _ORDINAL.match(form)
        ]
        return Name(self.spelled[found[0]], "name.part") if len(found) == 1 else None


def _best(texts: Iterable[str]) -> dict[str, str]:
    """The spelling of each name that is not in capitals, then the most frequent, then the first."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        seen[fold(text)][text] += 1
    return {
        folded: max(spellings, key=lambda text: (not text.isupper(), spellings[text]))
        for folded, spellings in seen.items()
    }


def _written_out(folded: str) -> str:
    return _SPELL.sub(lambda match: _SPELLED[match[0]], folded)
