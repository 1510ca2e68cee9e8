from __future__ import annotations

from tests.records.build_sheet import Made

from extract.records import build
from extract.schema import Date, Instrument


def test_each_paragraph_and_bullet_has_one_record_and_nothing_else_has() -> None:
    made = Made()
    made.add("title", "Fact sheet")
    made.add("heading", "Energy", 1)
    made.add("paragraph", "They met.")
    made.add("bullet", "They signed.", 1)
    made.add("footnote", "1 As of May.")
    made.add("table", "a b")
    records = build("sheet", made.blocks, made.mentions, made.settled)
    assert [record.block for record in records] == ["b2", "b3"]
    assert {record.section for record in records} == {"Energy"}
    assert {record.sector for record in records} == {"clean_energy"}


def test_a_party_named_twice_is_listed_once_under_its_name() -> None:
    made = Made()
    made.add(
        "bullet",
        "The [Port Authority|ORG] ([PA|ORG|Port Authority]) signed a loan with [Fiji|GPE].",
        1,
    )
    (record,) = build("sheet", made.blocks, made.mentions, made.settled)
    assert [party.name for party in record.parties] == ["Port Authority", "Fiji"]
    assert record.parties[0].mention == "Port Authority"
    assert record.parties[0].rule == "test, classifier.roles"


def test_a_mention_without_a_value_gives_nothing() -> None:
    made = Made()
    made.add("bullet", "[Japan|GPE] opened the [Blue Fund|PROGRAM].", 1)
    made.settled.parties.clear()
    (record,) = build("sheet", made.blocks, made.mentions, made.settled)
    assert record.parties == []
    assert [program.name for program in record.programs] == ["Blue Fund"]


def test_an_instrument_has_the_date_and_the_parties_of_its_sentence() -> None:
    made = Made()
    made.add(
        "bullet",
        "[Japan|GPE] and [Fiji|GPE] signed a [loan agreement|INSTRUMENT] on [3 May 2024|DATE]. "
        "[Chile|GPE] joined in [2025|DATE].",
        1,
    )
    loan, day, year = (m for m in made.mentions if m.label in ("INSTRUMENT", "DATE"))
    made.settled.instruments[loan.id] = Instrument(
        mention=loan.text, mention_id=loan.id, kind="loan", title=loan.text
    )
    for mention, edtf in ((day, "2024-05-03"), (year, "2025")):
        made.settled.dates[mention.id] = Date(
            mention=mention.text, mention_id=mention.id, edtf=edtf
        )
    (record,) = build("sheet", made.blocks, made.mentions, made.settled)
    (instrument,) = record.instruments
    assert instrument.date == "2024-05-03"
    assert instrument.parties == ["Japan", "Fiji"]
    assert [date.edtf for date in record.dates] == ["2024-05-03", "2025"]


def test_a_sheet_without_blocks_has_no_records() -> None:
    assert build("sheet", [], [], Made().settled) == []


def test_a_block_without_words_has_a_record() -> None:
    made = Made()
    made.add("paragraph", "—")
    made.add("paragraph", "")
    records = build("sheet", made.blocks, made.mentions, made.settled)
    assert len(records) == 2


def test_a_sector_is_inferred_only_where_no_heading_tells_one() -> None:
    made = Made()
    made.add("paragraph", "Hospitals received vaccines.")
    made.add("heading", "Semiconductors", 1)
    made.add("paragraph", "Hospitals received vaccines again.")
    alone, under = build("sheet", made.blocks, made.mentions, made.settled)
    assert (alone.sector, alone.inferred_sector) == ("general", "health")
    assert (under.sector, under.inferred_sector) == ("semiconductors", None)
