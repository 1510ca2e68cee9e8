"""A folder of results at a glance: pictures, their numbers, and the rows behind each number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from extract.errors import ExtractError, InputError
from extract.pages import tallies
from extract.pages.charts import bars
from extract.pages.sheet import asset
from extract.pages.tallies import Row, Tally
from extract.pages.values import figure
from extract.write import html

_MOST_NAMES = 15
_MOST_ROWS = 5000
"""Rows that the page holds; a page of more is slow to open. The Parquet table has them all."""
_TEXT = 240


def report_page(out: Path) -> str:
    """Return the page over an output folder of `extract run` or `extract batch`."""
    rows = read_rows(out)
    if not rows:
        raise InputError(str(out), "holds no records", "Run `extract run` or `extract batch`")
    made = _tallies(rows)
    sheets = len({row["doc_id"] for row in rows})
    title = f"{len(rows):,} records of {sheets:,} sheets"
    return html.page(
        title,
        "\n".join(_body(title, rows, made)),
        style=asset("sheet.css") + asset("report.css"),
        script=asset("report.js"),
        data=_data(rows, made),
    )


def read_rows(out: Path) -> list[Row]:
    """Return the rows of `records.parquet`, a file or a dataset in folders by year."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = out / "records.parquet"
    if not path.exists():
        raise InputError(str(out), "has no records.parquet", "Name a folder that extract wrote")
    try:
        rows = pq.read_table(path).to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise ExtractError(f"{path} cannot be read ({error})", "Make it again") from error
    return sorted(rows, key=lambda row: (row["issued"] or "", row["doc_id"]))


def _tallies(rows: Sequence[Row]) -> list[Tally]:
    made = [
        tallies.sheets_by_year(rows),
        tallies.records_by(rows, "sector", "Records by sector"),
        tallies.records_by(rows, "status", "Records by status"),
        tallies.instruments(rows),
        tallies.money(rows),
        tallies.parties(rows),
        tallies.signed_together(rows),
    ]
    return [tally for tally in made if tally.numbers]


def _body(title: str, rows: Sequence[Row], made: Sequence[Tally]) -> Iterator[str]:
    dates = sorted(row["issued"] for row in rows if row["issued"])
    span = f"issued {dates[0]} to {dates[-1]}" if dates else "no dates of issue"
    yield '<a class=skip href="#rows">Skip to the records</a>'
    yield f"<header><p class=kicker>Report</p><h1>{escape(title)}</h1>"
    yield f"<p class=meta>{span}</p></header>"
    yield "<main class=report>"
    for number, tally in enumerate(made):
        yield _section(number, tally)
    yield (
        '<section id=rows aria-label="Records" tabindex=-1><h2>Records</h2>'
        "<p><label>Search <input type=search id=search></label> <output id=count></output> "
        "<button type=button id=all hidden>Show all</button></p><div id=list></div>"
        "<p><button type=button id=more hidden>Show more</button></p></section></main>"
    )


def _section(number: int, tally: Tally) -> str:
    shown = tally.largest(_MOST_NAMES)
    if tally.title == "Sheets over time":
        shown = sorted(tally.numbers.items())
    rest = len(tally.numbers) - len(shown)
    more = f"<p class=meta>and {rest} more</p>" if rest > 0 else ""
    listed = "".join(
        f'<tr><th scope=row><a href="#rows" data-tally={number} data-name="{escape(name)}">'
        f"{escape(name)}</a></th><td>{figure(value)}</td></tr>"
        for name, value in shown
    )
    alt = f"{tally.title}: " + "; ".join(f"{name} {figure(value)}" for name, value in shown[:5])
    picture = bars(shown, log=tally.title == "Money by currency")
    return (
        f"<section class=tally><h2>{escape(tally.title)}</h2>"
        f"<p class=meta>{escape(tally.note)}</p><div class=pair>"
        f'<img src="{picture}" alt="{escape(alt)}">'
        f"<div><table>{listed}</table>{more}</div></div></section>"
    )


def _data(rows: Sequence[Row], made: Sequence[Tally]) -> dict[str, Any]:
    return {
        "total": len(rows),
        "rows": [_row(row) for row in rows[:_MOST_ROWS]],
        "tallies": [
            {name: [at for at in found if at < _MOST_ROWS] for name, found in tally.rows.items()}
            for tally in made
        ],
    }


def _row(row: Row) -> list[str]:
    amounts = [amount["mention"] for amount in row["amounts"]]
    return [
        row["doc_id"],
        row["issued"] or "",
        row["section"] or "",
        row["status"],
        "\n".join(dict.fromkeys(party["name"] for party in row["parties"])),
        "\n".join(item["title"] for item in row["instruments"]),
        "\n".join(item["edtf"] or item["mention"] for item in row["dates"]),
        "\n".join(amounts),
        row["text"] if len(row["text"]) <= _TEXT else row["text"][:_TEXT] + "…",
    ]
