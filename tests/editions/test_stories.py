from pathlib import Path

import pyarrow.parquet as pq
from tests.editions.editions_by_hand import money, program, record, sheet

from extract.editions.stories import Story, track
from extract.editions.story_table import write_stories
from extract.editions.story_text import lines, summary

PLANNED = record(
    "Norway will build a grain store in Mombasa for $5 million.",
    status="planned",
    amounts=[money("$5 million", 5)],
)
DEARER = record(
    "Norway will build a grain store in Mombasa for $6 million.",
    status="planned",
    amounts=[money("$6 million", 6)],
)
BUILT = record("The grain store in Mombasa was built by Norway.", status="completed")
RAIL = record("Kenya Rail is surveying a line from Kisumu to Nakuru.", status="ongoing")
NURSES = record("Fifty nurses from Turku joined the clinic in Eldoret.", status="completed")
SHEETS = [
    sheet({"Food": [DEARER, RAIL]}, "two", "Norway-Kenya Forum, May 2022", "2022-05-01"),
    sheet({"Food": [PLANNED, RAIL]}, "one", "Norway-Kenya Forum, May 2021", "2021-05-01"),
    sheet({"Food": [BUILT], "Health": [NURSES]}, "three", "Norway-Kenya Forum", "2023-05-01"),
    sheet({"Ports": ["A pier opens in Turku."]}, "far", "Baltic ports", "2024-01-01"),
]


def told(stories: list[Story]) -> dict[str, list[str]]:
    return {story.story_id: [step.kind for step in story.steps] for story in stories}


def test_a_commitment_is_followed_from_announcement_to_completion() -> None:
    stories = track(SHEETS)
    assert list(told(stories).values()) == [
        ["announced", "changed", "completed"],
        ["announced", "restated", "silent"],
        ["announced"],
        ["announced"],
    ]
    grain, rail = stories[:2]
    assert grain.steps[1].says == ("amounts $5 million → $6 million (+20 %)",)
    assert [step.document.doc_id for step in rail.steps] == ["one", "two", "three"]


def test_a_sheet_of_another_series_silences_nothing() -> None:
    assert (
        "silent"
        not in told(track([SHEETS[1], SHEETS[3]]))["one/" + track(SHEETS)[0].first.record_id]
    )


def test_silence_says_which_programme_is_still_named() -> None:
    old = record(
        "The Sea Grain Fund lends $9 to bakers in Kisumu for ovens and flour mills.",
        programs=[program("Sea Grain Fund")],
    )
    new = "Forty welders from Turku saw a pier, a yacht and the board of the Sea Grain Fund."
    title = "Norway-Kenya Forum"
    first = sheet({"Food": [old, NURSES]}, "one", title, "2021-05-01")
    stories = track([first, sheet({"Food": [new, NURSES]}, "two", title, "2022-05-01")])
    assert stories[0].steps[-1].says == ("Sea Grain Fund is still named in b2",)


def test_the_order_of_the_files_does_not_matter() -> None:
    assert told(track(SHEETS)) == told(track(SHEETS[::-1]))


def test_a_sheet_that_lies_there_twice_is_told_once() -> None:
    copy = SHEETS[1].model_copy(update={"doc_id": "one-as-pdf"})
    assert told(track([*SHEETS, copy])) == told(track(SHEETS))


def test_every_record_is_a_step_of_exactly_one_story() -> None:
    steps = [step for story in track(SHEETS) for step in story.steps if step.record]
    assert sorted(id(step.record) for step in steps) == sorted(
        id(item) for document in SHEETS for item in document.records
    )


def test_each_row_of_the_table_names_its_source(tmp_path: Path) -> None:
    write_stories(track(SHEETS), tmp_path / "stories.parquet")
    rows = pq.read_table(tmp_path / "stories.parquet").to_pylist()
    first, silent = rows[0], next(row for row in rows if row["kind"] == "silent")
    assert (first["source_path"], first["issued"], first["block"]) == (
        "one.txt",
        "2021-05-01",
        "b2",
    )
    assert (silent["source_path"], silent["record_id"], silent["text"]) == ("three.txt", None, None)
    assert rows[1]["changes"] == ["amounts $5 million → $6 million (+20 %)"]


def test_the_table_for_people_tells_what_goes_on() -> None:
    printed = [str(line) for line in lines(track(SHEETS))]
    assert printed[0] == "Food: The grain store in Mombasa was built by Norway."
    assert printed[-1] == "    2023-05-01 silent: not in three"
    assert summary(track(SHEETS)).startswith("3 commitments: ")
