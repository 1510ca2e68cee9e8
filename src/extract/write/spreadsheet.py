"""CSV and Excel files that a spreadsheet opens as they are meant: text is text, never a formula."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from extract.errors import ExtractError
from extract.write.atomic import replacing
from extract.write.flat import Cell

Format = Literal["csv", "xlsx"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that have a cell taken for a formula (OWASP, CSV Injection)."""
_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
"""Excel's limits on a worksheet and on a cell (Excel specifications and limits, Microsoft)."""
_EXACT_DIGITS = 15
"""Digits of a number that Excel keeps (the same)."""
_CUT = " … (cut)"
_EPOCH = datetime(2000, 1, 1)


def write_spreadsheet(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], path: Path, kind: Format, name: str
) -> int:
    """Write `rows` under `columns` into the file `path`, whole or not at all; return how many.

    Text that a spreadsheet would take for a formula gets an apostrophe before it. CSV is UTF-8
    with a byte order mark, without which Excel takes it for another encoding. Numbers of an Excel
    file are numbers unless they have more digits than Excel keeps: then they are text.
    """
    write: Callable[..., int] = _write_csv if kind == "csv" else _write_xlsx
    with replacing(path) as temporary:
        return write(columns, rows, temporary, name)


def defused(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _write_csv(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], path: Path, name: str
) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for count, row in enumerate(rows, 1):  # noqa: B007
            writer.writerow(map(_csv_cell, row))
    return count


def _csv_cell(cell: Cell) -> str | int | None:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return defused(cell) if isinstance(cell, str) else cell


def _write_xlsx(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], path: Path, name: str
) -> int:
    import xlsxwriter

    count = 0
    options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _EPOCH})
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
        for count, row in enumerate(rows, 1):
            if count >= _MOST_ROWS:
                raise ExtractError(
                    f"Excel has room for {_MOST_ROWS:,} rows and there are more",
                    "Use --format csv",
                )
            _write_row(sheet, count, row)
        sheet.autofilter(0, 0, count, len(columns) - 1)
    return count


def _write_row(sheet: Any, number: int, row: Sequence[Cell]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            text = defused(cell)
            if len(text) > _MOST_CHARACTERS:
                text = text[: _MOST_CHARACTERS - len(_CUT)] + _CUT
            sheet.write_string(number, column, text)
        elif isinstance(cell, Decimal) and len(cell.normalize().as_tuple().digits) > _EXACT_DIGITS:
            sheet.write_string(number, column, format(cell, "f"))
        elif cell is not None:
            sheet.write_number(number, column, cell)
