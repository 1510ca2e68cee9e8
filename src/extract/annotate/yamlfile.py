"""Rule files in YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from extract.errors import RuleError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: Path) -> dict[str, Any]:
    """Return the mapping in `file`; RuleError where it cannot be read or is none."""
    try:
        given = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RuleError(f"{file}: cannot be read ({error})", "Save it as YAML in UTF-8") from error
    if not isinstance(given, dict):
        raise RuleError(f"{file}: no mapping", "Begin each entry with its name and a colon")
    return given
