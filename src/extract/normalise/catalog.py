"""Every rule of this room by its id, in words: what "name.acronym" means in a record."""

from __future__ import annotations

from functools import cache

from extract.normalise import kinds

_FIXED: dict[str, str] = {
    "name.text": "as it stands: the sheet has no fuller form",
    "name.acronym": "what the sheet says the abbreviation stands for",
    "name.initials": "the one name of the sheet with these initials",
    "name.bracket": "the name that has the short form in brackets within it",
    "name.spelling": "the same name with a country written out",
    "name.country": "the same name with its country, as elsewhere in the sheet",
    "name.longer": "the one name of the sheet that opens with the short form",
    "name.part": "the one name of the sheet that ends in the short form",
    "name.company": "the one body of the sheet whose name opens with the short form",
    "name.head": "a noun of kind for the last thing so named before it",
    "name.title": "the title goes on as far as its capitals run",
    "name.list": "one of a list that shares its noun",
    "name.surname": "the one person of the sheet with this surname",
    "name.ministry": "a ministry with its country's name",
    "party.gazette": "a body that rules/parties knows",
    "party.people": "a person that rules/parties/people.yaml knows",
    "country.iso3166": "a country's name, abbreviation, adjective or government (ISO 3166-1)",
    "country.subdivision": "a part of one country (ISO 3166-2)",
    "country.city": "a city or part that rules/countries.yaml lists",
    "country.kingdom": "the one kingdom among the countries the sheet is about",
    "country.behind": "the region named right behind its comma",
    "country.in-name": "the body bears a country's name or adjective",
    "country.parent": "its name opens with a body that rules/parties knows",
    "country.possessor": "a country's possessive or adjective stands right before it",
    "country.of": "a country stands right behind it, after of",
    "country.same": "another mention of the same name has this country",
    "country.ministry": "a ministry, where one side of the sheet alone has ministries",
    "country.seat": "its name closes or opens with a place",
    "country.form": "the company's legal form is one country's alone",
    "country.unknown": "no country is known for it",
    "currency.side": "money of the one side of the sheet that has the sign",
    "currency.usual": "what the sign usually means: no country of the title has it",
    "currency.open": "the sheet leaves open whose money the sign is",
    "instrument.unknown": "no word of its name tells the kind",
}


@cache
def rules() -> dict[str, str]:
    """Return what each rule says, by its id, without a full stop, for `extract show --why`."""
    of_kinds = {
        rule.id: f"a word of its name tells the kind: {rule.kind}" for rule in kinds.rules()
    }
    return _FIXED | of_kinds


def explain(rule: str) -> str:
    """Return a value's rule in words; `rule` may be several ids parted by commas."""
    return "; ".join(rules()[part] for part in rule.split(", ") if part in rules())
