import pytest

from extract.editions.keys import key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("build a plant\n  in Oslo", "build a plant in Oslo"),
        ("• build a plant", "build a plant"),
        ("the “Hub”, Kenya’s first", 'the "Hub", Kenya\'s first'),
        ("a re-\nnewed pledge", "a renewed pledge"),
        ("10 oﬃcers", "10 officers"),
        ("open a desk; and", "open a desk."),
        ("open a desk, or", "open a desk;"),
        ("2024–2027", "2024-2027"),
    ],
)
def test_setting_is_no_difference(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("$1.5 million", "$15 million"), ("€5", "$5"), ("20%", "20"), ("1.5 MW", "1. 5 MW")],
)
def test_figures_are_content(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_a_list_may_name_its_last_item_and_keep_it() -> None:
    assert key("survey Norway and Kenya") != key("survey Norway")
