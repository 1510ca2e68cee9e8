"""Whatever the grammar can write, it reads back; no text makes it raise; spans are slices."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.grammar import amounts, dates, edtf
from extract.grammar.catalog import RULES
from extract.grammar.facts import calendar, currencies, numbers, units

CURRENCIES = currencies()
SCALES = {w: v for w, v in numbers().scales.items() if w not in ("lac", "lacs", "hundred")}
QUALIFIERS = [(p, q) for q, phrases in numbers().qualifiers.items() for p in phrases]
MONTHS = [names[0] for names in calendar().months.values()]

written_before = st.sampled_from(
    [(s, code) for code, c in CURRENCIES.currencies.items() for s in (f"{code} ", *c.symbols)]
)
written_after = st.sampled_from(
    [(n, code) for code, c in CURRENCIES.currencies.items() for n in c.names]
)
figures = st.one_of(
    st.integers(min_value=1, max_value=999_999).map(lambda n: (f"{n:,}", Decimal(n))),
    st.integers(min_value=1, max_value=9_999).map(lambda n: (f"{n / 10:.1f}", Decimal(n) / 10)),
)
scales = st.sampled_from(sorted(SCALES))
qualifiers = st.sampled_from([("", "exact"), *((f"{p} ", q) for p, q in QUALIFIERS if p != "~")])
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
WORDS = """
over from the next last 5 2025 May to by until $ JPY % MW million crore people two , . - – ( )
first quarter of FY2025 between and Q3 week ago since then half a dozen more 1.234 1,23 century
decade mid spring this 21st the end early March 12-13 2024-05 2024–05 third year months within
past Monday year ended FY -fold four plus zero net one and-a-half (3)
12345678901234567890123456789 MTPA lakh € ¥ Rs dollars pounds
"""
words = st.sampled_from(WORDS.split())
prose = st.one_of(st.text(), st.lists(words, max_size=14).map(" ".join))


@given(qualifiers, written_before, figures, scales)
def test_money_with_the_currency_before_reads_back(
    qualifier: tuple[str, str], currency: tuple[str, str], figure: tuple[str, Decimal], scale: str
) -> None:
    text = f"{qualifier[0]}{currency[0]}{figure[0]} {scale}"
    reading = amounts.read(text)
    assert reading.value == figure[1] * SCALES[scale]
    assert (reading.currency, reading.qualifier) == (currency[1], qualifier[1])
    sentence = f"They gave {text} for it."
    (found,) = amounts.find(sentence)
    assert (sentence[found.start : found.end], found.reading) == (text, reading)


@given(qualifiers, written_after, figures, scales)
def test_money_with_the_currency_after_reads_back(
    qualifier: tuple[str, str], currency: tuple[str, str], figure: tuple[str, Decimal], scale: str
) -> None:
    text = f"{qualifier[0]}{figure[0]} {scale} {currency[0]}"
    reading = amounts.read(text)
    assert reading.value == figure[1] * SCALES[scale]
    assert (reading.currency, reading.qualifier) == (currency[1], qualifier[1])
    (found,) = amounts.find(f"They gave {text}.")
    assert found.reading == reading


@given(st.sampled_from(sorted(units().units)), figures, qualifiers)
def test_measures_read_back(
    name: str, figure: tuple[str, Decimal], qualifier: tuple[str, str]
) -> None:
    unit = units().units[name]
    for written in (*unit.symbols, *(f" {n}" for n in unit.names)):
        text = f"{qualifier[0]}{figure[0]}{written}"
        reading = amounts.read(text)
        assert reading.value == figure[1] * unit.times
        assert (reading.unit, reading.ucum) == (unit.unit or name, unit.ucum)
        assert reading.qualifier == qualifier[1]


@given(days)
def test_a_day_reads_back_in_every_form(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day:02d} {month[:3].upper()} {day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert dates.read(text, None).edtf == day.isoformat()
        (found,) = dates.find(f"It opened on {text} there.")
        assert found.reading.edtf == day.isoformat()


@given(days, days)
def test_a_span_of_days_reads_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    texts = [f"from {long(first)} to {long(last)}", f"{long(first)} – {long(last)}"]
    if (first.year, first.month) == (last.year, last.month):
        texts.append(f"{first.day}-{long(last)}")
    for text in texts:
        expected = edtf.interval(first.isoformat(), last.isoformat())
        assert dates.read(text, None).edtf == (expected if first != last else first.isoformat())


def long(day: date) -> str:
    """Write a day as European houses do."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@given(prose, days)
@settings(max_examples=200)
def test_no_text_makes_dates_raise_and_spans_are_slices(text: str, issued: date) -> None:
    end = 0
    for found in dates.find(text, issued):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert found.reading.edtf is None or edtf.is_valid(found.reading.edtf)
        assert found.rule in RULES
    dates.read(text, issued, before=text, after=text)


@given(prose)
@settings(max_examples=200)
def test_no_text_makes_amounts_raise_and_spans_are_slices(text: str) -> None:
    end = 0
    for found in amounts.find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        for value in (found.reading.value, found.reading.max):
            assert value is None or isinstance(value, Decimal)
        assert found.reading.value is not None or found.reading.doubt
        assert found.rule in RULES
    amounts.read(text, before=text, after=text)
