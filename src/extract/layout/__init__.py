"""Lines to blocks: title, headings, paragraphs, bullets, tables and footnotes in reading order."""

from __future__ import annotations

from extract.layout.blocks import Layout, arrange

__all__ = ["Layout", "arrange"]
