"""How a person would say that values changed: "JPY 50 billion → JPY 60 billion (+20 %)"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from extract.editions.values import unit_key
from extract.schema import Amount

V = TypeVar("V")


def arrows(gone: Sequence[V], came: Sequence[V], label: Callable[[V], str]) -> str:
    """Pair what went with what came, of one unit where they have units, in reading order."""
    left = list(came)
    parts = []
    for value in gone:
        partner = next((other for other in left if _alike(value, other)), None)
        if partner is None:
            parts.append(f"{label(value)} → –")
        else:
            left.remove(partner)
            parts.append(f"{label(value)} → {label(partner)}{_percent(value, partner)}")
    return "; ".join(parts + [f"– → {label(value)}" for value in left])


def _alike(one: object, other: object) -> bool:
    if isinstance(one, Amount) and isinstance(other, Amount):
        return _unit(one) == _unit(other)
    return True


def _unit(amount: Amount) -> str:
    return amount.currency or unit_key(amount.unit or "")[0]


def _percent(one: object, other: object) -> str:
    if not (isinstance(one, Amount) and isinstance(other, Amount)):
        return ""
    before, after = _size(one), _size(other)
    if before is None or after is None or before == 0 or one.unit == "percent":
        return ""
    change = (after - before) * 100 / before
    rounded = change.quantize(Decimal(1), ROUND_HALF_UP)
    if rounded == 0 and change:
        rounded = change.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f" ({rounded:+f} %)".replace("-", "−")


def _size(amount: Amount) -> Decimal | None:
    if amount.value is None or amount.max is not None:
        return None
    return amount.value.scaleb(0 if amount.currency else unit_key(amount.unit or "")[1])
