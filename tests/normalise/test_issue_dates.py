from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.normalise import issued
from extract.schema import Block, Furniture

DAY = date(2024, 5, 6)


def blocks(*texts: str) -> list[Block]:
    return [Block(id=f"b{i}", kind="paragraph", text=text) for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    "line",
    [
        "Lima, 6 May 2024",
        "New Delhi, May 6, 2024",
        "FOR IMMEDIATE RELEASE – May 6, 2024",
        "Date: 6 May 2024",
        "Posted On: 06 MAY 2024 7:15PM by PIB Delhi",
        "Last updated: 6 May 2024",
        "Office of the Reef Commissioner | Lima, May 6, 2024",
        "May 6, 2024",
        "2024-05-06",
        "Published 6 May 2024",
        "Monday, 6 May 2024",
        "LIMA, May 6, 2024 – The ministers of Peru and Chile today opened the first reef of many.",
        "Fact sheet: the reefs of the coast of Peru (6 May 2024)",
        "(Provisional translation) May 6, 2024",
        "Lima, 6 May 2024. Media release",
    ],
)
def test_a_dateline_gives_the_day(line: str) -> None:
    assert issued.dateline(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On May 6, 2024, Peru and Chile signed a treaty on reefs.",
        "The ministers met in Lima on 6 May 2024.",
        "State Visit of the President of Peru (4 to 6 May 2024)",
        "Lima, May 2024",
        "As at 6 May 2024, the fund had 20 reefs.",
        "Signed in Lima, 6 May 2024",
        "Reef Treaty, 6 May 2024",
        "Deadline: 6 May 2024",
        "Effective 6 May 2024",
        "6 May 2024 marks the day on which the reef was opened to visitors.",
    ],
)
def test_the_day_of_an_event_is_none(line: str) -> None:
    assert issued.dateline(line) is None


def test_a_sentence_about_the_sheet_itself_counts_anywhere() -> None:
    found = blocks(
        *["A reef."] * 20, "Reefs grow. This factsheet was published on 6 May 2024.", *["B"] * 9
    )
    assert issued.find(found, [], "") == (DAY, "sheet")


def test_a_line_set_apart_as_furniture_counts() -> None:
    apart = [Furniture(text="6 May 2024", reason="footer")]
    assert issued.find(blocks("A reef."), apart, "") == (DAY, "sheet")


def test_the_sheet_goes_before_the_name_of_its_file() -> None:
    assert issued.find(blocks("Lima, 6 May 2024"), [], "2023-01-31-reefs") == (DAY, "sheet")
    assert issued.find(blocks("Reefs"), [], "2023-01-31-reefs") == (date(2023, 1, 31), "file name")
    assert issued.find(blocks("Reefs"), [], "reefs-2023") is None


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("List of Outcomes: State Visit of the President of Peru (4 to 6 May 2024)", DAY),
        ("Reef Summit, Lima (May 4-6, 2024)", DAY),
        ("State Visit of the President of Peru (6 May 2024)", DAY),
        ("State Visit of the President of Peru (May 2024)", None),
        ("State Visit (second since 6 May 2024)", None),
        ("The visit of 4 to 6 May 2024", None),
        ("State Visit (4 to 6 May 2024) to Chile", None),
    ],
)
def test_without_a_date_of_its_own_a_sheet_takes_the_last_day_of_its_event(
    title: str, day: date | None
) -> None:
    head = [Block(id="b0", kind="title", text=title)]
    assert issued.last_day(title) == day
    assert issued.find(head, [], "reefs") == ((day, "title") if day else None)
    assert issued.find(head, [], "2023-01-31-reefs") == (date(2023, 1, 31), "file name")


@pytest.mark.parametrize("stem", ["2023-13-31-reefs", "reefs-12345678", "1023-01-31", ""])
def test_a_name_without_a_day_gives_none(stem: str) -> None:
    assert issued.in_name(stem) is None


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4), st.text(max_size=20))
def test_no_text_makes_it_raise(texts: list[str], stem: str) -> None:
    found = issued.find(blocks(*texts), [], stem)
    assert found is None or found[1] in ("sheet", "file name", "title")
