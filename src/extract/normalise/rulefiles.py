"""The shapes of the rule files that this room reads, with errors that name the fault."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from extract.errors import RuleError

_Shape = TypeVar("_Shape", bound=BaseModel)


class Shape(BaseModel):
    """The base of the shapes of rule files: no unknown fields."""

    model_config = ConfigDict(extra="forbid")


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
