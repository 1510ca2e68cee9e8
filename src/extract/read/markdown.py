"""Markdown to lines: rendered by markdown-it-py and read as HTML, with its own line numbers."""

from __future__ import annotations

import re
from typing import Final

from extract.read import html
from extract.read.lines import Page

_FRONT_MATTER: Final = re.compile(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*\n", re.DOTALL)


def read(path: str, text: str) -> Page:
    """Return the document as one page; `Line.number` counts lines of the Markdown."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    body = _FRONT_MATTER.sub(lambda found: "\n" * found.group().count("\n"), text)
    tokens = parser.parse(body)
    for token in tokens:
        if token.map and token.nesting == 1:
            token.attrSet("data-line", str(token.map[0] + 1))
    markup = parser.renderer.render(tokens, parser.options, {})
    return html.read(path, f"<html><body>{markup}</body></html>")
