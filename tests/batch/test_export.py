"""Flat tables for spreadsheets."""

from __future__ import annotations

import csv
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from extract.cli import run_command
from extract.cli.export import _TABLES
from extract.schema import Amount, Block, Document, Instrument, Mention, Party, Pipeline, Record
from extract.schema import Source as Origin
from extract.write import spreadsheet
from extract.write.documents import write_document
from extract.write.flat import TABLES
from extract.write.spreadsheet import defused

HOSTILE = "=HYPERLINK(1)"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    record = Record(
        record_id="r1",
        doc_id="a",
        block="b2",
        section="@sector",
        text=HOSTILE,
        parties=[
            Party(mention="Kenya", name="Kenya", label="GPE", country="KE"),
            Party(mention="the Bank", name="World Bank", label="ORG"),
        ],
        instruments=[
            Instrument(
                mention="MoU", kind="memorandum", title="MoU on Wind", parties=["Kenya", "X"]
            )
        ],
        amounts=[
            Amount(mention="JPY 60 billion", value=Decimal("6E+10"), currency="JPY"),
            Amount(mention="long", value=Decimal("1234567890123456.5"), unit="metre"),
        ],
    )
    document = Document(
        doc_id="a",
        title="-Title",
        issued="2024-05-01",
        source=Origin(path="a.txt", sha256="0", media_type="text/plain"),
        pipeline=Pipeline(version="1", model="m", rules="r"),
        blocks=[Block(id="b2", kind="bullet", text=HOSTILE)],
        mentions=[
            Mention(id="m1", block="b2", start=0, end=5, text="=HYPE", label="ORG", source="model")
        ],
        records=[record],
    )
    write_document(document, tmp_path / "out/documents")
    return tmp_path / "out"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_records_have_a_row_each_with_their_values_joined(out: Path, tmp_path: Path) -> None:
    assert run_command(["export", str(out), str(tmp_path / "a.csv")]) == 0
    (row,) = read(tmp_path / "a.csv")
    assert row["doc_id"] == "a"
    assert row["issued"] == "2024-05-01"
    assert row["parties"] == "Kenya (KE); World Bank"
    assert row["instruments"] == "MoU on Wind"
    assert row["amounts"] == "JPY 60 billion; long"


def test_amounts_have_a_row_each_with_plain_digits(out: Path, tmp_path: Path) -> None:
    run_command(["export", str(out), "--what", "amounts", str(tmp_path / "a.csv")])
    first, second = read(tmp_path / "a.csv")
    assert (first["value"], first["currency"], first["record_id"]) == ("60000000000", "JPY", "r1")
    assert (second["value"], second["max"]) == ("1234567890123456.5", "")


def test_lists_within_a_value_are_joined(out: Path, tmp_path: Path) -> None:
    run_command(["export", str(out), "--what", "instruments", str(tmp_path / "a.csv")])
    (row,) = read(tmp_path / "a.csv")
    assert row["parties"] == "Kenya; X"


@pytest.mark.parametrize("what", TABLES)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_can_be_taken_for_a_formula(
    what: str, kind: str, out: Path, tmp_path: Path
) -> None:
    path = tmp_path / "export"
    assert run_command(["export", str(out), "--what", what, "--format", kind, str(path)]) == 0
    if kind == "csv":
        cells = [cell for row in read(path) for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    else:
        with zipfile.ZipFile(path) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert ">=" not in sheet
        assert ">-" not in sheet


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_starts_like_a_formula_gets_an_apostrophe(start: str) -> None:
    assert defused(f"{start}1+1") == f"'{start}1+1"


def test_other_text_stays_as_it_is() -> None:
    assert defused("1 = 1") == "1 = 1"
    assert defused("") == ""


def test_numbers_in_excel_are_numbers_unless_it_would_round_them(out: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    run_command(["export", str(out), "--what", "amounts", str(path)])
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>60000000000</v>" in sheet
    assert "<t>1234567890123456.5</t>" in sheet


def test_the_same_documents_give_the_same_file(out: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        run_command(["export", str(out), str(tmp_path / name)])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_more_rows_than_excel_holds_are_an_error_and_no_file(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spreadsheet, "_MOST_ROWS", 2)
    arguments = ["export", str(out), "--what", "amounts", str(tmp_path / "a.xlsx")]
    assert run_command(arguments) == 2
    assert "--format csv" in capsys.readouterr().err
    assert not (tmp_path / "a.xlsx").exists()


def test_a_folder_without_documents_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["export", str(tmp_path), str(tmp_path / "a.csv")]) == 2
    assert "no documents" in capsys.readouterr().err


def test_the_command_offers_every_table() -> None:
    assert _TABLES == TABLES
