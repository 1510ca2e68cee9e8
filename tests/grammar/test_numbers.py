"""Numbers in digits and words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.grammar.facts import numbers
from extract.grammar.numbers import read_integer, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", "7"),
        ("1,234.5", "1234.5"),
        ("1,00,000", "100000"),
        ("12,34,567", "1234567"),
        ("6 000", "6000"),
        ("1.234.567", "1234567"),
        ("1,5 million", "1500000"),
        ("2.5 million", "2500000"),
        ("1.234 billion", "1234000000"),
        ("10,500 crores", "105000000000"),
        ("1 lakh crore", "1000000000000"),
        ("50 thousand crore", "500000000000"),
        ("one lakh crore", "1000000000000"),
        ("twenty-five", "25"),
        ("one hundred and fifty thousand", "150000"),
        ("two million three hundred thousand", "2300000"),
        ("half a million", "500000"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("a hundred", "100"),
        ("three and a half", "3.5"),
        ("Seventeen", "17"),
        ("0.25", "0.25"),
    ],
)
def test_it_reads_figures_and_words(text: str, value: str) -> None:
    figure = read_number(text)
    assert figure.value == Decimal(value)
    assert figure.doubt is None
    assert "E" not in str(figure.value)


@pytest.mark.parametrize("text", ["1.234", "1,23", "1,2345", "1,23,45", "1" * 40])
def test_a_figure_with_two_readings_is_left_open(text: str) -> None:
    figure = read_number(text)
    assert figure.value is None
    assert figure.doubt


@pytest.mark.parametrize(
    "text", ["", "many", "point", "1.2.3", "million", "1e5", "NaN", "twenty many"]
)
def test_what_is_no_number_has_neither_value_nor_certainty(text: str) -> None:
    assert read_number(text).value is None


@given(st.integers(min_value=0, max_value=10**15))
def test_western_grouping_reads_back(number: int) -> None:
    assert read_number(f"{number:,}").value == number


@given(st.integers(min_value=100_000, max_value=10**13))
def test_indian_grouping_reads_back(number: int) -> None:
    head, tail = str(number)[:-3], str(number)[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    assert read_number(",".join([*pairs, tail])).value == number


@given(st.integers(min_value=1, max_value=999_999))
def test_a_number_in_words_reads_back(number: int) -> None:
    assert read_integer(in_words(number)) == number


@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    read_number(text)


def in_words(number: int) -> str:
    """Write a number below a million in words."""
    ones = [word for word, value in numbers().words.items() if value < 20]
    tens = [word for word, value in numbers().words.items() if value >= 20]
    if number >= 1000:
        head, rest = divmod(number, 1000)
        return f"{in_words(head)} thousand" + (f" {in_words(rest)}" if rest else "")
    if number >= 100:
        head, rest = divmod(number, 100)
        return f"{ones[head]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number >= 20:
        head, rest = divmod(number, 10)
        return tens[head - 2] + (f"-{ones[rest]}" if rest else "")
    return ones[number]
