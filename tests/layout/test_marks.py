from __future__ import annotations

import pytest

from extract.layout import marks


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("- Trade", "-", "Trade"),
        ("• Trade", "•", "Trade"),
        ("\uf0b7 Trade", "\uf0b7", "Trade"),
        ("- ➤ Trade", "- ➤", "Trade"),
        ("- > Trade", "- >", "Trade"),
        ("o trade", "o", "trade"),
        ("(cid:127) Trade", "(cid:127)", "Trade"),
        ("・貿易", "・", "貿易"),
        ("◯ Trade", "◯", "Trade"),
        ("ㅇ Trade", "ㅇ", "Trade"),
    ],
)
def test_a_mark_is_told_from_the_words(text: str, mark: str, words: str) -> None:
    found = marks.read(text)
    assert found is not None
    assert (found.text, text[found.end :]) == (mark, words)


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("1. Trade", "1.", 1),
        ("(b) trade", "a()", 2),
        ("iii) trade", "i)", 3),
        ("IV. Trade", "I.", 4),
        ("2.1 Ports", "deep2", 1),
        ("③ Trade", "circled", 3),
        ("1.- Trade", "1.", 1),
        ("イ Trade", "kana", 2),
    ],
)
def test_a_number_has_a_form_and_a_place(text: str, style: str, value: int) -> None:
    found = marks.number(text)
    assert found is not None
    assert (found.style, found.value) == (style, value)


@pytest.mark.parametrize("text", ["Trade", "-5 degrees", "one", "oil", "5G networks", "*note*"])
def test_words_and_figures_are_no_marks(text: str) -> None:
    assert marks.read(text) is None


def test_marks_alone_on_a_line_are_lone() -> None:
    assert marks.lone("\uf0b7 \uf0b7")
    assert not marks.lone("• Trade")
