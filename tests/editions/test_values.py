from decimal import Decimal

import pytest
from tests.editions.editions_by_hand import count, date, money

from extract.editions.deltas import arrows
from extract.editions.values import amount_key, date_key, same_amount
from extract.schema import Amount


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (count("1.5 GW", 1.5, "gigawatt"), count("1,500 MW", 1500, "megawatt")),
        (count("3 ktpa", 3, "kilotonne/year"), count("3,000 tons a year", 3000, "ton per year")),
        (count("2 km", 2, "kilometre"), count("2 kilometers", 2, "kilometer")),
    ],
)
def test_scales_of_a_unit_meet(one: Amount, other: Amount) -> None:
    assert amount_key(one) == amount_key(other)


def test_currencies_do_not_meet() -> None:
    assert not same_amount(money("$5", 5), money("€5", 5, "EUR"))


def test_a_range_says_both_of_its_ends() -> None:
    whole = Amount(mention="$1 to $2", value=Decimal(1), max=Decimal(2), currency="USD")
    assert same_amount(money("$1", 1), whole)
    assert not same_amount(whole, money("$1", 1))


def test_the_most_and_the_least_of_a_figure_are_two_amounts() -> None:
    most = money("up to $5", 5).model_copy(update={"qualifier": "up_to"})
    least = money("over $5", 5).model_copy(update={"qualifier": "over"})
    assert not same_amount(most, least)
    assert same_amount(most, money("$5", 5))


def test_an_opening_does_not_change_the_day() -> None:
    assert date_key(date("by 2030", "../2030")) == date_key(date("2030", "2030"))


def test_percentages_pair_values_of_one_unit() -> None:
    gone = [count("20 nurses", 20, "nurse"), money("$50 million", 50)]
    came = [money("$40 million", 40), count("25 nurses", 25, "nurse")]
    said = arrows(gone, came, lambda amount: amount.mention)
    assert said == "20 nurses → 25 nurses (+25 %); $50 million → $40 million (−20 %)"


def test_what_has_no_partner_stands_against_a_dash() -> None:
    assert arrows([money("$5", 5)], [money("€9", 9, "EUR")], lambda a: a.mention) == (
        "$5 → –; – → €9"
    )
