import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from extract.pages.marks import marked
from extract.schema import Candidate, Mention


def mention(start: int, end: int, text: str, *alternatives: tuple[int, int]) -> Mention:
    losers = [
        Candidate(start=a, end=b, label="GPE", source="rule:gpe.country") for a, b in alternatives
    ]
    return Mention(
        id=f"m{start}",
        block="b1",
        start=start,
        end=end,
        text=text[start:end],
        label="ORG",
        source="model",
        alternatives=losers,
    )


def test_a_mention_is_a_focusable_mark_of_its_label() -> None:
    text = "METI signed"
    assert marked(text, [mention(0, 4, text)]) == (
        '<mark class="ORG" id="m0" data-m="m0" tabindex="0">METI</mark> signed'
    )


def test_a_crossing_loser_is_underlined_on_both_sides_of_the_marks_edge() -> None:
    text = "Bank of Japan and Korea"
    shown = marked(text, [mention(0, 13, text, (8, 23))])
    assert '>Bank of <span class="lost" title="also read as GPE">Japan</span></mark>' in shown
    assert shown.endswith('<span class="lost" title="also read as GPE"> and Korea</span>')


def test_markup_in_a_sheet_is_text() -> None:
    text = '<img src=x onerror="alert(1)"> & more'
    assert "<img" not in marked(text, [mention(0, 4, text)])


@given(st.data())
def test_whatever_overlaps_the_characters_of_the_text_stay(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=4, max_size=40))
    at = st.integers(0, len(text))
    start, end = sorted((data.draw(at), data.draw(at)))
    if start == end:
        return
    losers = [tuple(sorted((data.draw(at), data.draw(at)))) for _ in range(3)]
    shown = marked(text, [mention(start, end, text, *[(a, b) for a, b in losers])])
    assert unescape(re.sub(r"<[^>]*>", "", shown)) == text
