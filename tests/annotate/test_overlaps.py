from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extract.annotate.found import Found
from extract.annotate.overlaps import settle
from extract.annotate.patterns import LABELS

_SPANS = st.builds(
    lambda start, length, label, source: Found(start, start + length, label, source),
    st.integers(0, 40),
    st.integers(1, 15),
    st.sampled_from(sorted(LABELS)),
    st.sampled_from(["model", "rule:country.jp", "rule:org.agency", "rule:date.point"]),
)


@given(st.lists(_SPANS, max_size=20))
def test_what_stands_never_overlaps_and_is_in_order(found: list[Found]) -> None:
    standing = [one.span for one in settle(found)]
    assert all(a.end <= b.start for a, b in pairwise(standing))
    assert set(standing) <= set(found)


@given(st.lists(_SPANS, max_size=20))
def test_order_of_the_finds_does_not_matter(found: list[Found]) -> None:
    assert settle(found) == settle(list(reversed(found)))


@given(st.lists(_SPANS, max_size=20))
def test_losers_overlap_their_winner(found: list[Found]) -> None:
    for one in settle(found):
        assert all(
            loser.start < one.span.end and one.span.start < loser.end for loser in one.losers
        )


def test_longer_name_of_the_rules_wins() -> None:
    country = Found(12, 17, "GPE", "rule:country.jp")
    body = Found(0, 17, "ORG", "rule:org.bank")
    (one,) = settle([country, body])
    assert one.span == body
    assert one.losers == (country,)


def test_amount_is_the_rules_business() -> None:
    rule = Found(0, 16, "MONEY", "rule:money.before")
    (one,) = settle([Found(6, 16, "MONEY", "model"), rule])
    assert one.span == rule
