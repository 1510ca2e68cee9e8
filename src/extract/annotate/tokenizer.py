"""A tokenizer whose tokens have the edges of mentions: 400|MW, over|70, U.S.|-|Japan.

spaCy's English tokenizer keeps "400MW", "over70", "U.S.-Japan" and "10,500crores" whole, so that
no span of tokens could hold a part of them. Names with a figure (F-414, V2X, 5G) stay whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

_UNITS = (
    "MWh|GWh|kWh|TWh|MWp|GWp|kWp|MW|GW|kW|TW|kV|km2|km²|km|kg|mtpa|ktpa|tpa|Mt|kt|MT|ha|bpd|"
    "bn|mn|tn|m|b|crores?|lakhs?|million|billion|trillion|percent|%"
)
_CURRENCY_CODES = "US|USD|JPY|INR|EUR|GBP|AUD|CAD|SGD|KRW|CNY|RM|Rs|A|C|S|NZ|HK"
_SYMBOLS = "$€£¥₹₩₫₱฿₦₴₺₽"

_INFIXES = [
    *LIST_ELLIPSES,
    r"(?<=[0-9])[+*^](?=[0-9-])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9.)%])[-‐‑–—―−/](?=[{ALPHA}(\"“])",
    r"(?<=[0-9%])[-–—−/](?=[0-9$€£¥₹])",
    r"(?<=[a-z%])[-–—−](?=[0-9])",
    rf"[–—―](?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9)])[:;](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[()\[\]](?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9])[’'](?=s\b)",
]
_PREFIXES = [
    rf"(?:{_CURRENCY_CODES})(?=[{re.escape(_SYMBOLS)}])",
    r"(?:USD|JPY|INR|EUR|GBP|AUD|CAD|SGD|KRW|CNY|RM|Rs\.?)(?=[0-9])",
    r"(?:over|nearly|about|around|approximately|than|to|least|some)(?=[0-9])",
    r"[~≈<>±+](?=[0-9$])",
    rf"[0-9][0-9,.]*(?=(?:{_UNITS})(?:[-–—/.,;:)]|$))",
    r"[0-9][0-9,]*(?:\.[0-9]+)?(?=(?:companies|countries|people|projects|percent)\b)",
]
_SUFFIXES = [
    rf"(?<=[0-9])(?:{_UNITS})",
    r"(?<=[a-z])[*†‡]+",
    r"[-–—]",
]


def make_tokenizer(nlp: Language) -> Tokenizer:
    """Return the tokenizer for `nlp`, an English pipeline."""
    defaults = nlp.Defaults
    prefixes = [*_PREFIXES, *(defaults.prefixes or [])]
    suffixes = [*(defaults.suffixes or []), *_SUFFIXES]
    rules = dict(defaults.tokenizer_exceptions or {})
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(_INFIXES).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


@registry.tokenizers("extract.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return the factory that a pipeline's config names as its tokenizer."""
    return make_tokenizer


def blank() -> Language:
    """Return an English pipeline with nothing but this tokenizer."""
    return spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "extract.Tokenizer.v1"}}})
