"""Where the files that ship with the package lie: `rules/` and `model/`.

In a wheel they are inside the package; in a source checkout they stand at its top.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extract.errors import ExtractError, RuleError

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def resource(name: str) -> Path:
    """Return the folder or file `name` (such as `rules/units.yaml`) that ships with extract."""
    for base in (_PACKAGE, _CHECKOUT):
        if (path := base / name).exists():
            return path
    raise ExtractError(f"{name} is missing from this installation", "Install extract again")


def read_words(path: Path) -> Any:
    """Return what a YAML file of names holds; scalars stay words: `NO` is Norway and no truth.

    Raises `RuleError` that names the file and the line.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # in C it is ten times as fast
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RuleError(f"{path.name} is no YAML: {error}", "Mend the line it names") from error
    except OSError as error:
        raise RuleError(f"{path.name} cannot be read: {error}", "Put it back") from error
