"""Where the files that ship with the package lie: `rules/` and `model/`.

In a wheel they are inside the package; in a source checkout they stand at its top.
"""

from __future__ import annotations

from pathlib import Path

from extract.errors import ExtractError

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def resource(name: str) -> Path:
    """Return the folder or file `name` (such as `rules/units.yaml`) that ships with extract."""
    for base in (_PACKAGE, _CHECKOUT):
        if (path := base / name).exists():
            return path
    raise ExtractError(f"{name} is missing from this installation", "Install extract again")
