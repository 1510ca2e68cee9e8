"""Turn governments' fact sheets into records.

>>> import extract
>>> document = extract.extract("sheet.pdf")          # doctest: +SKIP
>>> frame = extract.to_frame(document)               # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.pipeline import extract, load
    from extract.schema import Document
    from extract.write.documents import read_document
    from extract.write.frame import to_frame

__version__ = "0.1.0"
__all__ = ["Document", "__version__", "extract", "load", "read_document", "to_frame"]

_HOMES = {
    "Document": "extract.schema",
    "extract": "extract.pipeline",
    "load": "extract.pipeline",
    "read_document": "extract.write.documents",
    "to_frame": "extract.write.frame",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: the command line's help needs none."""
    if home := _HOMES.get(name):
        return getattr(import_module(home), name)
    raise AttributeError(f"module 'extract' has no attribute {name!r}")
