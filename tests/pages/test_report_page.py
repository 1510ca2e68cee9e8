"""The page over a folder of results, in a real browser."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import extract
from extract.cli import run_command
from extract.errors import InputError
from extract.pages import tallies
from extract.pages.report import read_rows, report_page
from extract.write.tables import write_tables

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def output(nlp: Language, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    files = sorted(samples.glob("*.txt"))
    write_tables((extract.extract(file, nlp=nlp) for file in files), folder)
    return folder


def row(**fields: Any) -> dict[str, Any]:
    return {"doc_id": "a", "issued": "2024-05-01", "parties": [], "amounts": [], **fields}


def party(name: str, label: str = "ORG") -> dict[str, str]:
    return {"name": name, "label": label}


def test_a_sheet_counts_once_in_its_year() -> None:
    tally = tallies.sheets_by_year([row(), row(), row(doc_id="b", issued=None)])
    assert tally.numbers == {"2024": 1, "no date": 1}
    assert tally.rows["2024"] == [0, 1]


def test_money_is_added_up_by_currency_and_open_amounts_are_left_out() -> None:
    amounts = [
        {"currency": "JPY", "value": Decimal(5)},
        {"currency": "JPY", "value": None},
        {"currency": None, "value": Decimal(7)},
    ]
    assert tallies.money([row(amounts=amounts), row(amounts=amounts)]).numbers == {"JPY": 10}


def test_pairs_are_of_bodies_on_a_record_with_an_instrument() -> None:
    both = [party("B"), party("A"), party("Ms C", "PERSON")]
    rows = [row(parties=both, instruments=[{}]), row(parties=both, instruments=[])]
    assert tallies.signed_together(rows).numbers == {"A + B": 1}


def test_a_number_shows_the_rows_behind_it(opened: Any, output: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(report_page(output), encoding="utf-8")
    opened.page.goto(path.as_uri())
    rows = read_rows(output)
    assert opened.page.locator("#list tbody tr").count() == len(rows)
    planned = sum(row["status"] == "planned" for row in rows)
    opened.page.click("a[data-name=planned]")
    assert opened.page.locator("#list tbody tr").count() == planned
    assert opened.page.locator("#count").inner_text() == f"planned: {planned} records"
    opened.page.click("#all")
    assert opened.page.locator("#list tbody tr").count() == len(rows)
    assert opened.page.locator(".tally img").count() == opened.page.locator(".tally").count() > 4


def test_a_folder_without_results_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no records\.parquet"):
        report_page(tmp_path)


def test_the_command_names_a_folder_without_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["report", str(tmp_path), "--html", str(tmp_path / "page.html")]) == 2
    assert f"{tmp_path}: has no records.parquet" in capsys.readouterr().err
