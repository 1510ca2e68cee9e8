"""What only the whole sheet can tell: acronyms, repeats, and one label for each name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.annotate.found import Settled


def settle_sheet(
    texts: Sequence[str], found: Sequence[list[Settled]]
) -> list[list[Settled]]:
    """Return for each block what stands in it, given what its words alone tell."""
    return list(found)
