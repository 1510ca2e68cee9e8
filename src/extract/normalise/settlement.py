"""All mentions of a sheet settled: one value of the schema for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.normalise import countries, gazette
from extract.normalise.amounts import Amounts
from extract.normalise.bodies import Bodies
from extract.normalise.dates import Dates
from extract.normalise.fold import fold
from extract.normalise.forms import Name
from extract.normalise.instruments import Instruments
from extract.normalise.names import Names
from extract.normalise.setting import Setting
from extract.normalise.sides import in_title, sides
from extract.normalise.titles import title
from extract.schema import Amount, Block, Date, Instrument, Mention, Named, Party, Warning  # noqa: A004


@dataclass(slots=True)
class Settlement:
    """The values of a sheet's mentions by mention id, each with the rule that gave it.

    `names` has the canonical name of every mention; of a date or an amount it is the text.
    """

    names: dict[str, str] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    """GPE, ORG and PERSON: whether they are parties is for `records` to say."""
    instruments: dict[str, Instrument] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    named: dict[str, Named] = field(default_factory=dict)
    """PROGRAM and PLACE."""
    sides: tuple[str, ...] = ()
    """ISO 3166-1 codes of the countries the sheet is about."""
    warnings: list[Warning] = field(default_factory=list)


def settle(blocks: Sequence[Block], mentions: Sequence[Mention], issued: date | None) -> Settlement:
    """Return the value of every mention of a sheet issued on `issued`.

    Names are the gazette's where `rules/parties` knows the body, else the fullest form found
    anywhere in the sheet. What is doubtful is left open (None) with a warning. Never raises.
    """
    setting = Setting(blocks, mentions)
    about = sides(setting)
    done = Settlement(sides=about)
    names = Names(setting)
    _parties(setting, names, done)
    for mention in setting.of("PROGRAM", "PLACE"):
        name = names.of(mention)
        if name.rule == "name.text" and (whole := title(setting, mention)) != mention.text:
            name = Name(whole, "name.title")
        done.names[mention.id] = name.text
        done.named[mention.id] = Named(
            mention=mention.text, mention_id=mention.id, rule=name.rule, name=name.text
        )
    _figures(setting, issued, done)
    instruments = Instruments(setting, done.dates, done.names)
    for mention in setting.of("INSTRUMENT"):
        name = names.of(mention)
        if name.rule == "name.text" and (whole := title(setting, mention)) != mention.text:
            name = Name(whole, "name.title")
        done.names[mention.id] = name.text
        done.instruments[mention.id] = instruments.of(mention, name)
    return done


def _figures(setting: Setting, issued: date | None, done: Settlement) -> None:
    dates, amounts = Dates(setting, issued), Amounts(setting, in_title(setting), done.sides)
    for mention in setting.of("DATE"):
        done.dates[mention.id] = dates.of(mention)
    for mention in setting.of("MONEY", "QUANTITY"):
        done.amounts[mention.id] = amounts.of(mention)
    for mention in setting.of("DATE", "MONEY", "QUANTITY"):
        done.names[mention.id] = mention.text
    done.warnings += [*dates.warnings, *amounts.warnings]


def _parties(setting: Setting, names: Names, done: Settlement) -> None:
    bodies = Bodies(setting, done.sides)
    for mention in setting.of("GPE", "ORG", "PERSON"):
        if mention.label == "GPE":
            party = _place(setting, names, mention, done.sides)
        elif mention.label == "ORG":
            party = _body(bodies, mention, names.of(mention))
        else:
            party = _person(mention, names.of(mention), done.sides)
        done.parties[mention.id] = party
        done.names[mention.id] = party.name
    _share_countries(done)


def _party(mention: Mention, name: Name, country: str | None) -> Party:
    return Party(
        mention=mention.text,
        mention_id=mention.id,
        rule=name.rule,
        name=name.text,
        label=mention.label,
        country=country,
    )


def _body(bodies: Bodies, mention: Mention, name: Name) -> Party:
    if known := bodies.known(mention, name.text):
        return _party(mention, Name(known.name, "party.gazette"), known.country)
    found = bodies.country(mention, name.text)
    if not found:
        return _party(mention, name, None)
    code, rule = found
    whole = bodies.ministry(name.text, code)
    rules = f"{name.rule if whole is None else 'name.ministry'}, {rule}"
    return _party(mention, Name(whole or name.text, rules), code)


def _person(mention: Mention, name: Name, about: Sequence[str]) -> Party:
    if known := gazette.person(name.text, about):
        return _party(mention, Name(known.name, "party.people"), known.country)
    return _party(mention, name, None)


def _place(setting: Setting, names: Names, mention: Mention, about: Sequence[str]) -> Party:
    """A GPE; what is unknown alone may be an abbreviation, or stand before its country."""
    place = countries.place(mention.text, about)
    if place.country is None and (meaning := names.meaning(mention.text)):
        place = countries.place(meaning, about)
    if place.country is None and (body := gazette.find(mention.text, about)):
        return _party(mention, Name(body.name, "party.gazette"), body.country)
    country, rule = place.country, place.rule
    if country is None and (code := _place_behind(setting, mention, about)):
        country, rule = code, "country.behind"
    return _party(mention, Name(place.name, rule), country)


def _place_behind(setting: Setting, mention: Mention, about: Sequence[str]) -> str | None:
    """The country of the place named right behind a comma: "Chandler, Arizona"."""
    for other in setting.by_block[mention.block]:
        if other.label == "GPE" and other.start >= mention.end:
            between = setting.by_id[mention.block].text[mention.end : other.start]
            if between.strip() == ",":
                return countries.place(other.text, about).country
            return None
    return None


def _share_countries(done: Settlement) -> None:
    """Give a body the country that other mentions of the same name have, if that is one."""
    found: dict[str, set[str]] = {}
    for party in done.parties.values():
        if party.label == "ORG" and party.country:
            found.setdefault(fold(party.name), set()).add(party.country)
    for party in done.parties.values():
        codes = found.get(fold(party.name), set())
        if party.label == "ORG" and party.country is None and len(codes) == 1:
            party.country = next(iter(codes))
            party.rule = f"{party.rule}, country.same"
