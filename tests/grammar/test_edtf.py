"""EDTF: what is valid, what days it covers, how it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.grammar import edtf


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-05-12", "2024-05-12", "2024-05-12"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2019/..", "2019-01-01", None),
        ("../2030-06", None, "2030-06-30"),
        ("2024-04/2029-03", "2024-04-01", "2029-03-31"),
        ("203X/..", "2030-01-01", None),
    ],
)
def test_bounds_are_the_first_and_last_day(text: str, start: str | None, end: str | None) -> None:
    assert edtf.bounds(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["", "20", "2024-13", "2024-00", "2023-02-29", "2024-05/2024-04", "../..", "2024/", "May",
     "0000", "2024-25", "２０２４"],
)  # fmt: skip
def test_what_is_no_date_has_no_bounds(text: str) -> None:
    assert not edtf.is_valid(text)
    assert edtf.bounds(text) == (None, None)


def test_no_date_at_all_has_no_bounds() -> None:
    assert edtf.bounds(None) == (None, None)


def test_months_run_over_the_end_of_the_year() -> None:
    assert edtf.months(2024, 7, 12) == "2024-07/2025-06"
    assert edtf.months(2025, 13, 3) == "2026-01/2026-03"
    assert edtf.months(2025, 5, 1) == "2025-05"


def test_an_interval_of_equal_ends_is_one_date() -> None:
    assert edtf.interval("2024", "2024") == "2024"
    assert edtf.interval("2024-01/2024-03", None) == "2024-01/.."
    assert edtf.interval(None, "2024-01/2024-03") == "../2024-03"


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_is_its_own_bounds(day: date) -> None:
    text = edtf.write(day.year, day.month, day.day)
    assert edtf.bounds(text) == (day.isoformat(), day.isoformat())


@given(st.dates(), st.dates())
def test_an_interval_is_valid_just_when_it_runs_forward(a: date, b: date) -> None:
    assert edtf.is_valid(f"{a.isoformat()}/{b.isoformat()}") == (a <= b)


@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    assert edtf.is_valid(text) == (edtf.bounds(text) != (None, None))
