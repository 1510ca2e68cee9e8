from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extract.annotate import annotate
from extract.schema import Block, Mention, Region

Read = Callable[..., list[Mention]]


_PIECES = st.sampled_from(
    ["Ministry", "of", "Mines", "U.S.-Japan", "(METI)", "400MW", "over70", "’s", "the", "Fund",
     "Prime Minister", "Lind", ",", "–", "$5 million", "in July 2023", "\u00a0", "ﬁ", "é", "\n"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=14).map(" ".join))
def test_text_of_a_mention_is_its_characters_and_nothing_overlaps(
    rules: Language, text: str
) -> None:
    found = annotate(rules, [Block(id="b0", kind="paragraph", text=text)])
    assert all(text[m.start : m.end] == m.text and m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_ids_count_over_the_sheet_and_sources_are_told(read: Read) -> None:
    found = read("Norway met Chile.", "Japan came.")
    assert [(m.id, m.block) for m in found] == [("m0", "b0"), ("m1", "b0"), ("m2", "b1")]
    assert found[0].source == "rule:country.no"


def test_loser_of_an_overlap_is_an_alternative(read: Read) -> None:
    (bank,) = read("The Bank of Japan spoke.")
    assert [(o.label, o.start, o.end) for o in bank.alternatives] == [("GPE", 12, 17)]


def test_closing_marks_articles_and_possessives_stay_outside(read: Read) -> None:
    (found,) = read("“The Netherlands’s”")
    assert found.text == "Netherlands"


def test_mention_over_two_lines_has_a_box_for_each(rules: Language) -> None:
    text = "Ministry of Mines"
    block = Block(
        id="b0",
        kind="bullet",
        text=text,
        lines=[Region(start=0, end=11, page=1), Region(start=12, end=17, page=2)],
    )
    glyphs = {"b0": [(1 if i < 11 else 2, (i, 0.0, i + 1.0, 9.0)) for i in range(len(text))]}
    (found,) = annotate(rules, [block], {"b0": [None if i == 11 else p for i, p in
                                               enumerate(glyphs["b0"])]})  # fmt: skip
    assert found.page == 1
    assert [(r.page, r.bbox) for r in found.boxes] == [
        (1, (0.0, 0.0, 11.0, 9.0)),
        (2, (12.0, 0.0, 17.0, 9.0)),
    ]


def test_work_grows_with_the_length_of_a_block_not_with_its_square(rules: Language) -> None:
    text = "The Ministry of Mines (MoM) of Norway gave $5 million to Silver Heron Bank. "
    blocks = [Block(id="b0", kind="paragraph", text=text * n) for n in (100, 1000)]
    seconds = []
    for block in blocks:
        began = time.process_time()
        annotate(rules, [block])
        seconds.append(time.process_time() - began)
    assert seconds[1] < 30 * seconds[0]


def test_block_longer_than_spacy_takes_is_read_to_its_end(rules: Language) -> None:
    text = "and so on " * 105_000 + "until Norway pays"
    (found,) = annotate(rules, [Block(id="b0", kind="paragraph", text=text)])
    assert text[found.start : found.end] == found.text == "Norway"
