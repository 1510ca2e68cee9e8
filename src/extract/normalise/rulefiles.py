"""Reading the YAML files of `rules/` that this room uses, with errors that name the fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from extract.errors import RuleError

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The parser in C where PyYAML has it; scalars stay words, so that `NO` is Norway and no truth."""

_Shape = TypeVar("_Shape", bound=BaseModel)


class Shape(BaseModel):
    """The base of the shapes of rule files: no unknown fields."""

    model_config = ConfigDict(extra="forbid")


def load(path: Path) -> Any:
    """Return what a YAML file holds. Raises `RuleError` naming the file and the line."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RuleError(f"{path.name} is no YAML: {error}", "Mend the line it names") from error
    except OSError as error:
        raise RuleError(f"{path.name} cannot be read: {error}", "Put it back") from error


def validate(shape: type[_Shape], data: Any, where: str) -> _Shape:
    """Return `data` as a `shape`. Raises `RuleError` that names `where` and the fields at fault."""
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'entry'}: {fault['msg']}"
            for fault in error.errors()
        )
        raise RuleError(f"{where}: {faults}", "Correct the entry") from error
