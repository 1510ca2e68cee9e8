"""A body in its sheet -> the name it has in every sheet, and the country it belongs to.

party.gazette      `rules/parties` knows the body
name.ministry      a ministry that it does not know bears its country: "Ministry of Reefs of Peru"
country.in-name    the body bears a country's name or adjective ("Indian Railways", "... of Japan")
country.parent     its name opens with a body that the gazette knows ("NASA Johnson Space Center")
country.possessor  one stands right before it ("India's ...", "the Indian ...")
country.of         one stands right behind it ("... of the Republic of Korea")
country.comma      one stands behind its comma, and no list does ("Reef Board, Peru and")
country.same       another mention of the same name has one
country.ministry   a ministry, where only one side of the sheet has ministries
country.seat       its name closes or opens with a place ("University of Houston", "Osaka Gas")
country.form       the company's legal form is one country's alone ("PT ... Tbk", "... Berhad")
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.normalise import acronyms, countries, gazette
from extract.normalise.fold import fold
from extract.normalise.setting import Setting
from extract.schema import Mention

_BEHIND = re.compile(
    r"^(?:\s*\([^()]{1,30}\))?,? of (?:the )?"
    r"(?P<words>[A-Z][\w.’']*(?: (?:of )?[A-Z][\w.’']*){0,4})"
)
_COMMA = re.compile(
    r"^(?:\s*\([^()]{1,30}\))?, (?P<words>[A-Z][\w.’']*(?: (?:of )?[A-Z][\w.’']*){0,3})"
)
_LISTED = re.compile(
    r"(?:,(?: and| or)?|,? and|,? or|,? &) (?:the )?(?P<words>[A-Z][\w.’']*(?: [A-Z][\w.’']*)?)"
)
_SEAT = re.compile(r" (?:of|de) (?P<place>[A-Z][^,()]*?)$")
_LOCAL = frozenset(
    {"University", "Port", "Ports", "Airport", "Airports", "Metro", "Gas", "Electric", "Power"}
    | {"Department", "Electricity", "Police", "Investment", "Health"}
    | {"Chamber", "Stock", "Institute", "Municipal", "Water", "City", "Rail", "Bank", "Polytechnic"}
)
_ABROAD = re.compile(r"\b(?:Embassy|Consulate|Mission|in|to|at)\b")
_MINISTRY = re.compile(r"^(?:the )?(?:federal |coordinating )?ministr(?:y|ies)\b")
_WITHOUT_MINISTRIES = frozenset({"US", "EU", "AU", "CA"})
_FORMS = (
    (re.compile(r"^PT\.? [A-Z].*"), "ID"),
    (re.compile(r".* (?:Sdn\.? )?(?:Berhad|Bhd)\b"), "MY"),
)


class Bodies:
    """The bodies of one sheet about the countries `sides`."""

    def __init__(self, setting: Setting, sides: Sequence[str]) -> None:
        self._setting = setting
        self._sides = sides

    def known(self, mention: Mention, name: str) -> gazette.Body | None:
        """Return the gazette's body for a mention whose fullest form in the sheet is `name`.

        The country that stands beside the mention goes before the sheet's sides.
        """
        beside = self._beside(mention)
        home = (beside[0],) if beside else self._sides
        return gazette.find(name, home)

    def country(self, mention: Mention, name: str) -> tuple[str, str] | None:
        """Return the country of a body that the gazette does not know, and the rule."""
        if code := countries.country(name) or gazette.base(name)[1]:
            return code, "country.in-name"
        if beside := self._beside(mention):
            return beside
        if parent := _parent(name, self._sides):
            return (parent.country, "country.parent") if parent.country else None
        if code := _seat(name):
            return code, "country.seat"
        for form, code in _FORMS:
            if form.match(name):
                return code, "country.form"
        if _MINISTRY.match(fold(name)):
            able = [code for code in self._sides if code not in _WITHOUT_MINISTRIES]
            if len(able) == 1:
                return able[0], "country.ministry"
        return None

    @staticmethod
    def ministry(name: str, country: str) -> str | None:
        """Return the name that a ministry of a country has in every sheet; None for other bodies.

        "Indonesian Ministry of Reefs", "Ministry of Reefs" -> "Ministry of Reefs of Indonesia".
        """
        bare, code = gazette.base(name)
        if code not in (None, country) or not re.match(r"(?:Federal )?Ministry (?:of|for) ", bare):
            return None
        return f"{bare} {countries.of(country)}"

    def _beside(self, mention: Mention) -> tuple[str, str] | None:
        """The country right before or behind a mention, outside it."""
        after = self._setting.after(mention)
        if (match := _BEHIND.match(after)) and (code := _country_first(match["words"])):
            return code, "country.of"
        if code := _behind_comma(after):
            return code, "country.comma"
        before = self._setting.before(mention)
        code = _owner(before.split()[-3:]) if before.endswith((" ", "\u00a0")) else None
        return (code, "country.possessor") if code else None


def _country_first(text: str) -> str | None:
    """The country with which a run of capitals opens."""
    words = text.split()
    for size in range(len(words), 0, -1):
        if code := countries.country(re.sub(r"[’']s$", "", " ".join(words[:size]))):
            return code
    return None


def _behind_comma(after: str) -> str | None:
    """The country behind the comma of a body, unless it is the first of a list of countries."""
    match = _COMMA.match(after)
    code = countries.country(match["words"]) if match else None
    if match is None or code is None:
        return None
    listed = _LISTED.match(after, match.end())
    return None if listed and _country_first(listed["words"]) else code


def _seat(name: str) -> str | None:
    """The country of the place that closes a name, or opens it before a noun of local bodies."""
    if _ABROAD.search(name):
        return None
    words = name.split()
    for size in range(min(3, len(words) - 1), 0, -1):
        if words[size] in _LOCAL and (code := countries.city(" ".join(words[:size]))):
            return code
        if code := countries.city(" ".join(words[-size:])):
            return code
        if code := countries.country(" ".join(words[-size:])):
            return code
    match = _SEAT.search(name)
    return countries.place(match["place"]).country if match else None


def _parent(name: str, sides: Sequence[str]) -> gazette.Body | None:
    """The known body with whose name this one opens."""
    words = name.split()
    for size in range(len(words) - 1, 0, -1):
        opening = " ".join(words[:size])
        about = sides if size > 1 or acronyms.is_acronym(opening) else ()
        if found := gazette.find(re.sub(r"[’']s$", "", opening), about):
            return found
    return None


def _owner(words: list[str]) -> str | None:
    """The country whose adjective or possessive ends `words` ("the Indian", "South Korea's")."""
    for size in range(len(words), 0, -1):
        run = " ".join(words[-size:])
        owner = re.sub(r"[’']s?$", "", run)
        if not owner[:1].isupper():
            continue
        if code := countries.adjectives().get(fold(owner)):
            return code
        if owner != run and (code := countries.country(owner)):
            return code
    return None
