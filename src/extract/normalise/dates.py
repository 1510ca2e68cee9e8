"""Dates in their sheet: the grammar reads them, the date of issue anchors relative ones."""

from __future__ import annotations

from datetime import date

from extract.grammar import dates as grammar
from extract.normalise.setting import Setting
from extract.schema import Date, Mention, Warning  # noqa: A004

_AROUND = 200
_PROBE = date(2000, 1, 1)
"""Any day of issue: what can be read with one and not without needs it."""


class Dates:
    """Reads the dates of one sheet issued on `issued`. Doubts are collected in `warnings`."""

    def __init__(self, setting: Setting, issued: date | None) -> None:
        self._setting = setting
        self._issued = issued
        self.warnings: list[Warning] = []

    def of(self, mention: Mention) -> Date:
        """Return the value of a DATE mention; one that needs an unknown date of issue is open."""
        reading = self._read(mention, self._issued)
        if reading.edtf is None and self._issued is None and self._read(mention, _PROBE).edtf:
            self.warnings.append(
                Warning(
                    code="date_open",
                    message=f"{mention.text!r} needs the date of issue, which is not known",
                    block=mention.block,
                    mention=mention.id,
                )
            )
        return Date(
            mention=mention.text,
            mention_id=mention.id,
            rule=reading.rule,
            edtf=reading.edtf,
            start=reading.start,
            end=reading.end,
        )

    def _read(self, mention: Mention, issued: date | None) -> grammar.Reading:
        return grammar.read(
            mention.text,
            issued,
            before=self._setting.before(mention, _AROUND),
            after=self._setting.after(mention, _AROUND),
        )
