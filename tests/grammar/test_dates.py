"""Dates: found and read against an issue date, never against the clock."""

from datetime import date

import pytest

from extract.grammar import dates

ISSUED = date(2025, 8, 29)  # a Friday


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("29 August 2025", "2025-08-29"),
        ("August 29, 2025", "2025-08-29"),
        ("Friday, 29 August 2025", "2025-08-29"),
        ("5th of May 2025", "2025-05-05"),
        ("06 NOV 2025", "2025-11-06"),
        ("Sept. 5, 2025", "2025-09-05"),
        ("2025-08-29", "2025-08-29"),
        ("29/08/2025", "2025-08-29"),
        ("29.08.2025", "2025-08-29"),
        ("2025年8月29日", "2025-08-29"),
        ("July 2023", "2023-07"),
        ("January of 2023", "2023-01"),
        ("2023", "2023"),
        ("spring 2023", "2023-21"),
        ("autumn of 2025", "2025-23"),
        ("2020s", "202X"),
        ("early 2030s", "203X"),
        ("21st century", "20XX"),
        ("early 2026", "2026"),
        ("mid-2026", "2026"),
        ("end-March 2026", "2026-03"),
        ("FY2025", "2025"),
        ("FY21", "2021"),
        ("fiscal year 2024", "2024"),
        ("by the end of Japanese fiscal year 2026", "../2026"),
        ("FY2025/26", "2025/2026"),
        ("FY 2023-24", "2023/2024"),
        ("academic year 2025 to 2026", "2025/2026"),
        ("2024-2025 school year", "2024/2025"),
        ("2024-25", "2024/2025"),
        ("2021-2025", "2021/2025"),
        ("1999-00", "1999/2000"),
        ("2024–05", "2024-05"),
        ("Q3 2025", "2025-07/2025-09"),
        ("first quarter of 2022", "2022-01/2022-03"),
        ("Q1 FY 2025-26", "2025-04/2025-06"),
        ("H1 2025", "2025-01/2025-06"),
        ("second half of 2026", "2026-07/2026-12"),
        ("last two months of 2025", "2025-11/2025-12"),
        ("year ended June 2025", "2024-07/2025-06"),
        ("year to March 2025", "2024-04/2025-03"),
        ("12 months to the end of June 2025", "2024-07/2025-06"),
        ("12-13 May 2024", "2024-05-12/2024-05-13"),
        ("14th & 15th March 2025", "2025-03-14/2025-03-15"),
        ("May 12–13, 2024", "2024-05-12/2024-05-13"),
        ("June 3 to July 5, 2025", "2025-06-03/2025-07-05"),
        ("December 2024–January 2025", "2024-12/2025-01"),
        ("from April 2024 to March 2029", "2024-04/2029-03"),
        ("from April to September 2025", "2025-04/2025-09"),
        ("from November 4 to 5, 2025", "2025-11-04/2025-11-05"),
        ("from 24 to 26 November 2025", "2025-11-24/2025-11-26"),
        ("between 2025 and 2028", "2025/2028"),
        ("by 2030", "../2030"),
        ("no later than 2050", "../2050"),
        ("by the end of June 2025", "../2025-06"),
        ("by mid-2026", "../2026"),
        ("by FY 2028-29", "../2029"),
        ("until 31 March 2027", "../2027-03-31"),
        ("through 2026", "../2026"),
        ("since 2019", "2019/.."),
        ("since March 2021", "2021-03/.."),
        ("from 1 January 2026", "2026-01-01/.."),
        ("post-2025", "2025/.."),
    ],
)
def test_it_finds_and_reads_dates_of_the_calendar(text: str, edtf: str) -> None:
    sentence = f"It ran, {text}, there."
    (found,) = dates.find(sentence)
    assert sentence[found.start : found.end] == text
    assert found.reading.edtf == edtf
    assert dates.read(text, None).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("today", "2025-08-29"),
        ("yesterday", "2025-08-28"),
        ("this week", "2025-08-25/2025-08-31"),
        ("last week", "2025-08-18/2025-08-24"),
        ("this month", "2025-08"),
        ("next month", "2025-09"),
        ("this year", "2025"),
        ("15 August this year", "2025-08-15"),
        ("March 3, last year", "2024-03-03"),
        ("first quarter of this year", "2025-01/2025-03"),
        ("next year", "2026"),
        ("later this year", "2025"),
        ("by the end of the year", "../2025"),
        ("by the end of next year", "../2026"),
        ("this decade", "202X"),
        ("by the end of the decade", "../2029"),
        ("to date", "../2025-08-29"),
        ("over the next three years", "2025-08-29/2028-08-29"),
        ("within the next two years", "2025-08-29/2027-08-29"),
        ("within the next year", "2025-08-29/2026-08-29"),
        ("over the past decade", "2015-08-29/2025-08-29"),
        ("next six months", "2025-08-29/2026-02-28"),
        ("over the past three and a half years", "2022-02-28/2025-08-29"),
        ("last November", "2024-11"),
        ("next spring", "2026-21"),
        ("this fall", "2025-23"),
        ("this Thursday", "2025-08-28"),
        ("two weeks ago", "2025-08-15"),
        ("early October", "2025-10"),
    ],
)
def test_relative_dates_lean_on_the_issue_date_and_on_nothing_else(text: str, edtf: str) -> None:
    sentence = f"It will end {text}."
    (found,) = dates.find(sentence, ISSUED)
    assert sentence[found.start : found.end] == text
    assert found.reading.edtf == edtf
    assert dates.read(text, None).edtf is None


def test_the_next_year_is_a_span_and_next_year_a_year() -> None:
    assert dates.read("next year", ISSUED).edtf == "2026"
    assert dates.read("next year", ISSUED, before="in the ").edtf == "2025-08-29/2026-08-29"


def test_a_month_without_a_year_follows_the_tense_of_its_sentence() -> None:
    (past,) = dates.find("In October, the two sides signed it.", ISSUED)
    (coming,) = dates.find("The text will be signed in October.", ISSUED)
    assert (past.reading.edtf, coming.reading.edtf) == ("2024-10", "2025-10")


def test_a_month_takes_the_year_that_ends_its_list() -> None:
    found = dates.find("Talks in May and June 2022 led to it.", ISSUED)
    assert [f.reading.edtf for f in found] == ["2022-05", "2022-06"]


def test_a_fiscal_year_is_written_as_the_block_writes_its_years() -> None:
    november = date(2025, 11, 27)
    assert dates.read("this financial year", november).edtf == "2025"
    after = " (FY2025/26), more than in FY2024/25"
    assert dates.read("this financial year", november, after=after).edtf == "2025/2026"
    assert dates.read("this financial year", date(2025, 5, 1), after=after).edtf is None


def test_a_quarter_before_january_is_of_last_year() -> None:
    assert dates.read("last quarter", date(2025, 2, 1)).edtf == "2024-10/2024-12"


def test_a_month_without_an_issue_date_is_still_named_a_month() -> None:
    (found,) = dates.find("They met in March.")
    assert (found.rule, found.reading.edtf) == ("date.month", None)


def test_since_then_means_the_date_before_it() -> None:
    found = dates.find("The pact dates from May 2022. Since then, trade has grown.", ISSUED)
    assert found[-1].reading.edtf == "2022-05/.."


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("met in July 2023 and on 5 May 2024", ["July 2023", "5 May 2024"]),
        ("in the first quarter of 2026", ["first quarter of 2026"]),
        ("in 2021 and 2022", ["2021", "2022"]),
        ("in the 2020s", ["2020s"]),
        ("during the next five years", ["during the next five years"]),
        ("in the next five years", ["next five years"]),
        ("with effect from 1 October 2025", ["1 October 2025"]),
        ("15% below 2005 levels", ["2005"]),
        ("in 2030 – 10 times more", ["2030"]),
        ("on Monday", ["Monday"]),
        ("On Friday, August 29", ["Friday, August 29"]),
        ("for the first time in over 35 years", []),
    ],
)
def test_a_mention_keeps_its_opener_but_no_preposition_of_place(
    text: str, spans: list[str]
) -> None:
    assert [text[f.start : f.end] for f in dates.find(text, ISSUED)] == spans


@pytest.mark.parametrize(
    "text",
    [
        "2,000 people", "1,900 MW", "2000 MW of wind", "more than 2000 students", "Agenda 2030",
        "the 2030 Agenda", "Horizon 2020", "the Energy Act of 2020", "the 2023 G7 Summit", "24/7",
        "may invest", "They march on", "May we begin", "the second row", "the leaders of tomorrow",
        "Resolution 2231", "a decades-long friendship", "from 17 to 22 partners", "G20",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates.find(text, ISSUED) == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("05/06/2025", "date.ambiguous"),
        ("31 February 2024", "date.open"),
        ("Q3 of FY2025", "date.open"),
        ("over five years", "date.over-count"),
        ("within 90 days", "date.within"),
        ("coming weeks", "date.vague"),
    ],
)
def test_a_date_that_nothing_settles_is_found_and_left_open(text: str, rule: str) -> None:
    (found,) = dates.find(f"It ends {text}.", ISSUED)
    assert (found.reading.edtf, found.rule) == (None, rule)


def test_a_reading_has_its_first_and_last_day() -> None:
    reading = dates.read("by the end of June 2025", ISSUED)
    assert (reading.start, reading.end) == (None, "2025-06-30")


def test_dates_at_the_ends_of_the_calendar_have_no_value() -> None:
    assert dates.read("yesterday", date.min).edtf is None
    assert dates.read("over the next 10 years", date.max).edtf is None


def test_a_text_too_long_for_a_date_is_none() -> None:
    assert dates.read("1-" * 8000, ISSUED) == dates.Reading()
    assert dates.read("1" * 5000 + " century", ISSUED) == dates.Reading()
