from rich.text import Text
from tests.editions.editions_by_hand import money, record, sheet

from extract.editions import diff
from extract.editions.text import render

OLD = sheet(
    {
        "Food": [
            record("Norway gave $50 million to Kenya.", amounts=[money("$50 million", 50)]),
            "Turku sends nurses.",
        ]
    },
    title="Norway and Kenya",
    issued="2023-05-01",
)
NEW = sheet(
    {
        "Food": [
            record("Norway gave $60 million to Kenya.", amounts=[money("$60 million", 60)]),
            "A school for welders opens.",
        ]
    },
    title="Norway and Kenya",
    issued="2024-05-01",
)
PLAIN = """\
old  Norway and Kenya (2023-05-01)
new  Norway and Kenya (2024-05-01)
1 changed, 1 added, 1 removed; 0 unchanged

Food
~ changed  amounts $50 million → $60 million (+20 %)
    Norway gave $[-50-] {+60+} million to Kenya.
- removed
    Turku sends nurses.
+ added
    A school for welders opens.
"""


def test_a_diff_reads_as_plain_text_in_a_file_or_pipe() -> None:
    lines = render(diff(OLD, NEW), colour=False)
    assert "".join(f"{line}\n" for line in lines) == PLAIN


def test_a_terminal_marks_words_by_colour_instead_of_brackets() -> None:
    lines = list(render(diff(OLD, NEW), colour=True))
    texts = [line if isinstance(line, Text) else line.renderable for line in lines]
    changed = next(text for text in texts if "Norway gave" in str(text))
    assert str(changed) == "Norway gave $50 60 million to Kenya."
    assert isinstance(changed, Text)
    assert {str(span.style) for span in changed.spans} >= {"red strike", "green underline"}


def test_a_heavily_reworded_record_shows_both_texts() -> None:
    old = sheet({"Food": ["Kenya Rail and Fjord Lines signed a contract on ferries."]})
    new = sheet({"Food": ["A contract on ferries was concluded by Fjord Lines and Kenya Rail."]})
    lines = [str(line) for line in render(diff(old, new), colour=False)]
    inked = list(render(diff(old, new), colour=True))[-1]
    assert not isinstance(inked, Text)
    assert isinstance(inked.renderable, Text)
    assert not inked.renderable.style
    assert lines[-2].startswith("    − ")
    assert lines[-1].startswith("    + ")


def test_no_differences_are_said_in_words() -> None:
    assert str(list(render(diff(OLD, OLD), colour=False))[2]) == "No differences; 2 unchanged"
