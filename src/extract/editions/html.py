"""A diff as one page: both editions side by side, to read or to print.

The page holds everything that it shows: no script, no font, image or style from elsewhere, and a
Content-Security-Policy that allows none. Whatever a sheet says is shown as text, never as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from extract.editions.shapes import Change, Diff, Edition, Side, WordOp
from extract.editions.text import MARKS, new_side, notes, old_side, section_of, summary
from extract.write import html

_STYLE = """
main { max-width: 80rem; margin: 0 auto; padding: 0 1.5rem 3rem; }
h2 { font-size: 1.05rem; color: var(--accent); margin: 2rem 0 .5rem; break-after: avoid; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; overflow-wrap: anywhere; }
tbody { border-top: 1px solid var(--line); break-inside: avoid; }
.head { padding-bottom: 0; } .badge { font-weight: 700; margin-right: .75rem; }
.says { display: block; } .empty, .where { color: var(--soft); } .where { font-size: .85em; }
del { background: var(--gone); } ins { background: var(--came); }
@media print { main { max-width: none; padding: 0; } body { font-size: 10pt; } }
"""


def page(diff: Diff) -> str:
    """Return the page, complete, as HTML 5."""
    body = [
        "<header><p class=kicker>Two editions compared</p>",
        f"<h1>{escape(diff.new.title)}</h1>",
        f"<p class=meta>{escape(summary(diff))}</p></header>",
        "<main>",
        *_tables(diff),
        "</main>",
    ]
    return html.page(f"{diff.old.title} – {diff.new.title}", "\n".join(body), style=_STYLE)


def _tables(diff: Diff) -> Iterator[str]:
    columns = f"<thead><tr>{_column('Old', diff.old)}{_column('New', diff.new)}</tr></thead>"
    section: str | None = ""
    is_open = False
    yield f"<table>{columns}</table>"
    for change in diff.changes:
        if (here := section_of(change)) != section:
            if is_open:
                yield "</table></section>"
            section, is_open = here, True
            yield f"<section><h2>{escape(section or '(no heading)')}</h2><table>"
        yield _rows(change)
    if is_open:
        yield "</table></section>"


def _column(name: str, edition: Edition) -> str:
    issued = escape(edition.issued or "no date of issue")
    return f'<th scope="col">{name}: {escape(edition.title)}<br><small>{issued}</small></th>'


def _rows(change: Change) -> str:
    said = "".join(f'<span class="says">{escape(note)}</span>' for note in notes(change))
    badge = f'<span class="badge">{MARKS[change.type]} {change.type}</span>'
    old = _cell(change.old, old_side(change.words))
    new = _cell(change.new, new_side(change.words))
    return (
        f'<tbody><tr><td class="head" colspan="2">{badge}{said}</td></tr>'
        f"<tr>{old}{new}</tr></tbody>"
    )


def _cell(side: Side | None, ops: Iterable[WordOp]) -> str:
    if side is None:
        return '<td class="empty">–</td>'
    page_number = f'<br><span class="where">page {side.page}</span>' if side.page else ""
    return f"<td>{''.join(map(_words, ops)) or escape(side.text)}{page_number}</td>"


def _words(op: WordOp) -> str:
    tag = {"removed": "del", "added": "ins"}.get(op.op)
    words = op.text.rstrip()
    if tag is None:
        return escape(op.text)
    return f"<{tag}>{escape(words)}</{tag}>{op.text[len(words) :]}"
