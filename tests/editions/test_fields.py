from tests.editions.editions_by_hand import count, date, instrument, money, party, record, sheet

from extract.editions.evidence import Names
from extract.editions.fields import differing
from extract.schema import Record


def fields(old: dict[str, object], new: dict[str, object]) -> dict[str, str]:
    one, other = sheet({"Aid": [old]}), sheet({"Aid": [new]})
    found = differing(one.records[0], other.records[0], Names([one, other]))
    return {change.field: change.says for change in found}


def test_a_value_that_the_other_reading_missed_is_no_change() -> None:
    old = record(
        "Norway and the Port Agency lend $5 million until May 2030 under an MoU to 40 firms.",
        parties=[party("Port Agency")],
        amounts=[money("$5 million", 5_000_000), count("40 firms", 40, "firm")],
        dates=[date("May 2030", "2030-05")],
        instruments=[instrument("MoU", "memorandum")],
    )
    new = record("The Port Agency and Norway lend 40 firms $5 million by an MoU until May 2030.")
    assert fields(old, new) == {}
    assert fields(new, old) == {}


def test_a_party_is_the_same_under_its_short_form() -> None:
    old = record(
        "The Nordic Grain Board (NGB) pays.",
        parties=[party("Nordic Grain Board")],
        status="ongoing",
    )
    new = record("NGB pays all.", parties=[party("NGB")], status="ongoing")
    assert fields(old, new) == {}


def test_a_party_that_joined_is_a_change() -> None:
    old = record("Fjord Rail runs it.", parties=[party("Fjord Rail")])
    new = record(
        "Fjord Rail and Turku Bus run it.", parties=[party("Fjord Rail"), party("Turku Bus")]
    )
    assert fields(old, new) == {"parties": "– → Turku Bus"}


def test_a_person_is_the_same_under_the_surname() -> None:
    old = record("Minister Berit Solvang spoke.", parties=[party("Berit Solvang", label="PERSON")])
    new = record("Solvang spoke in Oslo.", parties=[party("Solvang", label="PERSON")])
    assert fields(old, new) == {}


def test_a_country_is_the_same_under_its_other_names() -> None:
    old = record(
        "The Socialist Republic of Viet Nam pays.",
        parties=[party("Vietnam", "Socialist Republic of Viet Nam", "GPE", "VN")],
    )
    new = record("It is paid by Viet Nam.")
    assert fields(old, new) == {}


def test_the_same_relative_word_on_another_day_is_a_change() -> None:
    old = record("Signed today in Oslo.", dates=[date("today", "2023-05-01")])
    new = record("In Oslo signed today.", dates=[date("today", "2024-05-01")])
    assert fields(old, new) == {"dates": "today (2023-05-01) → today (2024-05-01)"}


def test_another_relative_word_for_the_same_year_is_no_change() -> None:
    old = record("It opens next year.", dates=[date("next year", "2024")])
    new = record("It opens this year.", dates=[date("this year", "2024")])
    assert fields(old, new) == {}


def test_another_kind_of_instrument_is_a_change() -> None:
    old = record("They signed an MoU.", instruments=[instrument("MoU", "memorandum")])
    new = record("They signed a treaty.", instruments=[instrument("treaty", "treaty")])
    assert fields(old, new) == {"instruments": "MoU → treaty"}


def test_fields_of_a_record_with_itself_do_not_differ() -> None:
    one = Record(record_id="r", doc_id="d", block="b", text="x", status="planned")
    assert differing(one, one, Names([])) == []


def test_a_planned_step_that_was_taken_changes_the_status() -> None:
    old = record("The board will open a desk in Oslo.", status="planned")
    new = record("A desk in Oslo was opened by the board.", status="completed")
    assert fields(old, new) == {"status": "planned → completed"}


def test_a_status_that_no_word_bears_out_does_not_change() -> None:
    old = record("The treaty was amended to allow visits.", status="planned")
    new = record("To allow visits both sides amended the treaty.", status="completed")
    assert fields(old, new) == {}


def test_next_summer_may_be_the_summer_that_a_later_edition_names() -> None:
    old = record("Forty pupils go next summer.", dates=[date("next summer", None)])
    new = record(
        "In the summer of 2025 forty pupils went.", dates=[date("summer of 2025", "2025-22")]
    )
    assert fields(old, new) == {}


def test_an_unread_span_and_a_year_are_two_dates() -> None:
    old = record(
        "It trains nurses over the next two years.", dates=[date("over the next two years", None)]
    )
    new = record("Nurses were trained in 2025.", dates=[date("2025", "2025")])
    assert fields(old, new) == {"dates": "over the next two years → 2025"}


def test_an_instrument_that_another_joined_is_a_change() -> None:
    old = record(
        "They signed a heads of agreement.",
        instruments=[instrument("heads of agreement", "agreement")],
    )
    new = record(
        "They turned their heads of agreement into an offtake agreement.",
        instruments=[
            instrument("heads of agreement", "agreement"),
            instrument("offtake agreement", "agreement"),
        ],
    )
    assert fields(old, new) == {"instruments": "– → offtake agreement"}


def test_an_instrument_that_one_reading_missed_is_no_change() -> None:
    old = record(
        "They signed a cooperation agreement.",
        instruments=[instrument("cooperation agreement", "agreement")],
    )
    new = record("They signed an agreement to cooperate.")
    assert fields(old, new) == {}


def test_an_upper_bound_that_became_a_lower_one_is_a_change() -> None:
    most, least = money("up to $5", 5), money("over $5", 5)
    old = record("It gets up to $5.", amounts=[most.model_copy(update={"qualifier": "up_to"})])
    new = record("It gets over $5.", amounts=[least.model_copy(update={"qualifier": "over"})])
    assert "amounts" in fields(old, new)
