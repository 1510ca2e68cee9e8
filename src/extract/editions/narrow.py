"""A diff narrowed to what one asks for: `--only amounts,status`."""

from __future__ import annotations

from collections.abc import Collection

from extract.editions.changes import count
from extract.editions.shapes import FIELD_NAMES, Change, Diff
from extract.errors import ExtractError

TYPES = ("added", "removed", "changed", "moved", "reworded")
NAMES = (*FIELD_NAMES, *TYPES)


def narrow(diff: Diff, only: Collection[str]) -> Diff:
    """Keep the changes of the types, and with the fields, that `only` names.

    Of a change that stays for its fields, only those fields stay. `unchanged` keeps its count.
    """
    if unknown := sorted(set(only) - set(NAMES)):
        raise ExtractError(
            f"there is nothing called {', '.join(unknown)} in a diff",
            f"Choose from {', '.join(NAMES)}",
        )
    changes = [kept for change in diff.changes if (kept := _kept(change, only)) is not None]
    return diff.model_copy(
        update={"changes": changes, "summary": count(changes, diff.summary.unchanged)}
    )


def _kept(change: Change, only: Collection[str]) -> Change | None:
    if change.type in only:
        return change
    fields = [field for field in change.fields if field.field in only]
    return change.model_copy(update={"fields": fields}) if fields else None
