"""Quantities: figures with a unit of measure or a counted noun, ranges, durations, fractions.

`find_quantities` says where a mention begins and ends, `read_quantity` what it is worth; the first
asks the second, so that a found mention and a mention given by a model read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from extract.grammar.facts import numbers, units
from extract.grammar.nouns import Phrase, earlier_noun, noun_phrase, unit_of
from extract.grammar.numbers import NUMBER, Figure, plain, read_number, scale_of
from extract.grammar.qualifiers import QUALIFIERS, qualifier_after, split_qualifier
from extract.grammar.reading import Found, Reading
from extract.grammar.units import HYPHENED, UNIT, measure
from extract.grammar.words import alternation, squeeze

_DASH = r"\s?[-–—‑]\s?"
_TO = rf"(?:\s+to\s+|{_DASH})"
_PARTS = alternation(f for f in numbers().fractions if f not in ("half", "quarter", "quarters"))
_FRACTION = rf"(?i:(?:one|two|three|four)[-\s](?:{_PARTS})|three[-\s]quarters|an?\s+half|half)"
_GUARD = r"(?<![\w.,$€£¥₹#°:])(?<![^\s\w][-–—])(?<!\w[-–/])"
_FIND = re.compile(
    rf"{_GUARD}(?P<qualifier>{QUALIFIERS})?(?:(?P<fraction>{_FRACTION})(?![\w])"
    rf"|(?P<folded>{NUMBER}|(?i:two|three|four|five|six|seven|eight|nine|ten))[\s-]?(?i:fold)(?!\w)"
    rf"|(?:(?P<low>{NUMBER})(?P<lowunit>{UNIT})?(?P<to>{_TO})(?={NUMBER}))?"
    rf"(?P<number>{NUMBER})(?P<plus>\+)?(?P<unit>{HYPHENED}|{UNIT})?)"
)
_READ = re.compile(
    rf"(?:(?P<low>{NUMBER})(?P<lowunit>{UNIT})?{_TO})?(?P<number>{NUMBER})(?P<plus>\+)?"
    rf"(?P<unit>{HYPHENED}|{UNIT})?(?P<rest>.*)",
    re.DOTALL,
)
_READ_FRACTION = re.compile(rf"(?P<fraction>{_FRACTION})(?:\s+of)?(?P<rest>(?![\w-]).*)", re.DOTALL)
_READ_FOLD = re.compile(rf"(?P<number>{NUMBER}|[a-z]+?)[\s-]?fold", re.IGNORECASE)
_WORDS = alternation([*numbers().words, *numbers().scales, *numbers().collectives, "half"])
_CUE = re.compile(rf"\d|fold\b|\b(?:{_WORDS})\b", re.IGNORECASE)
_LABELS = frozenset(units().labels)
_SIDES = frozenset(units().sides)
_LAST_WORD = re.compile(r"(?P<lead>[^\s]*\s+|^|[(“\"‘'/—–])(?P<word>[A-Za-z][\w.’'&-]*)\s+$")
_OPENS_SENTENCE = re.compile(r"(?:^|[.;:!?•●▪–—(“\"-])\s*$")
_DETERMINED = re.compile(r"\b(?:the|our|both|these|those|their|between|its)\s+$", re.IGNORECASE)
_ELLIPSIS = re.compile(r"\s+(?:of\s+(?:which|them|these|those|whom)|have|has|were|are)\b")
_OF_THEM = re.compile(r"\s+of\s+(?:the\s+|our\s+|its\s+|their\s+)?", re.IGNORECASE)
_MORE_THAN_ONE = re.compile(r"\s+(?:new|existing|additional|other)\s", re.IGNORECASE)
_YEAR_LIKE = re.compile(r"(?:1[89]|20)\d\d")
_PREPOSITIONS = re.compile(r"(?:over|under|around|above|below|beyond)\s+(?=\S)", re.IGNORECASE)
_THEN = re.compile(rf"\s*(?:to|and|or|,|[-–—])\s+(?:{QUALIFIERS})?(?=\d|[A-Za-z])")


def read_quantity(text: str, before: str = "", after: str = "") -> Reading | None:
    """Read one quantity mention; None where no figure stands in it.

    A figure alone takes its unit from the noun behind it, or else from the last plural before it.
    """
    qualifier, body = split_qualifier(squeeze(text))
    if match := _READ_FOLD.fullmatch(body):
        times = read_number(match["number"])
        return Reading(times.value, unit="fold", qualifier=qualifier, rule="quantity.fold")
    if (match := _READ_FRACTION.fullmatch(body)) and (reading := _fraction(match, after)):
        return Reading(*reading, qualifier=qualifier, rule="quantity.fraction")
    match = _READ.fullmatch(body)
    figures = _figures(match["low"], match["number"]) if match else None
    if match is None or figures is None:
        return None
    if match["plus"] and qualifier == "exact":
        qualifier = "at_least"
    rest = match["rest"].strip()
    if rest and (told := qualifier_after(rest.split()[0])):
        qualifier, rest = (told if qualifier == "exact" else qualifier), rest.partition(" ")[2]
    if qualifier == "exact" and re.match(r"additional\b", rest):
        qualifier = "additional"
    unit, ucum, factor, rule = _unit(match, rest, before, after)
    first, last = figures
    value, top = (
        plain(f.value * factor) if f and f.value is not None else None for f in (first, last)
    )
    doubt = first.doubt or (last.doubt if last else None)
    return Reading(value, top, None, unit, ucum, qualifier, rule, doubt)


def _figures(low: str | None, high: str) -> tuple[Figure, Figure | None] | None:
    """Read a figure or a range; a scale written once is for both ends. None where it is none."""
    last = read_number(high)
    if low is None:
        return (last, None) if last.value is not None or last.doubt else None
    first = read_number(low)
    scale = scale_of(high)
    if first.value is not None and scale > 1 and scale_of(low) == 1 and first.value < 1000:
        first = Figure(plain(first.value * scale))
    if doubt := first.doubt or last.doubt:
        return Figure(doubt=doubt), None
    if first.value is None or last.value is None or first.value >= last.value:
        return None
    return first, last


def _fraction(match: re.Match[str], after: str) -> tuple[Decimal, None, None, str] | None:
    """Read "half of the crop" and "two-thirds": thirds and smaller are counted, not divided."""
    words = re.split(r"[-\s]", match["fraction"].lower())
    part = numbers().fractions[words[-1]]
    count = numbers().words.get(words[0], Decimal(1))
    rest = match["rest"].strip()
    if words[-1] not in ("half", "quarters"):
        return count, None, None, words[-1].removesuffix("s")
    if known := measure(rest):
        return part * count, None, None, known.unit
    phrase = noun_phrase(_OF_THEM.sub("", after, count=1), 0, single=True)
    unit = unit_of(rest.split()) if rest else phrase.unit if phrase else None
    return (part * count, None, None, unit) if unit else None


def _unit(
    match: re.Match[str], rest: str, before: str, after: str
) -> tuple[str | None, str | None, Decimal, str]:
    """Return unit, UCUM code, factor and rule of a figure with `rest` behind it."""
    if written := match["unit"]:
        known = measure(written)
        if known is None:
            return squeeze(written).strip("-‑– ").lower(), None, Decimal(1), "quantity.duration"
        duration = "quantity.duration" if written.lstrip()[:1] in "-‑–" else "quantity.unit"
        return known.unit, known.ucum, known.times, duration
    if rest:
        phrase = noun_phrase(rest, 0, single=True)
        unit = phrase.unit if phrase and phrase.end == len(rest) else unit_of(rest.split())
        return unit, None, Decimal(1), "quantity.noun"
    return _unit_around(before, after)


def _unit_around(before: str, after: str) -> tuple[str | None, str | None, Decimal, str]:
    if (then := _THEN.match(after)) and (other := _READ.match(after[then.end() :])):
        tail = after[then.end() :]
        if other["unit"] and (known := measure(other["unit"])):
            return known.unit, known.ucum, known.times, "quantity.range"
        if phrase := noun_phrase(tail, other.start("rest")):
            return phrase.unit, None, Decimal(1), "quantity.range"
    of_them = _OF_THEM.match(after)
    phrase = noun_phrase(after, of_them.end() if of_them else 0)
    unit = phrase.unit if phrase else earlier_noun(before)
    return unit, None, Decimal(1), "quantity.name" if phrase else "quantity.ellipsis"


def find_quantities(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Found]:
    """Find the quantities of one block, outside the spans already `taken` by dates and money."""
    if not _CUE.search(text):
        return []
    masked = text
    for start, end in taken:
        masked = f"{masked[:start]}{'¤' * (end - start)}{masked[end:]}"
    found: list[Found] = []
    place = 0
    while match := _FIND.search(masked, place):
        place = max(match.end(), match.start() + 1)
        for start, end in _spans(masked, match):
            reading = read_quantity(text[start:end], text[:start], text[end:])
            if reading and reading.unit:
                found.append(Found(start, end, "QUANTITY", reading.rule, reading))
                place = max(place if match["to"] is None else 0, end)
            elif match["to"]:
                place = match.start("number")
    return found


def _spans(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the spans of the mentions that begin with a match: none, one, or both of "from to"."""
    start = _start(text, match)
    if match["fraction"]:
        return _fraction_span(text, match, start)
    if match["folded"]:
        return [(start, match.end())]
    if match["low"] and (_apart(text, match) or not _figures(match["low"], match["number"])):
        end = match.end("lowunit") if match["lowunit"] else match.end("low")
        return [(start, end)] if _counts(text, match, "low") else []
    if not _counts(text, match, "low" if match["low"] else "number"):
        return []
    if match["unit"]:
        return [(start, match.end())] if text[match.end() : match.end() + 4] != "-old" else []
    return _counted_span(text, match, start)


def _start(text: str, match: re.Match[str]) -> int:
    """Leave a preposition out that only looks like a qualifier ("over about 2,250 km")."""
    qualifier = match["qualifier"]
    if not qualifier:
        return match.start()
    lead = _PREPOSITIONS.match(qualifier)
    if lead and lead.end() < len(qualifier):
        return match.start() + lead.end()
    figure = match["low"] or match["number"] or ""
    if lead and not figure[:1].isdigit() and lead[0].lower().strip() in ("under", "around"):
        return match.end("qualifier")
    return match.start()


def _apart(text: str, match: re.Match[str]) -> bool:
    """Whether a range is two mentions ("from 25% to 18%")."""
    return (
        match["to"].strip() == "to"
        and re.search(r"\bfrom\s+$", text[: match.start()], re.I) is not None
    )


def _fraction_span(text: str, match: re.Match[str], start: int) -> list[tuple[int, int]]:
    counted = re.search(_PARTS, match["fraction"], re.IGNORECASE)
    if counted or (match["qualifier"] and re.match(r"\s+of\b", text[match.end() :])):
        return [(start, match.end())]
    return [(start, match.end() + 8)] if re.match(r"[-\s]century\b", text[match.end() :]) else []


def _counts(text: str, match: re.Match[str], group: str) -> bool:
    """Whether the figure counts something, and is no label, year, time or part of a name."""
    figure, start = match[group], match.start(group)
    following = text[match.end() : match.end() + 1]
    if not match["unit"] and (following.isalnum() or (following in "-–/:‑" and following)):
        return False
    if not figure[:1].isdigit():
        return True
    if re.search(r"\bnet[-\s]$", text[:start], re.IGNORECASE):
        return False
    plain_digits = figure.isdigit() and len(figure) <= 4
    if _YEAR_LIKE.fullmatch(figure) and not match["unit"] and not match["qualifier"]:
        return False
    return not (
        plain_digits and not match["qualifier"] and _labelled(text[:start], bool(match["unit"]))
    )


def _labelled(before: str, measured: bool) -> bool:
    """Whether the word before a figure names it ("Phase 3", "Falcon 9")."""
    match = _LAST_WORD.search(before)
    if not match:
        return False
    word = match["word"].rstrip(".")
    if word in _LABELS:
        return not _OPENS_SENTENCE.search(before[: match.start("word")]) or word in (
            "Phase",
            "Section",
        )
    opens = _OPENS_SENTENCE.search(before[: match.start("word")])
    return word[:1].isupper() and not opens and not measured and not word.isupper()


def _counted_span(text: str, match: re.Match[str], start: int) -> list[tuple[int, int]]:
    """Return the span of a figure with the noun phrase behind it."""
    end = match.end()
    value = read_number(match["number"]).value
    single = value == 1
    if single and not (match["qualifier"] or _MORE_THAN_ONE.match(text, end)):
        return []
    if more := re.match(
        r"\s+(?:or\s+)?more(?=\s*(?:[.,;:)]|$|\s(?:in|at|by|for|if|to|on|are|will)\b))", text[end:]
    ):
        return [(start, end + more.end())]
    phrase = noun_phrase(text, end, single)
    if phrase is None:
        return _bare_span(text, match, start)
    if _is_sides(text[: match.start()], phrase, value):
        return []
    return [(start, end if phrase.named else phrase.end)]


def _bare_span(text: str, match: re.Match[str], start: int) -> list[tuple[int, int]]:
    """Return the span of a figure whose noun is left out ("17 have been closed")."""
    end = match.end()
    of_them = _OF_THEM.match(text, end)
    known = match["qualifier"] or _ELLIPSIS.match(text, end)
    if of_them and match["number"].lower() != "one" and noun_phrase(text, of_them.end()):
        return [(start, end)]
    return [(start, end)] if known and _ELLIPSIS.match(text, end) else []


def _is_sides(before: str, phrase: Phrase, value: Decimal | None) -> bool:
    """Whether the parties themselves are meant ("the two countries", "our two leaders")."""
    if value is None or value > 4 or phrase.unit not in _SIDES:
        return False
    return _DETERMINED.search(before) is not None or value == 2
