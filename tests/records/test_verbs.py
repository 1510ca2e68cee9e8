from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import verbs
from extract.records.words import row


def read(text: str) -> verbs.Sentence:
    return verbs.read(0, row(text, []).words())


@pytest.mark.parametrize(
    ("text", "tense", "base"),
    [
        ("The two banks signed a loan agreement.", "past", "sign"),
        ("The ministry has already opened an office.", "perfect", "open"),
        ("The two sides will jointly set up a fund.", "future", "set"),
        ("The agency is training nurses.", "progressive", "train"),
        ("The plant was built in two years.", "passive past", "build"),
        ("We welcome the opening of the port.", "present", "welcome"),
        ("The leaders met and agreed to work together.", "past", "meet"),
        ("The school, which opened last year, will train engineers.", "future", "train"),
        ("As trade has grown, the two sides launched a review.", "past", "launch"),
        ("For any duties imposed on cars, the ministry will pay them back.", "future", "pay"),
        ("Both are to sign a treaty.", "future", "sign"),
    ],
)
def test_the_main_verb_is_that_of_the_main_clause(text: str, tense: str, base: str) -> None:
    main = read(text).main
    assert main is not None
    assert (main.tense, main.base) == (tense, base)


@pytest.mark.parametrize("text", ["The increased budget", "Supports for the plan", "A new fund"])
def test_a_noun_or_participle_is_no_finite_verb(text: str) -> None:
    assert read(text).main is None


def test_an_opening_participle_is_told() -> None:
    opening = read("Launching a dialogue on ports.").opening
    assert opening is not None
    assert (opening.tense, opening.base) == ("participle", "launch")


def test_a_lead_before_a_colon_is_cut_off() -> None:
    sentence = verbs.without_lead(read("Training nurses: The two sides opened a school."))
    assert sentence.words[0] == "the"
    assert sentence.main is not None
    assert sentence.main.base == "open"


def test_a_colon_behind_a_verb_stays() -> None:
    sentence = read("The two sides will: open a school.")
    assert verbs.without_lead(sentence) is sentence


WORDS = ("will", "to", "has", "been", "is", "was", "the", "signed", "signing", "sign", ",", "by")


@given(st.lists(st.sampled_from(WORDS)))
def test_verbs_stand_in_order_and_never_overlap(words: list[str]) -> None:
    found = verbs.find(words)
    assert all(verb.start < verb.end <= len(words) for verb in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
