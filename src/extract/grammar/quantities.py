"""Read quantities: figures with a unit or a counted noun, ranges, durations, fractions."""

from __future__ import annotations

import re

from extract.grammar.nouns import earlier_noun, is_plural, noun_phrase, unit_of
from extract.grammar.numbers import NUMBER, Figure, read_number, scale_of
from extract.grammar.qualifiers import QUALIFIERS, qualifier_after, split_qualifier
from extract.grammar.reading import Reading
from extract.grammar.shares import read_share
from extract.grammar.units import HYPHENED, UNIT, Measure, measure
from extract.grammar.words import squeeze

TO = r"(?:\s+to\s+|(?<!hundred)(?<!thousand)(?<!million)\s+and\s+|\s?[-–—‑]\s?(?=\d))"
AGAIN = r"\s*\(\d+\)"
"""A figure that repeats a spelled-out number: "three (3) years"."""
_READ = re.compile(
    rf"(?:(?P<low>{NUMBER})(?P<lowunit>{UNIT})?{TO})?(?P<number>{NUMBER})(?P<again>{AGAIN})?(?P<plus>\+)?"
    rf"(?P<unit>{HYPHENED}|{UNIT})?(?P<rest>.*)",
    re.DOTALL,
)
_READ_FOLD = re.compile(rf"(?P<number>{NUMBER}|[a-z]+?)[\s-]?fold", re.IGNORECASE)
OF_THEM = re.compile(r"\s+of\s+(?:the\s+|our\s+|its\s+|their\s+)?", re.IGNORECASE)
_THEN = re.compile(rf"\s*(?:to|and|or|,|[-–—])\s+(?:{QUALIFIERS})?(?=\d|[A-Za-z])")


def read_quantity(
    text: str, before: str = "", after: str = "", counted: str | None = None
) -> Reading | None:
    """Read one quantity mention; None where no figure stands in it.

    A figure alone takes its unit from the noun behind it, or else from `counted`, what the last
    quantity before it counts, or else from the last plural before it.
    """
    qualifier, body = split_qualifier(squeeze(text))
    if match := _READ_FOLD.fullmatch(body):
        times = read_number(match["number"])
        return Reading(times.value, unit="fold", qualifier=qualifier, rule="quantity.fold")
    if share := read_share(body, qualifier, after):
        return share
    match = _READ.fullmatch(body)
    figures = read_figures(match["low"], match["number"], bool(match["unit"])) if match else None
    if match is None or figures is None:
        return None
    if match["plus"] and qualifier == "exact":
        qualifier = "at_least"
    rest = match["rest"].strip()
    if rest and (told := qualifier_after(rest.split()[0])):
        qualifier, rest = (told if qualifier == "exact" else qualifier), rest.partition(" ")[2]
    if qualifier == "exact" and re.match(r"additional\b", rest):
        qualifier = "additional"
    unit, rule = _unit(match, rest, before, after, counted)
    first, last = (f.times(unit.times) if f else Figure() for f in figures)
    value, top, doubt = first.value, last.value, first.doubt or last.doubt
    if match["again"] and read_number(match["again"].strip(" ()")) != read_number(match["number"]):
        value, top, doubt = None, None, f"{body!r} gives two figures"
    return Reading(value, top, None, unit.unit, unit.ucum, qualifier, rule, doubt)


def read_figures(low: str | None, high: str, measured: bool) -> tuple[Figure, Figure | None] | None:
    """Read a figure or a range; a scale written once is for both ends. None where it is none.

    `measured`: a unit of measure follows, so that the point of "1.125 GW" parts decimals.
    """
    last = read_number(high, measured)
    if low is None:
        return (last, None) if last.value is not None or last.doubt else None
    first = read_number(low, measured)
    scale = scale_of(high)
    if first.value is not None and scale > 1 and scale_of(low) == 1 and first.value < 1000:
        first = first.times(scale)
    if doubt := first.doubt or last.doubt:
        return Figure(doubt=doubt), None
    if first.value is None or last.value is None or first.value >= last.value:
        return None
    return first, last


def _unit(
    match: re.Match[str], rest: str, before: str, after: str, counted: str | None
) -> tuple[Measure, str]:
    """Return the unit of a figure with `rest` behind it, and the rule that found it."""
    if written := match["unit"]:
        hyphened = written.lstrip()[:1] in "-‑–"
        known = measure(written) or Measure(squeeze(written).strip("-‑– ").lower())
        return known, "quantity.hyphen" if hyphened else "quantity.unit"
    if not rest:
        return _unit_around(before, after, counted)
    phrase = noun_phrase(rest, 0, single=True)
    if phrase and phrase.end == len(rest) and (shared := _shared_noun(rest, after)):
        return Measure(shared), "quantity.range"
    unit = phrase.unit if phrase and phrase.end == len(rest) else unit_of(rest.split())
    return Measure(unit), "quantity.noun"


def _shared_noun(rest: str, after: str) -> str | None:
    """Return the noun that two figures share ("3,000 direct and 7,600 indirect jobs")."""
    if is_plural(rest.split()[-1]) or not re.match(r"\s+(?:and|or)\s+\d", after):
        return None
    return noun_of_next(after)


def noun_of_next(after: str) -> str | None:
    """Return what the figure counts that follows "and", "or" or "to" in `after`."""
    if (then := _THEN.match(after)) and (other := _READ.match(after, then.end())):
        phrase = noun_phrase(after, other.start("rest"))
        return phrase.unit if phrase else None
    return None


def _unit_around(before: str, after: str, counted: str | None) -> tuple[Measure, str]:
    """Return the unit of a figure that stands alone in its mention."""
    if (then := _THEN.match(after)) and (other := _READ.match(after, then.end())):
        if other["unit"] and (known := measure(other["unit"])):
            return known, "quantity.range"
        if phrase := noun_phrase(after, other.start("rest")):
            return Measure(phrase.unit), "quantity.range"
    of_them = OF_THEM.match(after)
    if phrase := noun_phrase(after, of_them.end() if of_them else 0):
        return Measure(phrase.unit), "quantity.name"
    return Measure(counted or earlier_noun(before)), "quantity.ellipsis"
