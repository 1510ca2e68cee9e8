"""Money and quantities in their sheet: the grammar reads them, the sheet's sides name the money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.grammar import amounts as grammar
from extract.normalise import currency
from extract.normalise.setting import Setting
from extract.schema import Amount, Mention, Warning  # noqa: A004

_AROUND = 200
_NONE = "XXX"
"""ISO 4217's code for no currency: what a sign that is left open is read as."""
_BARE = re.compile(r"(?<![A-Za-z$])(?P<symbol>[$¥￥])|(?<!\w )\bdollars?\b", re.IGNORECASE)


class Amounts:
    """Reads the amounts of one sheet. Doubts are collected in `warnings`."""

    def __init__(self, setting: Setting, title: Sequence[str], sides: Sequence[str]) -> None:
        self._setting = setting
        self._title = title
        self._dollar = currency.bare("$", title, sides)
        self._yen = currency.bare("¥", title, sides)
        self.warnings: list[Warning] = []

    def of(self, mention: Mention) -> Amount:
        """Return the value of a MONEY or QUANTITY mention; what is doubtful is left open."""
        text, money = mention.text, self._bare(mention.text)
        if money is None and mention.label == "MONEY":
            text, money = currency.shared(text, self._title) or (text, None)
        reading = grammar.read(
            text,
            dollar=self._dollar.code or _NONE,
            yen=self._yen.code or _NONE,
            before=self._setting.before(mention, _AROUND),
            after=self._setting.after(mention, _AROUND),
        )
        doubt = reading.doubt or (None if reading.value is not None else "could not be read")
        code = reading.currency
        if money and money.code is None and (code == _NONE or text != mention.text):
            code = None
            doubt = doubt or f"may be {' or '.join(money.candidates)}"
        if doubt:
            self._warn(mention, doubt)
        return Amount(
            mention=mention.text,
            mention_id=mention.id,
            rule=f"{reading.rule}, {money.rule}" if money else reading.rule,
            value=reading.value,
            max=reading.max,
            currency=code,
            unit=reading.unit,
            ucum=reading.ucum,
            qualifier=reading.qualifier,
        )

    def _bare(self, text: str) -> currency.Money | None:
        match = _BARE.search(text)
        if not match:
            return None
        return self._yen if match["symbol"] in ("¥", "￥") else self._dollar

    def _warn(self, mention: Mention, message: str) -> None:
        self.warnings.append(
            Warning(
                code="amount_open",
                message=f"{mention.text!r}: {message}",
                block=mention.block,
                mention=mention.id,
            )
        )
