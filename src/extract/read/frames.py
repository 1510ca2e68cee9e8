"""From PDF space, with its origin at the bottom left, to the page as it is displayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """A crop box and how many quarters of a turn, clockwise, the page is shown turned."""

    left: float
    bottom: float
    width: float
    height: float
    quarters: int

    @classmethod
    def of(cls, page: Any, turned: int = 0) -> Frame:
        """Read a pypdfium2 page; `turned` adds quarters to its own rotation."""
        left, bottom, right, top = page.get_bbox()
        return cls(
            left, bottom, right - left, top - bottom, (page.get_rotation() // 90 + turned) % 4
        )

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height as displayed."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Map a point to the displayed page, top left origin."""
        x, y = x - self.left, y - self.bottom
        match self.quarters:
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case 3:
                return self.height - y, self.width - x
        return x, self.height - y

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Map a box to (x0, top, x1, bottom) on the displayed page."""
        if not self.quarters:
            high = self.bottom + self.height
            return left - self.left, high - top, right - self.left, high - bottom
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
