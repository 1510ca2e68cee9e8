"""Find quantities: where a counted or measured amount begins and ends, and what is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from extract.grammar import shares
from extract.grammar.facts import numbers, units
from extract.grammar.nouns import Phrase, noun_phrase
from extract.grammar.numbers import NUMBER, NUMBER_STARTS, read_number
from extract.grammar.qualifiers import QUALIFIER_PHRASES, QUALIFIERS
from extract.grammar.quantities import AGAIN, OF_THEM, TO, noun_of_next, read_figures, read_quantity
from extract.grammar.reading import Found
from extract.grammar.shares import SHARE
from extract.grammar.units import HYPHENED, UNIT
from extract.grammar.words import alternation, around, first_words, starts

_GUARD = r"(?:(?<=\dx)|(?<=\d×)|(?<![\w.,$€£¥₹#°:])(?<![^\s\w][-–—])(?<!\w[-–])(?<!\d/))"
_SMALL = [w for w, value in numbers().words.items() if 1 < value < 21]
_FIND = re.compile(
    rf"{_GUARD}(?P<qualifier>{QUALIFIERS})?(?:(?P<share>{SHARE})"
    rf"|(?P<folded>{NUMBER}|(?i:{alternation(_SMALL)}))[\s-]?(?i:fold)(?!\w)"
    rf"|(?:(?P<low>{NUMBER})(?P<lowunit>{UNIT})?(?P<to>{TO})(?={NUMBER}))?"
    rf"(?P<number>{NUMBER})(?:{AGAIN})?(?P<plus>\+)?(?P<unit>{HYPHENED}|{UNIT})?)"
)
_FIRSTS = first_words([*NUMBER_STARTS, *QUALIFIER_PHRASES, *(f"{w}fold" for w in _SMALL)])
_LABELS = frozenset(units().labels)
_SIDES = frozenset([*units().sides, *units().bodies])
_PARTIES = frozenset(units().sides) - frozenset(units().bodies)
_LAST_WORD = re.compile(r"(?P<lead>[^\s]*\s+|^|[(“\"‘'/—–])(?P<word>[A-Za-z][\w.’'&-]*)\s+$")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_OPENS_SENTENCE = re.compile(r"(?:^|[.;:!?•●▪–—(“\"-])\s*$")
_DETERMINED = re.compile(r"\b(?:the|our|both|these|those|their|between|its|all)\s+$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s+(?:[A-Z][a-z]|[A-Z]\w*\s+[A-Z])")

# What stands around a figure whose noun is left out.
_OTHERS = re.compile(
    r"\s+(?:of\s+(?:which|them|these|those|whom)|have|has|were|are|relating|from|will)\b"
)
_AMONG = re.compile(
    r"\b(?:including|of\s+(?:these|them|which|those),?|(?:up|down)\s+from|[–—(,])\s*$", re.I
)
_GREW_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_GREW_TO = re.compile(
    rf"\bfrom\s+(?:{QUALIFIERS})?{NUMBER}(?:\s+[^\s,;.]+){{0,5}}\s+to\s+$", re.IGNORECASE
)
_TO_FIGURE = re.compile(rf"\s+to\s+(?:{QUALIFIERS})?{NUMBER}", re.IGNORECASE)
_AFTER_COLON = re.compile(r":\s+$")
_MORE = re.compile(
    r"\s+(?:or\s+)?more(?=\s*(?:[.,;:)]|$|\s(?:in|at|by|for|from|if|to|on|are|will)\b))",
    re.IGNORECASE,
)
_PLUS = re.compile(r"\s+plus(?=\s+[a-z])")
_LEAD = re.compile(r"\b(from|between)\s+$", re.IGNORECASE)
_ONE_IN = re.compile(r"\b(?:one|two|three|\d+)\s+(?:in|out\s+of)\s+$", re.IGNORECASE)
_IN_MANY = re.compile(
    rf"\s+(?:in|out\s+of)\s+(?:every\s+)?{NUMBER}(?![\d-])(?!\s*[,.])", re.IGNORECASE
)
_ZERO_OF = re.compile(r"\s+(?:emissions?|carbon|tolerance|trust|waste|net)\b", re.IGNORECASE)
_NET = re.compile(r"\bnet[-\s]$", re.IGNORECASE)
_SHARED_NOUN = re.compile(rf"(?P<kind>(?:\s+[a-z][a-z-]+){{1,2}})(?=\s+(?:and|or)\s+{NUMBER}\s)")
_MINUS = re.compile(r"(?:^|\s)[-−–]$")
_MORE_THAN_ONE = re.compile(r"\s+(?:new|existing|additional|other|more)\s", re.IGNORECASE)
_YEAR_LIKE = re.compile(r"(?:1[89]|20)\d\d")
_PREPOSITIONS = re.compile(r"(over|under|around|above|below|beyond)\s+", re.IGNORECASE)


def find_quantities(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Found]:
    """Find the quantities of one block, outside the spans already `taken` by dates and money."""
    masked = _masked(text, taken)
    found: list[Found] = []
    place = 0
    for at in starts(masked, _FIRSTS):
        match = _FIND.match(masked, at) if at >= place else None
        if not match:
            continue
        place = match.start("number") if match["to"] else match.end()
        for start, end in _spans(masked, match):
            before, after = around(text, start, end)
            reading = read_quantity(text[start:end], before, after, last_counted(found))
            if reading and reading.unit:
                found.append(Found(start, end, "QUANTITY", reading.rule, reading))
                place = max(place, end)
    return found


def last_counted(found: list[Found]) -> str | None:
    """Return what the last counted quantity counts; measures and money count nothing."""
    nouns = ("quantity.noun", "quantity.name", "quantity.ellipsis")
    return next((f.reading.unit for f in reversed(found) if f.rule in nouns), None)


def _masked(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """Put a sign that ends every phrase in the place of what is already taken."""
    pieces, place = [], 0
    for start, end in sorted(taken):
        start, end = max(start, place), max(end, place)
        pieces += [text[place:start], "¤" * (end - start)]
        place = end
    return "".join([*pieces, text[place:]])


def _spans(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the spans of the mentions that begin with a match: none, one, or both of "from to"."""
    start = _start(text, match)
    if match["share"]:
        counted = shares.counts(
            match["share"], match["qualifier"] is not None, around(text, start, match.end())[1]
        )
        return [(start, match.end())] if counted else []
    if match["folded"]:
        return [(start, match.end())]
    if match["low"] and (_apart(text, match) or not _is_range(match)):
        return _low_span(text, match, start)
    if not _counts(text, match, "low" if match["low"] else "number"):
        return []
    if match["unit"]:
        return [(start, match.end())] if text[match.end() : match.end() + 4] != "-old" else []
    return _counted_span(text, match, start)


def _is_range(match: re.Match[str]) -> bool:
    return read_figures(match["low"], match["number"], True) is not None


def _low_span(text: str, match: re.Match[str], start: int) -> list[tuple[int, int]]:
    """Return the span of the first of two figures that are no range; the second follows."""
    if match["to"].strip() != "to" and not match["lowunit"]:
        return []
    end = match.end("lowunit") if match["lowunit"] else match.end("low")
    return [(start, end)] if _counts(text, match, "low") else []


def _start(text: str, match: re.Match[str]) -> int:
    """Leave a preposition out that only looks like a qualifier ("over about 2,250 km")."""
    qualifier = match["qualifier"]
    if not qualifier:
        return match.start()
    lead = _PREPOSITIONS.match(qualifier)
    if lead and lead.end() < len(qualifier):
        return match.start() + lead.end()
    figure = match["low"] or match["number"] or ""
    hyphened = (match["unit"] or "").lstrip()[:1] in ("-", "‑", "–")
    if lead and lead[1].lower() == "under" and (hyphened or not match["unit"]):
        return match.end("qualifier")
    if lead and lead[1].lower() == "around" and figure and not figure[:1].isdigit():
        return match.end("qualifier")
    return match.start()


def _apart(text: str, match: re.Match[str]) -> bool:
    """Whether a range is two mentions ("from 25% to 18%", "5 and 6")."""
    lead = _LEAD.search(around(text, match.start(), match.end())[0])
    opener = lead[1].lower() if lead else ""
    joint = match["to"].strip().lower()
    return (joint == "to" and opener == "from") or (joint == "and" and opener != "between")


def _counts(text: str, match: re.Match[str], group: str) -> bool:
    """Whether the figure counts something, and is no label, year, time or part of a name."""
    figure = match[group]
    before = around(text, match.start(group), match.end())[0]
    following = text[match.end() : match.end() + 1]
    measured = match["unit"] or match["lowunit"]
    if not measured and (following.isalnum() or (following and following in "-–/:‑")):
        return False
    if (
        _ONE_IN.search(before)
        or (not measured and _IN_MANY.match(text, match.end()))
        or (measured and _MINUS.search(before))
    ):
        return False
    if not figure[:1].isdigit():
        return figure.lower() != "zero" or not _is_zero_of_a_name(text, match)
    if match["qualifier"]:
        return True
    if not measured and (_YEAR_LIKE.fullmatch(figure) or _is_heading_number(text, match)):
        return False
    return "," in figure or len(figure) > 4 or not _labelled(before, bool(measured))


def _is_zero_of_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a zero counts nothing ("net zero", "zero emission buses", "Zero Hunger")."""
    named = match["number"] == "Zero" or _ZERO_OF.match(text, match.end())
    return bool(named or _NET.search(text[max(0, match.start() - 5) : match.start()]))


def _is_heading_number(text: str, match: re.Match[str]) -> bool:
    """Whether a figure numbers the heading that it opens ("2 Flagship projects", "2.3 Ports")."""
    if match.start() or not _NUMBERED.match(text, match.end()):
        return False
    phrase = noun_phrase(text, match.end())
    return "." in match["number"] or (
        len(match["number"]) < 3 and (phrase is None or phrase.opens_name)
    )


def _labelled(before: str, measured: bool) -> bool:
    """Whether the word before a figure names it ("Phase 3", "Falcon 9")."""
    match = _LAST_WORD.search(before)
    if not match or _POSSESSIVE.search(match["word"]):
        return False
    word = match["word"].rstrip(".")
    opens = _OPENS_SENTENCE.search(before[: match.start("word")]) is not None
    if word in _LABELS:
        return not opens or word in ("Phase", "Section", "Title")
    return word[:1].isupper() and not opens and not measured and not word.isupper()


def _counted_span(text: str, match: re.Match[str], start: int) -> list[tuple[int, int]]:
    """Return the span of a figure with the noun phrase behind it."""
    end = match.end()
    value = read_number(match["number"]).value
    single = value == 1
    if single and not (match["qualifier"] or _MORE_THAN_ONE.match(text, end)):
        return []
    if more := _MORE.match(text, end):
        return [(start, more.end())]
    if plus := _PLUS.match(text, end):
        end = plus.end()
    phrase = noun_phrase(text, end, single)
    if phrase is None:
        return _bare_span(text, match, start)
    if _is_sides(around(text, match.start(), end)[0], phrase, value):
        return []
    return [(start, end if phrase.named else phrase.end)]


def _bare_span(text: str, match: re.Match[str], start: int) -> list[tuple[int, int]]:
    """Return the span of a figure whose noun is left out ("17 have been closed")."""
    end = match.end()
    before = around(text, start, end)[0]
    if match["number"].lower() == "one" and not match["qualifier"]:
        return []
    if (kind := _SHARED_NOUN.match(text, end)) and noun_of_next(text[kind.end() :]):
        return [(start, kind.end())]
    of_them = OF_THEM.match(text, end)
    if of_them and (phrase := noun_phrase(text, of_them.end())):
        return (
            [] if _is_sides("the ", phrase, read_number(match["number"]).value) else [(start, end)]
        )
    alone = (
        _OTHERS.match(text, end)
        or _AMONG.search(before)
        or (_GREW_FROM.search(before) and _TO_FIGURE.match(text, end))
        or _GREW_TO.search(before)
        or (_AFTER_COLON.search(before) and end == len(text))
    )
    return [(start, end)] if alone else []


def _is_sides(before: str, phrase: Phrase, value: Decimal | None) -> bool:
    """Whether the parties themselves are meant ("the two countries", "our two leaders")."""
    if value is None or value > 4 or phrase.unit not in _SIDES:
        return False
    return _DETERMINED.search(before) is not None or (value == 2 and phrase.unit in _PARTIES)
