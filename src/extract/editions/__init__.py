"""What changed between two editions of a sheet, and what became of each commitment.

>>> from extract.editions import diff
>>> diff(old, new).summary.changed  # doctest: +SKIP
3
"""

from extract.editions.changes import diff
from extract.editions.shapes import Change, Diff, FieldChange

__all__ = ["Change", "Diff", "FieldChange", "diff"]
