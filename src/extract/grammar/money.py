"""Money: symbols, ISO codes and names before and after a figure, scales, ranges, qualifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.grammar.facts import currencies, numbers
from extract.grammar.numbers import (
    DIGITS,
    NUMBER,
    NUMBER_STARTS,
    SCALE,
    Figure,
    read_digits,
    read_number,
)
from extract.grammar.qualifiers import QUALIFIER_PHRASES, QUALIFIERS, split_qualifier
from extract.grammar.reading import Found, Household, Reading
from extract.grammar.words import alternation, first_words, has_any, squeeze, starts, tokens

_FACTS = currencies()
_SYMBOLS = {s: code for code, c in _FACTS.currencies.items() for s in c.symbols}
_NAMES = {n.lower(): code for code, c in _FACTS.currencies.items() for n in c.names}
_RISKY = {name.lower() for name in _FACTS.scaled_only.names}
_ABBREVIATIONS = numbers().abbreviations
_SHORT_FORMS = {form for a in _ABBREVIATIONS for form in (a, a.upper(), a.capitalize())}

_ISO = rf"(?:{alternation(c for c in _FACTS.currencies if c not in _FACTS.scaled_only.symbols)})"
_LETTERED = alternation(s for s in _SYMBOLS if s[0].isalpha())
_SIGNS = alternation(s for s in [*_SYMBOLS, *_FACTS.shared] if not s[0].isalpha())
_CURRENCY = (
    rf"(?:(?<![A-Za-z])(?:{_ISO}\s?[$¥£€₹]|{_LETTERED}|{_ISO}(?![A-Za-z]))|(?<![A-Z])(?:{_SIGNS}))"
)
_SHORTS = alternation(_SHORT_FORMS)
_SHORT = rf"(?:\s?(?:{_SHORTS})(?!\w))"
_SCALED = rf"{DIGITS}(?:\+\s?)?(?:[\s-]?{SCALE}|{_SHORT}){{0,2}}\+?"
_ALL_NAMES = [*_NAMES, *_FACTS.shared_names]
_NAME = rf"(?i:{alternation(n for n in _ALL_NAMES if n not in _RISKY)})(?!\w)"
_ISO_AFTER = rf"{_ISO}(?!\w)(?!\s+[a-z]{{4,}})"
_RISKY_NAME = rf"(?i:{alternation(_RISKY)})(?![\w])"
_RISKY_SYMBOL = rf"(?<![A-Za-z])(?:{alternation(_FACTS.scaled_only.symbols)})"
_SCALED_ONLY = rf"{_RISKY_SYMBOL}\s?{DIGITS}(?:\s?{SCALE}){{1,2}}"
_TO = r"(?:\s+(?:to|and|or)\s+|\s?[-–—‑]\s?)"

_BEFORE = rf"{_CURRENCY}\s?{_SCALED}"
_AFTER = (
    rf"(?:{DIGITS}{_TO})?{NUMBER}(?:{_SHORT})?(?:\s+|-)(?:{_NAME}|{_ISO_AFTER})"
    rf"|{NUMBER}(?<=[a-z])\s{_ISO}(?!\w)|{NUMBER}(?:\s?(?:{_SHORTS}))?\s?€"
    rf"|{NUMBER}[\s-]?(?i:{SCALE}|bn|mn)(?:\s+|-){_RISKY_NAME}(?!\s+of\b)"
)
_SHARED = alternation(_FACTS.shared)
_SIGN_AND_ISO = rf"(?<![A-Z])(?:{_SHARED})\s?{_SCALED}\s{_ISO}(?!\w)"
_FIND = re.compile(
    rf"{QUALIFIERS}?(?:{_SIGN_AND_ISO}|{_BEFORE}(?P<range>{_TO}(?:{_BEFORE}|{_SCALED}))?|{_SCALED_ONLY}"
    rf"|(?:(?<![\w.,])|(?<=[A-Za-z])(?=\d)){_AFTER})"
)
_FIRSTS = first_words(
    [*_SYMBOLS, *_FACTS.currencies, *_FACTS.shared, *_FACTS.scaled_only.symbols, *NUMBER_STARTS]
) | first_words(QUALIFIER_PHRASES)
_TOKENS = first_words([*_SYMBOLS, *_FACTS.currencies, *_FACTS.shared, *_FACTS.scaled_only.symbols])
_CUES = frozenset(tokens(name)[-1] for name in [*_ALL_NAMES, *_RISKY]) | _TOKENS

_ONE_BEFORE = re.compile(rf"(?P<currency>{_CURRENCY}|{_RISKY_SYMBOL})\s?(?P<number>{_SCALED})")
_SIGN_THEN_ISO = re.compile(rf"(?:{_SHARED})\s?(?P<number>{_SCALED})\s(?P<currency>{_ISO})")
_SIGN_AFTER = re.compile(rf"(?P<number>{NUMBER}(?:\s?(?:{_SHORTS}))?)\s?(?P<currency>€)")
_ONE_AFTER = re.compile(
    rf"(?P<number>{NUMBER}(?:{_SHORT})?)(?:\s+|-)(?P<currency>{_NAME}|{_RISKY_NAME}|{_ISO})"
)
_RANGE_AFTER = re.compile(
    rf"(?P<low>{NUMBER}){_TO}(?P<high>{NUMBER}(?:{_SHORT})?)(?:\s+|-)(?P<currency>{_NAME}|{_RISKY_NAME})"
)
_BARE = re.compile(rf"(?P<number>{_SCALED})")
_PARTS = re.compile(
    rf"(?P<digits>{DIGITS})(?:\+\s?)?(?P<scales>(?:[\s-]?{SCALE}){{0,2}})(?P<short>{_SHORT})?\+?"
)


def currency_of(written: str, household: Household) -> str | None:
    """Return the ISO 4217 code of a symbol, code or name; `$` and `¥` are the household's."""
    text = squeeze(written)
    for known in (text, text[:3]):
        if known in _FACTS.currencies:
            return known
    code = _SYMBOLS.get(text) or _FACTS.scaled_only.symbols.get(text)
    if code:
        return code
    sign = text if text in _FACTS.shared else _FACTS.shared_names.get(text.lower())
    if sign == "$":
        return household.dollar
    return household.yen if sign else _NAMES.get(text.lower())


def _figure(text: str) -> tuple[Figure, Decimal]:
    """Read a figure with its scale; the scale apart, for the other end of a range."""
    match = _PARTS.fullmatch(text.strip())
    if not match:
        return read_number(text), Decimal(1)
    scale = Decimal(1)
    if match["short"]:
        scale = _ABBREVIATIONS[match["short"].strip().lower()]
    if match["scales"]:
        scale *= read_number(f"1 {match['scales'].strip(' -')}").value or 1
    figure = read_digits(match["digits"], decimal=scale != 1)
    return figure.times(scale), scale


def _range(low: str, high: str) -> tuple[Figure, Figure]:
    """Read both ends; a scale written once is for both ("$10-15 million")."""
    (first, own), (last, scale) = _figure(low), _figure(high)
    if own == 1 and scale != 1 and first.value is not None and first.value < 1000:
        first = first.times(scale)
    return first, last


def read_money(text: str, household: Household) -> Reading | None:
    """Read one money mention; None where it is no money."""
    qualifier, body = split_qualifier(squeeze(text))
    if "+" in body and qualifier == "exact":
        qualifier = "over"
    for rule, low, high, written in _shapes(body):
        currency = currency_of(written, household)
        if currency is None or (_is_risky(written) and not re.search(SCALE, body)):
            continue
        first, last = _range(low, high) if high else (_figure(low)[0], None)
        doubt = first.doubt or (last.doubt if last else None)
        if first.value is None and not doubt:
            continue
        top = last.value if last else None
        if not doubt and top is not None and first.value is not None and first.value > top:
            doubt = f"{text!r} runs from more to less"
        if doubt:
            return Reading(currency=currency, qualifier=qualifier, rule=rule, doubt=doubt)
        return Reading(first.value, top, currency, qualifier=qualifier, rule=rule)
    return None


def _is_risky(written: str) -> bool:
    """Whether a spelling is money only beside a scale ("R 2 billion", "5 million pounds")."""
    return written.lower() in _RISKY or written in _FACTS.scaled_only.symbols


def _shapes(body: str) -> Iterator[tuple[str, str, str | None, str]]:
    """Yield how `body` may be parted: rule, figure, second figure, currency as written."""
    if match := _ONE_BEFORE.fullmatch(body):
        yield f"money.{_kind(match)}-before", match["number"], None, match["currency"]
    if match := _SIGN_THEN_ISO.fullmatch(body):
        yield "money.iso-after", match["number"], None, match["currency"]
    if match := _SIGN_AFTER.fullmatch(body):
        yield "money.symbol-after", match["number"], None, match["currency"]
    if match := _ONE_AFTER.fullmatch(body):
        yield f"money.{_kind(match)}-after", match["number"], None, match["currency"]
    if match := _RANGE_AFTER.fullmatch(body):
        yield "money.range-after", match["low"], match["high"], match["currency"]
    for split in re.finditer(_TO, body):
        low = _ONE_BEFORE.fullmatch(body[: split.start()])
        right = body[split.end() :]
        high = _ONE_BEFORE.fullmatch(right) or _BARE.fullmatch(right)
        if low and high:
            yield "money.range-before", low["number"], high["number"], low["currency"]


def _kind(match: re.Match[str]) -> str:
    """Say how a currency is written: by its ISO code, a symbol or a name."""
    written = squeeze(match["currency"])
    if written in _FACTS.currencies:
        return "iso"
    return (
        "name" if written.lower() in _NAMES or written.lower() in _FACTS.shared_names else "symbol"
    )


def find_money(text: str, household: Household) -> list[Found]:
    """Find the money of one block; what two readings disagree on is found with its doubt."""
    found: list[Found] = []
    if not has_any(text, _CUES):
        return found
    place = 0
    for at in starts(text, _FIRSTS):
        match = _FIND.match(text, at) if at >= place else None
        if not match:
            continue
        start, end = match.span()
        if match["range"] and _parted(text, match):
            end = match.start("range")
        reading = read_money(text[start:end], household)
        if reading and reading.doubt and match["range"] and end == match.end():
            end = match.start("range")
            reading = read_money(text[start:end], household)
        if reading:
            found.append(Found(start, end, "MONEY", reading.rule, reading))
            place = end
    return found


def _parted(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a range is two amounts: "from $5 to $6", "$5 and $6"."""
    joint = match["range"].lstrip().lower()
    lead = text[max(0, match.start() - 12) : match.start()].lower()
    if joint.startswith("to"):
        return re.search(r"\bfrom\s+$", lead) is not None
    if joint.startswith(("and", "or")):
        return re.search(r"\bbetween\s+$", lead) is None
    return False
