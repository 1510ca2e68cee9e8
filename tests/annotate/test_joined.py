from extract.annotate.found import MODEL, Found, Weighed
from extract.annotate.joined import join_split

TEXT = "the Ministry of Energy and Petroleum of Kenya and Japan"
WHOLE = Weighed(Found(4, 45, "ORG", "rule:org.ministry"), 0.1)
FIRST = Weighed(Found(4, 22, "ORG", MODEL), 0.9)
SECOND = Weighed(Found(27, 45, "ORG", MODEL), 0.7)


def test_two_pieces_over_and_are_the_ministry_that_the_rule_reads() -> None:
    assert join_split(TEXT, [FIRST, SECOND, WHOLE]) == [WHOLE._replace(right=0.9)]


def test_pieces_that_leave_words_out_stay_as_they_are() -> None:
    short = Weighed(Found(27, 36, "ORG", MODEL), 0.7)
    assert join_split(TEXT, [FIRST, short, WHOLE]) == [FIRST, short, WHOLE]


def test_bodies_that_no_ministry_spans_stay_apart() -> None:
    other = Weighed(Found(4, 45, "ORG", "rule:org.company"), 0.1)
    assert join_split(TEXT, [FIRST, SECOND, other]) == [FIRST, SECOND, other]
