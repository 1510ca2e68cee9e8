"""Shares and single spans in words: half of the crop, two-thirds, over a decade, half a century.

Halves and quarters are decimals of what they share; thirds and smaller, which no decimal holds
exactly, are counted ("two-thirds" is 2 of the unit third).
"""

from __future__ import annotations

import re
from decimal import Decimal

from extract.grammar.facts import numbers
from extract.grammar.nouns import noun_phrase, unit_of
from extract.grammar.reading import Reading
from extract.grammar.units import measure
from extract.grammar.words import alternation
from extract.schema import Qualifier

_FRACTIONS = numbers().fractions
_EXACT = ("half", "quarter", "quarters")
_COUNTED = alternation(f for f in _FRACTIONS if f not in _EXACT)
_SPANS = "century|decade|year|month|week|day|hour"
_SINGLE = rf"(?:an?\s+half[-\s]|half[-\s](?:an?\s+)?|an?\s+)(?:{_SPANS})"
_FRACTION = (
    rf"(?:one|two|three|four|an?)[-\s](?:{_COUNTED})|three[-\s]quarters|an?\s+(?:half|quarter)"
    r"|half(?!\s+an?\s)"
)
SHARE = rf"(?i:{_SINGLE}|{_FRACTION})(?!\w)"

_READ_SINGLE = re.compile(rf"(?P<half>.*\bhalf\b)?.*?(?P<span>{_SPANS})", re.IGNORECASE)
_READ = re.compile(rf"(?P<fraction>{_FRACTION})(?:\s+of\b)?(?P<rest>(?![\w-]).*)", re.I | re.DOTALL)
_OF = re.compile(r"\s+of\s+(?:the\s+|our\s+|its\s+|their\s+)?", re.IGNORECASE)


def read_share(body: str, qualifier: Qualifier, after: str) -> Reading | None:
    """Read a share without its qualifier; `after` says what it shares where `body` does not."""
    rule = "quantity.fraction"
    if re.fullmatch(_SINGLE, body, re.IGNORECASE) and (match := _READ_SINGLE.fullmatch(body)):
        known = measure(match["span"])
        value = _FRACTIONS["half"] if match["half"] else Decimal(1)
        ucum = known.ucum if known else None
        return Reading(value, None, None, match["span"].lower(), ucum, qualifier, rule)
    match = _READ.fullmatch(body)
    if not match:
        return None
    first, last = re.split(r"[-\s]", f"one {match['fraction']}".lower())[-2:]
    count = numbers().words.get(first, Decimal(1))
    if last not in _EXACT:
        return Reading(count, unit=last.removesuffix("s"), qualifier=qualifier, rule=rule)
    rest = match["rest"].split()
    phrase = noun_phrase(_OF.sub("", after, count=1), 0, single=True)
    unit = unit_of(rest) if rest else phrase.unit if phrase else None
    return Reading(_FRACTIONS[last] * count, unit=unit, qualifier=qualifier, rule=rule)


def counts(share: str, qualified: bool, after: str) -> bool:
    """Whether a share in a text is an amount: "nearly half of", "one-third", "over a decade"."""
    if re.fullmatch(_SINGLE, share, re.IGNORECASE):
        return qualified or re.match(r"an?\s+half|half", share, re.IGNORECASE) is not None
    if re.match(rf"(?:one|two|three|four)[-\s](?:{_COUNTED})", share, re.IGNORECASE):
        return True
    return qualified and _OF.match(after) is not None
