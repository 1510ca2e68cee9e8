from hypothesis import given
from tests.editions.editions_by_hand import count, money, record, sheet, sheets

from extract.editions.matching import Sheet, match
from extract.editions.terms import Lexicon
from extract.schema import Document


def partners(old: Document, new: Document) -> dict[str, str]:
    lexicon = Lexicon([*old.records, *new.records])
    pairs = match(Sheet.of(old), Sheet.of(new), lexicon).pairs
    return {old.records[pair.old].text: new.records[pair.new].text for pair in pairs}


def test_a_rewritten_record_keeps_its_partner_when_a_near_twin_is_added() -> None:
    before = "The Port Agency will train 500 pilots from Bergen by March 2026."
    after = "By March 2026 the Port Agency had trained 610 pilots from Bergen."
    twin = "The Port Agency will train 500 pilots from Tromso by March 2026."
    assert partners(sheet({"Ports": [before]}), sheet({"Ports": [twin, after]})) == {before: after}


def test_figures_decide_between_twins_that_share_all_names() -> None:
    before = record(
        "Fjord Rail and Nairobi Metro signed a contract worth $90 million for 32 trains.",
        amounts=[money("$90 million", 90_000_000), count("32 trains", 32, "train")],
    )
    twin = record(
        "Fjord Rail and Nairobi Metro signed a contract worth $70 million for 24 trains.",
        amounts=[money("$70 million", 70_000_000), count("24 trains", 24, "train")],
    )
    after = record(
        "A contract worth USD 0.09 billion for 32 trains was concluded by Nairobi Metro and "
        "Fjord Rail.",
        amounts=[money("USD 0.09 billion", 90_000_000), count("32 trains", 32, "train")],
    )
    old, new = sheet({"Rail": [before]}), sheet({"Rail": [twin, after]})
    assert partners(old, new) == {before["text"]: after["text"]}


def test_two_similar_bullets_do_not_swap() -> None:
    grain = "Kenya and Norway will hold a workshop on grain storage in Mombasa."
    fish = "Kenya and Norway will hold a workshop on fish farming in Bergen."
    new_fish = "Norway and Kenya held a workshop in Bergen on the farming of fish."
    new_grain = "Norway and Kenya held a workshop in Mombasa on the storage of grain."
    found = partners(sheet({"Food": [grain, fish]}), sheet({"Food": [new_fish, new_grain]}))
    assert found == {grain: new_grain, fish: new_fish}


def test_a_short_form_matches_the_name_that_it_stands_for() -> None:
    old = sheet({"Food": ["The Nordic Board of Grain Trade (NBGT) opened a desk.", "NBGT pays."]})
    new = sheet({"Food": ["NBGT has opened a desk.", "The Nordic Board of Grain Trade pays."]})
    assert partners(old, new) == {
        "The Nordic Board of Grain Trade (NBGT) opened a desk.": "NBGT has opened a desk.",
        "NBGT pays.": "The Nordic Board of Grain Trade pays.",
    }


def test_the_parent_helps_a_short_nested_bullet() -> None:
    old = sheet(
        {
            "Science": [
                "The two academies will:",
                record("send up to ten fellows to each other", nested=True),
                "The two ministries opened a laboratory.",
            ]
        }
    )
    new = sheet(
        {
            "Science": [
                "The two academies will:",
                record("exchange up to ten fellows", nested=True),
                "The two ministries opened a laboratory.",
            ]
        }
    )
    assert (
        partners(old, new)["send up to ten fellows to each other"] == "exchange up to ten fellows"
    )


def test_unlike_records_stay_alone() -> None:
    old = sheet({"Food": ["Norway gave Kenya three trawlers."]})
    new = sheet({"Food": ["A school for welders opens in Turku."]})
    assert partners(old, new) == {}


def test_repeated_words_pair_under_their_own_headings() -> None:
    old = sheet({"Energy": ["Both sides will:"], "Health": ["Both sides will:"]})
    new = sheet({"Health": ["Both sides will:"], "Energy": ["Both sides will:"]})
    pairs = match(Sheet.of(old), Sheet.of(new), Lexicon([*old.records, *new.records])).pairs
    assert {(pair.old, pair.new) for pair in pairs} == {(0, 1), (1, 0)}


@given(sheets, sheets)
def test_every_record_is_accounted_for_exactly_once(old: Document, new: Document) -> None:
    found = match(Sheet.of(old), Sheet.of(new), Lexicon([*old.records, *new.records]))
    assert sorted([pair.old for pair in found.pairs] + found.removed) == list(
        range(len(old.records))
    )
    assert sorted([pair.new for pair in found.pairs] + found.added) == list(range(len(new.records)))
