"""Text copied out of a PDF: line ends are all that is left."""

from __future__ import annotations

from tests.layout.sheets import text_sheet

from extract.layout import arrange
from extract.layout.widths import Face, faces, width

WORDS = (
    "the two sides agreed to build and to run a bridge over the river with funds from both banks "
    "and they will report to their people on the state of the works at the end of every quarter "
    "until all lanes are open to cars trains and walkers from both shores of the wide grey water"
)


def wrapped(text: str, edge: float, face: Face) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, face) > edge:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def copied(blocks: list[tuple[int, str]]) -> str:
    """Set blocks (depth, text) in Times with items stepping in, and copy the lines."""
    face = faces()["times"]
    lines = ["11/22/26, 1:38 PM", "", "A Bridge for Two", "", "A Bridge for Two"]
    for depth, text in blocks:
        lines += wrapped(text, 45.4 - 2.5 * depth, face)
    return "\n".join([*lines, "http://localhost/a.html", "", "1/1", ""])


def sentence(start: int, stop: int) -> str:
    words = WORDS.split()[start:stop]
    return " ".join(words).capitalize() + "."


def test_blocks_and_depths_are_read_from_line_ends() -> None:
    blocks = [
        (0, sentence(0, 40)),
        (0, sentence(3, 50)),
        (1, sentence(5, 45)),
        (1, sentence(9, 54)),
        (2, sentence(2, 35)),
        (2, sentence(12, 50)),
        (1, sentence(7, 48)),
        (0, sentence(1, 44)),
    ]
    found = arrange(text_sheet(copied(blocks)))
    assert found.title == "A Bridge for Two"
    assert [(b.level, b.text) for b in found.blocks[1:]] == blocks
    assert {f.reason for f in found.furniture} == {
        "print stamp",
        "running head",
        "print address",
        "page number",
    }
