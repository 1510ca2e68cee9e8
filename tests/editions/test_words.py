from hypothesis import given
from hypothesis import strategies as st

from extract.editions.text import new_side, old_side
from extract.editions.words import same_share, word_ops


def ops(old: str, new: str) -> list[tuple[str, str]]:
    return [(op.op, op.text) for op in word_ops(old, new)]


def test_the_words_that_changed_are_marked() -> None:
    assert ops("Norway gave $50 million to Kenya.", "Norway gave $60 million to Kenya.") == [
        ("same", "Norway gave $"),
        ("removed", "50 "),
        ("added", "60 "),
        ("same", "million to Kenya."),
    ]


def test_quotes_dashes_case_and_white_space_are_no_changes() -> None:
    (op,) = word_ops("The “Hub” – Kenya’s", 'the  "hub" - Kenya\'s')
    assert (op.op, op.text, op.old) == ("same", 'the  "hub" - Kenya\'s', "The “Hub” – Kenya’s")


def test_short_words_between_changes_are_shown_with_them() -> None:
    assert ops("by the port of Oslo", "by the pier of Bergen") == [
        ("same", "by the "),
        ("removed", "port of Oslo"),
        ("added", "pier of Bergen"),
    ]


@given(st.text("ab1 .,", max_size=40), st.text("ab1 .,", max_size=40))
def test_runs_spell_both_texts(old: str, new: str) -> None:
    found = word_ops(old, new)
    assert "".join(op.text for op in old_side(found)) == old.strip()
    assert "".join(op.text for op in new_side(found)) == new.strip()
    assert 0 <= same_share(found) <= 1
