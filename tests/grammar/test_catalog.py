"""The catalogue of rules says all that the code can name, and nothing else."""

import re
from pathlib import Path

import extract.grammar
from extract.grammar.catalog import RULES


def test_it_lists_just_the_rules_that_the_grammar_names() -> None:
    folder = Path(extract.grammar.__path__[0])
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in folder.glob("*.py")
        if path.name != "catalog.py"
    )
    named = set(re.findall(r'"((?:date|quantity|amount)\.[a-z-]+)"', code))
    money = {rule for rule in RULES if rule.startswith("money.")}
    assert named | money == set(RULES)
