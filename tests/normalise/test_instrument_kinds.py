from __future__ import annotations

import pytest

from extract.normalise.kinds import kind, rules


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MoUs", "memorandum"),
        ("Memorandum of Cooperation on the Reef Partnership Agreement", "memorandum"),
        ("Memoranda of Understanding", "memorandum"),
        ("loan agreement", "loan"),
        ("grants", "grant"),
        ("Free Trade Agreement", "agreement"),
        ("Reef Recovery Plan Act", "law"),
        ("Executive Order 99999", "executive_order"),
        ("Presidential Memorandum", "executive_order"),
        ("Joint Declaration of Intent", "letter_of_intent"),
        ("joint statement", "joint_statement"),
        ("Statement of Principles", "principles"),
        ("notes", "exchange_of_notes"),
        ("Exchange of Letters", "exchange_of_notes"),
        ("Roadmap for Tidal Power", "action_plan"),
        ("Convention on Reefs", "treaty"),
        ("supply contract", "contract"),
        ("strategic partnership", "partnership"),
        ("implementing arrangement", "arrangement"),
        ("National Tidal Strategy", "strategy"),
        ("Methane Pledge", "declaration"),
        ("term sheet", "other"),
    ],
)
def test_the_last_word_of_the_head_tells_the_kind(name: str, expected: str) -> None:
    found = kind(name)
    assert found is not None
    assert found[0] == expected


def test_a_name_without_a_word_of_kind_has_none() -> None:
    assert kind("Blue Lagoon") is None


def test_every_rule_fires_on_its_own_words() -> None:
    silent = [
        (rule.id, words)
        for rule in rules()
        for words in (*rule.head, *rule.exact)
        if (found := kind(words)) is None or found[0] != rule.kind
    ]
    assert silent == []
