"""Quantities: found and read."""

from decimal import Decimal

import pytest

from extract.grammar import amounts


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("400MW", "400", "megawatt", "exact"),
        ("13 percent", "13", "percent", "exact"),
        ("0.5 per cent", "0.5", "percent", "exact"),
        ("over 99%", "99", "percent", "over"),
        ("≥ 30%", "30", "percent", "at_least"),
        ("<5%", "5", "percent", "under"),
        ("just over 300 nurses", "300", "nurse", "over"),
        ("1.5°C", "1.5", "degree celsius", "exact"),
        ("3.5 ktpa", "3.5", "kilotonne/year", "exact"),
        ("10 MTPA", "10000000", "tonne/year", "exact"),
        ("480 square kilometres", "480", "square kilometre", "exact"),
        ("25,000 sq ft", "25000", "square foot", "exact"),
        ("1.125 GW", "1.125", "gigawatt", "exact"),
        ("five gigawatts", "5", "gigawatt", "exact"),
        ("20 data centers", "20", "data center", "exact"),
        ("two MoUs", "2", "memorandum", "exact"),
        ("three memoranda of understanding", "3", "memorandum", "exact"),
        ("over70 companies", "70", "company", "over"),
        ("at least 1,800 scholarships", "1800", "scholarship", "at_least"),
        ("257 million safe and effective doses", "257000000", "dose", "exact"),
        ("85 small and medium-sized firms", "85", "firm", "exact"),
        ("half a million people", "500000", "person", "exact"),
        ("a dozen partners", "12", "partner", "exact"),
        ("one hundred and fifty experts", "150", "expert", "exact"),
        ("twenty-five engineers", "25", "engineer", "exact"),
        ("more than 2.4 lakh certificates of origin", "240000", "certificate of origin", "over"),
        ("15 Japanese, Indian and Australian firms", "15", "firm", "exact"),
        ("eight more reactors", "8", "reactor", "additional"),
        ("an additional 500 young people", "500", "young person", "additional"),
        ("2 million daily passengers", "2000000", "passenger", "exact"),
        ("2,900 low- and zero-emission buses", "2900", "bus", "exact"),
        ("8 new, modern, and quiet trains", "8", "train", "exact"),
        ("110 kN", "110", "kilonewton", "exact"),
        ("40 MLD", "40000000", "litre/day", "exact"),
        ("2.5 Mtoe", "2500000", "tonne of oil equivalent", "exact"),
        ("nine HBCUs", "9", "hbcu", "exact"),
        ("four million acres", "4000000", "acre", "exact"),
        ("some 300 small businesses", "300", "business", "about"),
        ("200+ start-ups", "200", "start-up", "at_least"),
        ("fourfold", "4", "fold", "exact"),
        ("more than ten-fold", "10", "fold", "over"),
        ("six P-8I aircraft", "6", "aircraft", "exact"),
    ],
)
def test_it_reads_units_nouns_words_and_qualifiers(
    text: str, value: str, unit: str, qualifier: str
) -> None:
    sentence = f"It covers {text} in the north."
    (found,) = amounts.find(sentence)
    assert sentence[found.start : found.end] == text
    assert found.label == "QUANTITY"
    assert found.reading == amounts.read(text)
    assert found.reading.value == Decimal(value)
    assert (found.reading.unit, found.reading.qualifier) == (unit, qualifier)


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("for over a decade of work", "over a decade", "1", "decade"),
        ("for more than half a century", "more than half a century", "0.5", "century"),
        ("for a half-century", "a half-century", "0.5", "century"),
        ("nearly half of the rice harvest", "nearly half", "0.5", "harvest"),
        ("about three quarters of exports", "about three quarters", "0.75", "export"),
        ("two-thirds of members", "two-thirds", "2", "third"),
        ("almost a third of its staff", "almost a third", "1", "third"),
    ],
)
def test_shares_and_single_spans_in_words_are_read(
    text: str, span: str, value: str, unit: str
) -> None:
    (found,) = amounts.find(text)
    assert text[found.start : found.end] == span
    assert (str(found.reading.value), found.reading.unit) == (value, unit)


@pytest.mark.parametrize("text", ["a year ago", "half the fleet", "an hour", "a quarter of it"])
def test_a_share_without_a_qualifier_is_no_quantity(text: str) -> None:
    assert amounts.find(f"That was {text}.") == []


@pytest.mark.parametrize(
    ("text", "ucum"),
    [("5 MW", "MW"), ("3 km²", "km2"), ("2 hectares", "har"), ("7%", "%"), ("4 MWh", "MW.h")],
)
def test_a_unit_of_measure_has_its_ucum_code(text: str, ucum: str) -> None:
    assert amounts.read(text).ucum == ucum


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("50-52 percent", 50, 52, "percent"),
        ("50% to 70%", 50, 70, "percent"),
        ("10–12 GW", 10, 12, "gigawatt"),
        ("8 to 12 projects", 8, 12, "project"),
        ("two to three million doses", 2_000_000, 3_000_000, "dose"),
    ],
)
def test_a_range_has_a_low_and_a_high_end(text: str, low: int, high: int, unit: str) -> None:
    (found,) = amounts.find(f"It is {text} here.")
    assert found.reading.value == low
    assert found.reading.max == high
    assert found.reading.unit == unit


def test_from_one_figure_to_another_is_two_mentions_of_one_unit() -> None:
    text = "Waiting falls from 87 to 5 days."
    found = amounts.find(text)
    assert [(text[f.start : f.end], f.reading.unit) for f in found] == [
        ("87", "day"),
        ("5 days", "day"),
    ]


def test_two_figures_may_share_one_noun() -> None:
    text = "It made over 3,000 direct and 7,600 indirect jobs."
    found = amounts.find(text)
    assert [(text[f.start : f.end], f.reading.unit) for f in found] == [
        ("over 3,000 direct", "job"),
        ("7,600 indirect jobs", "job"),
    ]


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("It will buy 30 Boeing aircraft now.", "30", "aircraft"),
        ("It will buy up to 210 American-made Boeing 787 aircraft.", "up to 210", "aircraft"),
        ("It issued nearly 6 million U.S. visas.", "nearly 6 million", "visa"),
        ("A new five-year programme began.", "five-year", "year"),
        ("It has 40-member teams.", "40-member", "member"),
        ("A 400-kV line was built.", "400-kV", "kilovolt"),
    ],
)
def test_a_name_or_a_hyphen_ends_the_mention_at_the_figure(text: str, span: str, unit: str) -> None:
    (found,) = amounts.find(text)
    assert (text[found.start : found.end], found.reading.unit) == (span, unit)


def test_a_figure_without_a_noun_counts_what_was_counted_before() -> None:
    text = "Of its 23 chapters, 17 have been closed."
    found = amounts.find(text)
    assert [(str(f.reading.value), f.reading.unit) for f in found] == [
        ("23", "chapter"),
        ("17", "chapter"),
    ]
    start, end = found[1].start, found[1].end
    assert amounts.read(text[start:end], before=text[:start], after=text[end:]).unit == "chapter"


@pytest.mark.parametrize(
    "text",
    [
        "5G networks", "the C2S project", "G7 leaders", "Digital Partnership 2.0", "F-35 jets",
        "a Boeing 787", "Title 10", "Section 232", "Phase 3", "the 11th dialogue", "COVID-19 tests",
        "both countries", "the two leaders", "our two nations", "two-way trade", "24/7 support",
        "one of the largest", "zero-emission cars", "net zero emissions", "hundreds of schools",
        "7:15PM", "No. 5", "Article 5 commitments", "the 2030 Agenda", "about 1 in 3 people",
        "-5°C", "zero emission buses", "24-7 support", "a one-time grant",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert amounts.find(f"This is {text} again.") == []


def test_a_share_of_so_many_is_none_but_a_percentage_in_so_many_years_is() -> None:
    assert amounts.find("More than three in four women agree.") == []
    assert [str(f.reading.value) for f in amounts.find("It grew 20% in 10 years.")] == ["20", "10"]


def test_a_figure_may_repeat_the_word_before_it_but_not_gainsay_it() -> None:
    assert amounts.read("three (3) years").value == Decimal(3)
    reading = amounts.read("three (4) years")
    assert reading.value is None
    assert reading.doubt


def test_a_date_is_no_quantity() -> None:
    assert amounts.find("It began on 5 May 2024 and runs over the next three years.") == []


def test_a_section_number_is_no_quantity() -> None:
    assert amounts.find("2.3 Ports and roads") == []
    assert amounts.find("3 Ports") == []


def test_a_count_with_two_readings_is_left_open_and_says_why() -> None:
    reading = amounts.read("1.234 companies")
    assert reading.value is None
    assert reading.unit == "company"
    assert reading.doubt
