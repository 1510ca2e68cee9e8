from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.normalise.mentions_by_hand import sheet

from extract.normalise import settle
from extract.schema import Block, Label, Mention

LABELS: tuple[Label, ...] = (
    "GPE",
    "ORG",
    "PERSON",
    "PLACE",
    "INSTRUMENT",
    "PROGRAM",
    "DATE",
    "MONEY",
    "QUANTITY",
)


def test_a_body_gets_the_gazettes_name_and_country() -> None:
    done = settle(*sheet("[[ORG METI]] of [[GPE Japan]] met [[ORG Bell Bank]]."), None)
    meti, bank = done.parties["m1"], done.parties["m3"]
    assert (meti.name, meti.country, meti.rule) == (
        "Ministry of Economy, Trade and Industry of Japan",
        "JP",
        "party.gazette",
    )
    assert (bank.name, bank.country) == ("Bell Bank", None)


def test_a_known_person_has_one_name_and_acts_for_a_country() -> None:
    party = settle(*sheet("[[PERSON Biden]] met.", title="U.S.-Peru Talks"), None).parties["m1"]
    assert (party.name, party.country, party.rule) == ("Joseph R. Biden Jr.", "US", "party.people")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("[[PERSON Biden]] met.", "Chile-Peru Talks"),
        ("[[PERSON Ana Biden]] and [[PERSON Biden]] met.", "U.S.-Peru Talks"),
    ],
)
def test_a_surname_alone_is_no_other_sheets_person(line: str, title: str) -> None:
    parties = settle(*sheet(line, title=title), None).parties
    assert {party.rule for party in parties.values()} <= {"name.text", "name.surname"}


def test_the_sheet_is_believed_against_the_gazette() -> None:
    lines = ("[[ORG Meadow Energy Trust Ireland]] ([[ORG METI]]) met.", "[[ORG METI]] paid.")
    assert settle(*sheet(*lines), None).parties["m3"].name == "Meadow Energy Trust Ireland"


@pytest.mark.parametrize(
    ("line", "code", "rule"),
    [
        ("India’s [[ORG Reef Board]]", "IN", "country.possessor"),
        ("the Indian [[ORG Reef Board]]", "IN", "country.possessor"),
        ("the [[ORG Reef Board]] of the Republic of Korea", "KR", "country.of"),
        ("the [[ORG Reef Board]] (RB) of Peru", "PE", "country.of"),
        ("[[ORG Reef Board]] (RB), Peru and [[ORG Lake Board]]", "PE", "country.comma"),
        ("[[ORG Peruvian Reef Board]]", "PE", "country.in-name"),
        ("[[ORG University of Oulu]]", "FI", "country.seat"),
        ("[[ORG Abu Dhabi Department of Reefs]]", "AE", "country.seat"),
        ("[[ORG PT Karang Biru Tbk]]", "ID", "country.form"),
    ],
)
def test_a_body_belongs_to_the_country_beside_it_or_in_it(line: str, code: str, rule: str) -> None:
    party = settle(*sheet(line), None).parties["m1"]
    assert party.country == code
    assert (party.rule or "").endswith(rule)


def test_a_body_before_a_list_of_countries_belongs_to_none_of_them() -> None:
    party = settle(*sheet("[[ORG Reef Board]], Peru and Chile met."), None).parties["m1"]
    assert party.country is None


def test_a_ministry_belongs_to_the_one_side_that_has_ministries() -> None:
    party = settle(*sheet("[[ORG Ministry of Reefs]]", title="U.S.-Peru Reef Talks"), None).parties
    assert party["m1"].country == "PE"
    party = settle(*sheet("[[ORG Ministry of Reefs]]", title="Chile-Peru Reef Talks"), None).parties
    assert party["m1"].country is None


@pytest.mark.parametrize(
    "line", ["the Philippine [[ORG Ministry of Reefs]]", "[[ORG Philippine Ministry of Reefs]]"]
)
def test_a_ministry_bears_its_country(line: str) -> None:
    party = settle(*sheet(line), None).parties["m1"]
    assert party.name == "Ministry of Reefs of the Philippines"


def test_other_mentions_of_a_body_share_its_country() -> None:
    lines = ("Peru's [[ORG Reef Board]] met.", "The [[ORG Reef Board]] paid.")
    assert settle(*sheet(*lines), None).parties["m2"].country == "PE"


def test_a_town_belongs_to_the_region_behind_its_comma() -> None:
    done = settle(*sheet("in [[GPE Nowhere]], [[GPE Arizona]]"), None)
    assert (done.parties["m1"].country, done.parties["m1"].rule) == ("US", "country.behind")


def test_an_instrument_knows_how_many_when_and_who() -> None:
    line = (
        "In [[DATE July 2023]], [[GPE Japan]] and [[GPE India]] signed two new [[INSTRUMENT MoUs]]."
    )
    found = settle(*sheet(line), None).instruments["m4"]
    assert (found.kind, found.count, found.date) == ("memorandum", 2, "2023-07")
    assert found.parties == ["Japan", "India"]


def test_the_parties_stand_behind_between() -> None:
    line = (
        "Ministers saw a [[INSTRUMENT contract]] between [[ORG Bell Bank]] ([[ORG BB]]), "
        "[[ORG Oak Oil]] and [[ORG Ash Air]] signed for [[GPE Peru]]."
    )
    assert settle(*sheet(line), None).instruments["m1"].parties == [
        "Bell Bank",
        "Oak Oil",
        "Ash Air",
    ]


def test_the_countries_of_a_title_are_on_it() -> None:
    line = (
        "[[ORG Bell Bank]] will exchange maps under the [[INSTRUMENT Peru-Chile Reef Agreement]]."
    )
    assert settle(*sheet(line), None).instruments["m2"].parties == ["Peru", "Chile"]


def test_what_is_done_under_an_instrument_makes_no_party() -> None:
    line = "[[ORG Bell Bank]] will exchange maps under the [[INSTRUMENT Reef Agreement]]."
    assert settle(*sheet(line), None).instruments["m2"].parties == []


def test_a_body_taken_for_a_place_is_a_body() -> None:
    party = settle(*sheet("[[GPE Petrobras]] pays."), None).parties["m1"]
    assert (party.name, party.country, party.rule) == ("Petrobras", "BR", "party.gazette")


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("The [[INSTRUMENT Reef Pact]] was signed on [[DATE May 6, 2024]].", "2024-05-06"),
        ("the [[DATE 2014]] [[INSTRUMENT Reef Pact]]", "2014"),
        ("The [[INSTRUMENT Reef Pact]] ([[DATE July 2023]]) helps.", "2023-07"),
        ("They issued rules under the [[INSTRUMENT Reef Pact]] in [[DATE July 2023]].", None),
        ("The [[INSTRUMENT Reef Pact]] helped reefs in [[DATE July 2023]].", None),
    ],
)
def test_an_instrument_has_the_date_it_was_made(line: str, edtf: str | None) -> None:
    (found,) = settle(*sheet(line), None).instruments.values()
    assert found.date == edtf


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("[[INSTRUMENT MoU]] on Reef Care 2.0 in [[DATE 2025]]", "MoU on Reef Care 2.0"),
        ("[[INSTRUMENT MoU]] on the [[PROGRAM Reef Fund]] of", "MoU on the Reef Fund"),
        ("[[INSTRUMENT MoU]] for the [[PROGRAM Reef Fund]]", "MoU"),
        ("[[INSTRUMENT MoU]] on cooperation in Peru", "MoU"),
        ("[[INSTRUMENT MoU]] on [[DATE March 27]]", "MoU"),
        ("[[INSTRUMENT memorandum]] on Reef Care", "memorandum"),
    ],
)
def test_a_title_runs_as_far_as_its_capitals(line: str, title: str) -> None:
    assert settle(*sheet(line), None).instruments["m1"].title == title


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        (
            "Ministers flew to [[GPE Lima]] where [[GPE Chad]] and [[GPE Mali]] signed a "
            "[[INSTRUMENT pact]].",
            ["Chad", "Mali"],
        ),
        (
            "[[GPE U.S.]] Secretary of Reefs [[PERSON Ana Ro]] signed a [[INSTRUMENT pact]] with "
            "[[ORG Bell Bank]].",
            ["United States", "Ana Ro", "Bell Bank"],
        ),
        (
            "[[ORG Reef Board]] ([[ORG RB]]) and [[ORG Bell Bank]] signed a [[INSTRUMENT pact]].",
            ["Reef Board", "Bell Bank"],
        ),
        (
            "[[GPE Chad]] and [[GPE Mali]] renewed the long truce on the reefs that both had kept "
            "for forty years, and signed a [[INSTRUMENT pact]].",
            ["Chad", "Mali"],
        ),
    ],
)
def test_those_who_sign_are_listed_before_the_verb(line: str, parties: list[str]) -> None:
    (found,) = settle(*sheet(line), None).instruments.values()
    assert found.parties == parties


def test_a_deadline_is_not_the_date_of_an_instrument() -> None:
    line = "They will sign an [[INSTRUMENT agreement]] on ports to be built [[DATE by 2030]]."
    assert settle(*sheet(line), None).instruments["m1"].date is None


@pytest.mark.parametrize(
    ("title", "sign", "code"),
    [
        ("Canada-Germany Reef Plan", "$", "CAD"),
        ("U.S.-Canada Reef Plan", "$", "USD"),
        ("Germany-Peru Reef Plan", "$", "USD"),
        ("Australia-Singapore Reef Plan", "$", None),
        ("Japan-Peru Reef Plan", "¥", "JPY"),
        ("China-Peru Reef Plan", "¥", "CNY"),
        ("China-Japan Reef Plan", "¥", None),
    ],
)
def test_a_bare_sign_is_the_money_of_the_sides(title: str, sign: str, code: str | None) -> None:
    done = settle(*sheet(f"[[MONEY {sign}5 million]] for reefs", title=title), None)
    assert done.amounts["m1"].currency == code
    assert [w.code for w in done.warnings] == ([] if code else ["amount_open"])


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("Mexico-Chad Reef Plan", "500 million pesos", "MXN"),
        ("Chile-Mexico Reef Plan", "500 million pesos", None),
        ("Chad-Mali Reef Plan", "500 million pesos", None),
        ("Chile-Peru Reef Plan", "500 million Mexican pesos", "MXN"),
        ("Norway-Peru Reef Plan", "over kr 5 million", "NOK"),
        ("Sri Lanka-Peru Reef Plan", "Rs 500 million", "LKR"),
        ("Chad-Peru Reef Plan", "Rs 500 crore", "INR"),
        ("Qatar-Peru Reef Plan", "20 million riyals", "QAR"),
        ("UK-Egypt Reef Plan", "£5 million", "GBP"),
        ("Australia-Singapore Reef Plan", "AUD $5 million", "AUD"),
        ("Australia-Singapore Reef Plan", "S$5 million", "SGD"),
    ],
)
def test_a_shared_name_of_money_is_that_of_the_title(
    title: str, text: str, code: str | None
) -> None:
    done = settle(*sheet(f"[[MONEY {text}]] for reefs", title=title), None)
    amount = done.amounts["m1"]
    assert amount.value is not None
    assert amount.currency == code
    assert [w.code for w in done.warnings] == ([] if code else ["amount_open"])


def test_a_relative_date_needs_the_date_of_issue() -> None:
    blocks, mentions = sheet("They met [[DATE today]].")
    assert settle(blocks, mentions, date(2024, 5, 6)).dates["m1"].edtf == "2024-05-06"
    done = settle(blocks, mentions, None)
    assert done.dates["m1"].edtf is None
    assert [(w.code, w.mention) for w in done.warnings] == [("date_open", "m1")]


WORDS = [
    *("The", "the", "U.S.", "India", "Japan's", "METI", "(METI)", "MoU", "agreement", "Fund", "of"),
    *("and", ",", ".", "–", "Department", "Departments", "State", "2023", "$5", "million", "July"),
    *("A", "B²", "ﬁ", "É", ""),
]


@st.composite
def any_sheet(draw: st.DrawFn) -> tuple[list[Block], list[Mention]]:
    blocks: list[Block] = []
    mentions: list[Mention] = []
    for number, kind in enumerate(("title", "bullet", "paragraph")):
        text = draw(
            st.one_of(
                st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), st.text(max_size=60)
            )
        )
        blocks.append(Block(id=f"b{number}", kind=kind, text=text))
        ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
        for start, end in zip(ends[::2], ends[1::2], strict=False):
            mentions.append(
                Mention(
                    id=f"m{len(mentions)}",
                    block=f"b{number}",
                    start=start,
                    end=end,
                    text=text[start:end],
                    label=draw(st.sampled_from(LABELS)),
                    source="test",
                )
            )
    return blocks, mentions


@settings(deadline=None)
@given(any_sheet())
def test_every_mention_of_any_sheet_is_settled_the_same_each_time(
    found: tuple[list[Block], list[Mention]],
) -> None:
    blocks, mentions = found
    done = settle(blocks, mentions, date(2024, 5, 6))
    assert set(done.names) == {m.id for m in mentions}
    assert done == settle(blocks, list(reversed(mentions)), date(2024, 5, 6))
