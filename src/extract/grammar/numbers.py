"""Numbers in digits and in words: Western and Indian grouping, scales, halves and dozens.

`1,234.5`, `1,00,000`, `6 000`, `2.5 million`, `1 lakh crore`, `twenty-five`, `half a million`,
`a dozen`, `three and a half`. Everything is a `Decimal`. A figure that two readers would read
differently (`1.234` and `1,23`: decimals or thousands) has no value but a doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.grammar.facts import numbers
from extract.grammar.words import alternation, squeeze

_FACTS = numbers()
_ONES = {w: v for w, v in _FACTS.words.items() if v < 20}
_TENS = {w: v for w, v in _FACTS.words.items() if v >= 20}

_SUB100 = (
    rf"(?:(?:{alternation(_TENS)})(?:[-\s](?:{alternation(_ONES)}))?|(?:{alternation(_ONES)}))"
)
_SUB1000 = rf"(?:(?:{_SUB100}|an?)\s+hundred(?:\s+(?:and\s+)?{_SUB100})?|{_SUB100})"
_BIG = alternation(w for w in _FACTS.scales if w != "hundred")
_HALF = r"(?:\s+and\s+a\s+half)"

SCALE = rf"(?i:(?:{alternation(_FACTS.scales)})(?:(?<=ion)s)?(?!aire))"
DIGITS = (
    r"(?:\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d{1,3}(?:,\d{2,3})+(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)"
    r"(?:[.,]\d+(?![,.]?\d))?"
)
SPELLED = (
    rf"(?i:half\s+an?\s+(?:{_BIG}|{alternation(_FACTS.collectives)})"
    rf"|an?\s+(?:{_BIG}|{alternation(_FACTS.collectives)}|hundred)"
    rf"|{_SUB1000}{_HALF}?(?:[-\s](?:{_BIG}|{alternation(_FACTS.collectives)})"
    rf"(?:\s+(?:and\s+)?{_SUB1000})?){{0,6}})"
)
NUMBER = rf"(?:{DIGITS}{_HALF}?(?:[\s-]?{SCALE}){{0,2}}|{SPELLED}\b)"
NUMBER_STARTS = frozenset([*_FACTS.words, *_FACTS.scales, *_FACTS.collectives, "half", "a", "an"])
INTEGER = rf"(?:\d{{1,4}}|(?i:{_SUB1000})\b)"

_GROUPED = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[ \u00a0\u202f]\d{3})+"
    r"|\d{1,3}(?:\.\d{3}){2,}"
)
_DIGITS = re.compile(
    rf"(?P<digits>{DIGITS})(?P<half>{_HALF})?(?P<scales>(?:[\s-]?{SCALE}){{0,2}})", re.I
)
_LONGEST = 24
_SCALES = re.compile(rf"{SCALE}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as read; `value` is None where `doubt` says what its two readings are."""

    value: Decimal | None = None
    doubt: str | None = None

    @classmethod
    def of(cls, value: Decimal) -> Figure:
        """Keep `value` without trailing zeros or exponent; a doubt where no one counts that far."""
        if value.adjusted() > _LONGEST:
            return cls(doubt="a figure of so many digits is no amount")
        whole = value == value.to_integral_value()
        return cls(value.quantize(Decimal(1)) if whole else value.normalize())

    def times(self, factor: Decimal) -> Figure:
        """Multiply by a scale."""
        return self if self.value is None else Figure.of(self.value * factor)


def read_digits(text: str, decimal: bool = False) -> Figure:
    """Read digits; `decimal` says that a point can only part decimals, as before a scale."""
    whole, point, tail = text, "", ""
    if not _GROUPED.fullmatch(text) and (match := re.fullmatch(r"(.*?)([.,])(\d+)", text)):
        whole, point, tail = match.groups()
    if not whole.isdigit() and not _GROUPED.fullmatch(whole):
        return Figure(doubt=f"{text!r} is grouped in no known way")
    plain = re.sub(r"\D", "", whole)
    if point == "," and len(tail) != 1:
        return Figure(doubt=f"the comma of {text!r} may part thousands or decimals")
    if point == "." and len(tail) == 3 and not decimal and len(plain) <= 3 and plain.lstrip("0"):
        return Figure(doubt=f"the point of {text!r} may part thousands or decimals")
    return Figure(Decimal(f"{plain}.{tail}" if tail else plain))


def scale_of(text: str) -> Decimal:
    """Multiply the scales in `text`: "lakh crore" is 10^12, no scale is 1."""
    product = Decimal(1)
    for match in _SCALES.finditer(text):
        word = match[0].lower()
        product *= _FACTS.scales.get(word) or _FACTS.scales[word.rstrip("s")]
    return product


def _read_words(text: str) -> Decimal | None:
    """Read a spelled-out number."""
    total, current = Decimal(0), Decimal(0)
    words = re.findall(r"[a-z]+", text.lower())
    if words[:2] in (["half", "a"], ["half", "an"]):
        words = ["half", *words[2:]]
    for place, word in enumerate(words):
        if word in _FACTS.words:
            current += _FACTS.words[word]
        elif word in ("a", "an"):
            current += words[place + 1 : place + 2] != ["half"]
        elif word == "half":
            current += _FACTS.fractions["half"]
        elif word == "hundred":
            current *= 100
        elif scale := _FACTS.scales.get(word) or _FACTS.collectives.get(word):
            total, current = (total + current * scale if current else total * scale), Decimal(0)
        elif word != "and":
            return None
    return total + current


def read_number(text: str, decimal: bool = False) -> Figure:
    """Read a whole, decimal, scaled or spelled-out number; no value and no doubt if it is none."""
    text = squeeze(text)
    if match := _DIGITS.fullmatch(text):
        factor = scale_of(match["scales"])
        digits = read_digits(match["digits"], decimal or factor != 1)
        if digits.value is None:
            return digits
        half = _FACTS.fractions["half"] if match["half"] else 0
        return Figure.of((digits.value + half) * factor)
    if re.fullmatch(SPELLED, text):
        value = _read_words(text)
        return Figure.of(value) if value is not None else Figure()
    return Figure()


def read_integer(text: str) -> int | None:
    """Read a whole number in digits or words; None where it is none."""
    value = read_number(text).value
    return int(value) if value is not None and value == value.to_integral_value() else None
