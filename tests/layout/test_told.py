"""Lines whose format says what they are."""

from __future__ import annotations

from extract.layout import arrange
from extract.read.lines import Line, Page, Role, Sheet


def test_roles_are_taken_as_told() -> None:
    lines = [
        Line("Press office"),
        Line("A Bridge for Two", role=Role("title")),
        Line("Energy", role=Role("heading", 1)),
        Line("They will meet.", role=Role("paragraph")),
        Line("One thing", role=Role("bullet", 1), marker="1."),
        Line("and more of it", role=Role("bullet", 1), continues=True),
        Line("Within it", role=Role("bullet", 2), marker="•"),
        Line("A note", role=Role("footnote")),
    ]
    found = arrange(Sheet("sheet.html", "", "text/html", [Page(None, lines=lines)]))
    assert [(b.kind, b.level, b.text, b.marker) for b in found.blocks] == [
        ("title", 0, "A Bridge for Two", None),
        ("heading", 1, "Energy", None),
        ("paragraph", 0, "They will meet.", None),
        ("bullet", 1, "One thing and more of it", "1."),
        ("bullet", 2, "Within it", "•"),
        ("footnote", 0, "A note", None),
    ]
    assert found.head == ["Press office"]
