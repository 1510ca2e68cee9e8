"""Money: found and read."""

from decimal import Decimal

import pytest

from extract.grammar import amounts


@pytest.mark.parametrize(
    ("text", "value", "currency", "qualifier"),
    [
        ("$41 million", "41000000", "USD", "exact"),
        ("US$ 34.3 billion", "34300000000", "USD", "exact"),
        ("U.S. $36 billion", "36000000000", "USD", "exact"),
        ("A$18.5 million", "18500000", "AUD", "exact"),
        ("CAD $ 1.5 billion", "1500000000", "CAD", "exact"),
        ("NZ$750,000", "750000", "NZD", "exact"),
        ("HK$2bn", "2000000000", "HKD", "exact"),
        ("RM 5.3 bil", "5300000000", "MYR", "exact"),
        ("EUR 600 m", "600000000", "EUR", "exact"),
        ("EUR 4.4 bn", "4400000000", "EUR", "exact"),
        ("€ 1,5 million", "1500000", "EUR", "exact"),
        ("€1.234.567", "1234567", "EUR", "exact"),
        ("Rs 1,00,000 crore", "1000000000000", "INR", "exact"),
        ("₹1.5 lakh crore", "1500000000000", "INR", "exact"),
        ("INR 10,500 crores", "105000000000", "INR", "exact"),
        ("RM320 million", "320000000", "MYR", "exact"),
        ("R$ 690 million", "690000000", "BRL", "exact"),
        ("20 billion yen", "20000000000", "JPY", "exact"),
        ("5 billion euros", "5000000000", "EUR", "exact"),
        ("1.5 trillion won", "1500000000000", "KRW", "exact"),
        ("600 M€", "600000000", "EUR", "exact"),
        ("1,5 million €", "1500000", "EUR", "exact"),
        ("half a million dollars", "500000", "USD", "exact"),
        ("85 million Saudi riyals", "85000000", "SAR", "exact"),
        ("up to JPY 60 billion", "60000000000", "JPY", "up_to"),
        ("more than $2.5 million", "2500000", "USD", "over"),
        ("nearly $1 billion", "1000000000", "USD", "under"),
        ("an additional US$20 million", "20000000", "USD", "additional"),
        ("up to an additional $10 million", "10000000", "USD", "up_to"),
        ("at least £1,200", "1200", "GBP", "at_least"),
        ("$90+ million", "90000000", "USD", "over"),
    ],
)
def test_it_reads_symbols_codes_names_scales_and_qualifiers(
    text: str, value: str, currency: str, qualifier: str
) -> None:
    sentence = f"The bank gave {text} for it."
    (found,) = amounts.find(sentence)
    assert sentence[found.start : found.end] == text
    assert found.label == "MONEY"
    assert found.reading == amounts.read(text)
    assert found.reading.value == Decimal(value)
    assert (found.reading.currency, found.reading.qualifier) == (currency, qualifier)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$10-15 million", "10000000", "15000000"),
        ("$10 – $15 million", "10000000", "15000000"),
        ("$5,000 to $40,000", "5000", "40000"),
        ("Rs 5 crore to Rs 200 crore", "50000000", "2000000000"),
        ("£250,000 to £1 million", "250000", "1000000"),
        ("3-4 billion yen", "3000000000", "4000000000"),
    ],
)
def test_a_range_has_a_low_and_a_high_end(text: str, low: str, high: str) -> None:
    (found,) = amounts.find(f"Grants of {text} are open.")
    assert (found.reading.value, found.reading.max) == (Decimal(low), Decimal(high))


def test_from_one_sum_to_another_is_two_sums() -> None:
    found = amounts.find("The ceiling rose from USD 1 billion to USD 2 billion.")
    assert [f.reading.value for f in found] == [Decimal(10**9), Decimal(2 * 10**9)]


def test_a_dash_before_a_smaller_sum_is_no_range() -> None:
    found = amounts.find("They pledged $11 million – $10 million from one and $1 million from two.")
    assert [f.reading.max for f in found] == [None, None, None]


def test_the_sheet_says_whose_the_bare_signs_are() -> None:
    assert amounts.read("$5 million", dollar="CAD").currency == "CAD"
    assert amounts.read("5 million dollars", dollar="AUD").currency == "AUD"
    assert amounts.read("US$5 million", dollar="CAD").currency == "USD"
    assert amounts.read("$5 million CAD").currency == "CAD"
    assert amounts.read("¥5 billion").currency == "JPY"
    assert amounts.read("¥5 billion", yen="CNY").currency == "CNY"


def test_a_sum_with_two_readings_is_left_open_and_says_why() -> None:
    reading = amounts.read("€1.234")
    assert reading.value is None
    assert reading.currency == "EUR"
    assert "1.234" in (reading.doubt or "")


@pytest.mark.parametrize(
    "text",
    [
        "billions of dollars",
        "the COP27 conference",
        "5 million pounds of beef",
        "150 PLN engineers",
        "a real change",
        "the F$ sign",
    ],
)
def test_what_only_looks_like_money_is_none(text: str) -> None:
    assert [f for f in amounts.find(f"It is {text} now.") if f.label == "MONEY"] == []


def test_a_sum_glued_to_its_neighbours_is_found() -> None:
    text = "to invest$1.33 billionannually"
    (found,) = amounts.find(text)
    assert text[found.start : found.end] == "$1.33 billion"


def test_a_mention_may_carry_a_word_too_many() -> None:
    for text in ("a $36 million", "of $36 million,", "($36 million)"):
        assert amounts.read(text).value == Decimal(36_000_000)
