"""Tallies as pictures: bars drawn by matplotlib, as SVG in a data URI."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from decimal import Decimal

_INK = "#1c2430"
_BAR = "#4a7fc1"
_ROW = 0.3
"""Inches of height per bar."""
_NAME = 34


def bars(numbers: Sequence[tuple[str, Decimal]], *, log: bool = False) -> str:
    """Return horizontal bars, the first on top, as a data URI; `log` for sums of far sizes."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "extract", "font.size": 9}):
        figure = Figure(figsize=(6.4, 0.5 + _ROW * max(len(numbers), 1)), layout="constrained")
        axes = figure.add_subplot()
        names = [_short(name) for name, _ in numbers]
        drawn = axes.barh(range(len(numbers)), [float(n) for _, n in numbers], color=_BAR)
        axes.bar_label(drawn, [short_figure(n) for _, n in numbers], padding=3, color=_INK)
        axes.set_yticks(range(len(numbers)), names, color=_INK)
        axes.set_ylim(max(len(numbers), 1) - 0.5, -0.5)
        axes.margins(x=0.15)
        axes.xaxis.set_visible(False)
        if log:
            axes.set_xscale("log")
        for side in ("top", "right", "bottom"):
            axes.spines[side].set_visible(False)
        content = io.BytesIO()
        figure.savefig(content, format="svg", metadata={"Date": None, "Creator": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(content.getvalue()).decode()}"


def short_figure(number: Decimal) -> str:
    """Return a figure for a chart: 1.2 bn, 340 m, 17."""
    for size, word in ((10**12, " tn"), (10**9, " bn"), (10**6, " m")):
        if abs(number) >= size:
            return f"{float(number) / size:,.3g}{word}"
    return f"{float(number):,.10g}"


def _short(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"
