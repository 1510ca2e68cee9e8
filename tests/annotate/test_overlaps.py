from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from extract.annotate.found import Found, Weighed
from extract.annotate.overlaps import ENOUGH, choose, merge
from extract.annotate.patterns import LABELS

_SPANS = st.builds(
    lambda start, length, label, source, right: Weighed(
        Found(start, start + length, label, source), right
    ),
    st.integers(0, 40),
    st.integers(1, 15),
    st.sampled_from(sorted(LABELS)),
    st.sampled_from(["model", "rule:country.jp", "rule:org.agency", "rule:date.point"]),
    st.floats(0, 1),
)


@given(st.lists(_SPANS, max_size=20))
def test_what_stands_never_overlaps_and_is_in_order(weighed: list[Weighed]) -> None:
    standing = [one.span for one in choose(weighed)]
    assert all(a.end <= b.start for a, b in pairwise(standing))


@given(st.lists(_SPANS, max_size=20))
def test_order_of_the_finds_does_not_matter(weighed: list[Weighed]) -> None:
    assert choose(weighed) == choose(list(reversed(weighed)))


@given(st.lists(_SPANS, max_size=20))
def test_losers_overlap_their_winner(weighed: list[Weighed]) -> None:
    for one in choose(weighed):
        assert all(loser.overlaps(one.span) for loser in one.losers)


@given(st.lists(_SPANS, max_size=7))
def test_no_other_way_to_stand_is_worth_more(weighed: list[Weighed]) -> None:
    worth = {one.span: one.right - ENOUGH for one in merge(weighed)}
    chosen = sum(worth[one.span] for one in choose(weighed))
    ways = (
        way
        for size in range(len(worth) + 1)
        for way in combinations(worth, size)
        if not any(a.overlaps(b) for a, b in combinations(way, 2))
    )
    assert chosen >= max(sum(worth[span] for span in way) for way in ways) - 1e-9


def test_doubtful_span_does_not_stand() -> None:
    assert choose([Weighed(Found(0, 5, "ORG", "model"), ENOUGH)]) == []


def test_sure_long_name_beats_what_stands_inside_it() -> None:
    country = Found(12, 17, "GPE", "rule:country.jp")
    body = Found(0, 17, "ORG", "rule:org.bank")
    (one,) = choose([Weighed(country, 0.6), Weighed(body, 0.9)])
    assert one.span == body
    assert one.losers == (country,)


def test_rule_and_model_of_one_mind_are_as_sure_as_the_surer_and_named_by_the_rule() -> None:
    rule, model = Found(0, 5, "ORG", "rule:body.who"), Found(0, 5, "ORG", "model")
    assert merge([Weighed(model, 0.9), Weighed(rule, 0.5)]) == [Weighed(rule, 0.9)]
