"""Pages to look at, to check and to correct: self-contained HTML files."""

from extract.pages.sheet import sheet_page

__all__ = ["sheet_page"]
