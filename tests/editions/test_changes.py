from hypothesis import given
from hypothesis import strategies as st
from tests.editions.editions_by_hand import count, date, money, party, record, sheet, sheets

from extract.editions import diff
from extract.schema import Document

GRAIN = "Norway will fund a grain store in Mombasa."
TRAIN = "Kenya Rail opened a line from Kisumu to Nakuru."
NURSE = "Fifty nurses from Turku joined the clinic in Eldoret."


def types(old: Document, new: Document) -> list[str]:
    return [change.type for change in diff(old, new).changes]


def test_an_inserted_bullet_changes_nothing_else() -> None:
    old = sheet({"Aid": [GRAIN, NURSE]})
    found = diff(old, sheet({"Aid": [GRAIN, TRAIN, NURSE]}))
    assert [(change.type, change.new.text) for change in found.changes if change.new] == [
        ("added", TRAIN)
    ]
    assert found.summary.unchanged == 2


def test_a_removed_bullet_is_shown_where_it_stood() -> None:
    found = diff(sheet({"Aid": [GRAIN, TRAIN, NURSE]}), sheet({"Aid": [GRAIN, NURSE + " Again."]}))
    assert [change.type for change in found.changes] == ["removed", "reworded"]


def test_another_heading_is_a_move_and_another_order_is_none() -> None:
    old = sheet({"Aid": [GRAIN, TRAIN], "Health": [NURSE]})
    assert types(old, sheet({"Aid": [TRAIN, GRAIN], "Health": [NURSE]})) == []
    found = diff(old, sheet({"Aid": [GRAIN], "Health": [NURSE, TRAIN]}))
    assert [change.type for change in found.changes] == ["moved"]
    assert [(field.old, field.new) for field in found.changes[0].fields] == [(["Aid"], ["Health"])]


def test_a_renamed_heading_moves_no_record() -> None:
    old = sheet({"Aid": [GRAIN, TRAIN], "Health": [NURSE]})
    assert types(old, sheet({"Development aid": [GRAIN, TRAIN], "Health": [NURSE]})) == []


def test_a_reworded_record_is_reworded() -> None:
    assert types(
        sheet({"Aid": [GRAIN]}),
        sheet({"Aid": ["A grain store in Mombasa will be funded by Norway."]}),
    ) == ["reworded"]


def test_a_changed_amount_is_said_with_its_percentage() -> None:
    old = record("Norway gave $50 million.", amounts=[money("$50 million", 50_000_000)])
    new = record("Norway gave $60 million.", amounts=[money("$60 million", 60_000_000)])
    (change,) = diff(sheet({"Aid": [old]}), sheet({"Aid": [new]})).changes
    assert change.type == "changed"
    assert [field.says for field in change.fields] == ["$50 million → $60 million (+20 %)"]


def test_a_moved_and_changed_record_is_changed_with_its_section() -> None:
    old = record("Norway plans a store in Mombasa.", status="planned")
    new = record("Norway opened a store in Mombasa.", status="completed")
    found = diff(sheet({"Aid": [old, TRAIN]}), sheet({"Aid": [TRAIN], "Food": [new]}))
    (change,) = found.changes
    assert change.type == "changed"
    assert {field.field: field.says for field in change.fields} == {
        "section": "Aid → Food",
        "status": "planned → completed",
    }


def test_the_same_words_are_unchanged_whatever_the_readings_say() -> None:
    old = record(GRAIN, status="planned", parties=[party("Norway")], dates=[date("today", "2024")])
    assert types(sheet({"Aid": [old]}), sheet({"Aid": [record(GRAIN, status="statement")]})) == []


def test_a_merged_record_names_its_parts() -> None:
    one = "Norway will fund a grain store in Mombasa with the Port Agency."
    two = "Turku will send fifty nurses to the clinic in Eldoret."
    both = (
        "Norway will fund a grain store in Mombasa with the Port Agency, and Turku will send fifty "
        "nurses to the clinic in Eldoret."
    )
    old, new = sheet({"Aid": [one, two, TRAIN]}), sheet({"Aid": [both, TRAIN]})
    merged = diff(old, new).changes
    assert {change.type for change in merged} == {"reworded", "removed"}
    parts = {part.text for change in merged for part in change.merged}
    assert parts | {change.old.text for change in merged if change.new and change.old} == {one, two}
    split = diff(new, old).changes
    assert {change.type for change in split} == {"reworded", "added"}
    assert {part.text for change in split for part in change.split} < {one, two}


def test_the_values_of_a_part_are_no_change_of_the_whole() -> None:
    one = record("Norway will fund a store in Mombasa with $5.", amounts=[money("$5", 5)])
    two = record("Turku will send nurses to Eldoret for $7.", amounts=[money("$7", 7)])
    both = record(
        "Norway will fund a store in Mombasa with $5, Turku will send nurses to Eldoret for $7.",
        amounts=[money("$5", 5), money("$7", 7)],
    )
    old, new = sheet({"Aid": [one, two]}), sheet({"Aid": [both]})
    assert sorted(types(old, new)) == ["removed", "reworded"]
    assert sorted(types(new, old)) == ["added", "reworded"]


def test_a_near_twin_is_no_part_of_a_split() -> None:
    twin = "Norway will fund a grain store in Malindi."
    found = diff(sheet({"Aid": [GRAIN]}), sheet({"Aid": [twin, GRAIN + " It opens soon."]}))
    assert not [change for change in found.changes if change.split]


def test_shared_values_in_other_units_are_no_change() -> None:
    old = record("A park of 1.3 GW near Bergen.", amounts=[count("1.3 GW", 13, "gigawatt")])
    new = record(
        "Near Bergen a park of 13,000 MW.", amounts=[count("13,000 MW", 13_000, "megawatt")]
    )
    assert types(sheet({"Aid": [old]}), sheet({"Aid": [new]})) == ["reworded"]


@given(sheets)
def test_a_sheet_does_not_differ_from_itself(one: Document) -> None:
    found = diff(one, one)
    assert found.changes == []
    assert found.summary.unchanged == len(one.records)


@given(sheets, sheets)
def test_added_and_removed_change_places_with_the_editions(old: Document, new: Document) -> None:
    there, back = diff(old, new).summary, diff(new, old).summary
    assert (there.added, there.removed) == (back.removed, back.added)


@given(sheets, sheets)
def test_the_summary_counts_every_record_once(old: Document, new: Document) -> None:
    summary = diff(old, new).summary
    both = summary.changed + summary.moved + summary.reworded + summary.unchanged
    assert summary.removed + both == len(old.records)
    assert summary.added + both == len(new.records)


@given(sheets, st.randoms())
def test_order_within_a_section_is_no_change(one: Document, random: object) -> None:
    sections: dict[str | None, list[str]] = {}
    for item in one.records:
        sections.setdefault(item.section, []).append(item.text)
    for items in sections.values():
        random.shuffle(items)  # type: ignore[attr-defined]
    assert diff(one, sheet(sections)).changes == []


def test_a_dateline_is_no_part_of_a_record_that_loses_the_same_city() -> None:
    last = "The third round of talks will be held in Turku next year."
    old = sheet({None: ["Mombasa, 5 June 2024", GRAIN], "Next": [last]})
    new = sheet({None: ["Turku, 9 June 2025", GRAIN], "Next": [last.replace("Turku", "Mombasa")]})
    assert not [change for change in diff(old, new).changes if change.split or change.merged]
