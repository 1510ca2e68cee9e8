from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.records.ids import Register, key

TEXTS = st.lists(
    st.sampled_from(["Opened a port.", "Signed a loan of $5 million.", "Met."]), max_size=6
)


def ids(texts: list[str], section: str | None = "Ports") -> list[str]:
    register = Register()
    return [register.next_id(section, text) for text in texts]


@given(TEXTS)
def test_no_two_records_of_a_sheet_share_an_id(texts: list[str]) -> None:
    assert len(set(ids(texts))) == len(texts)


@given(TEXTS, st.integers(0, 6))
def test_inserting_a_bullet_changes_no_other_id(texts: list[str], at: int) -> None:
    assert set(ids(texts)) <= set(ids([*texts[:at], "A new bullet.", *texts[at:]]))


def test_wrapping_quotes_marks_and_white_space_make_no_difference() -> None:
    plain = ids(['The "Blue Port" plan, non-binding'])
    assert ids(["• The  “Blue\nPort” plan, non-\nbinding "]) == plain


def test_a_figure_makes_a_difference() -> None:
    assert key("Up to $1.5 million") != key("Up to $15 million")
    assert key("$5 million") != key("€5 million")


def test_the_same_words_under_another_heading_are_another_record() -> None:
    assert ids(["Met."]) != ids(["Met."], section="Rails")
