"""Our own answers for sheets of the corpus, by position, joined to the corpus's text.

`training/annotations/roles.jsonl` has one line a block: `doc_id`, `block`, the `status` of a
paragraph or bullet or the `sector` of a heading, and `mentions`, each `[start, end, label, party]`.
The pipeline found the mentions; a reader said of each country, body and person of a paragraph or
bullet whether it is a party (1 or 0), the others have none (null).
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from extract.normalise import settle
from extract.records.sheet import Sheet
from extract.schema import Mention
from training.roles.gold import GoldSheet, arranged, mention_of

_Answers = dict[int, dict[str, Any]]


def read_annotated(answers: Path, corpus: Path) -> list[GoldSheet]:
    """Return the sheets of which `answers` has lines, in the order of the corpus."""
    by_sheet: dict[str, _Answers] = defaultdict(dict)
    for line in answers.read_text(encoding="utf-8").splitlines():
        answer = json.loads(line)
        by_sheet[answer["doc_id"]][answer["block"]] = answer
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        raws = [json.loads(line) for line in lines]
    return [_sheet(raw, by_sheet[raw["doc_id"]]) for raw in raws if raw["doc_id"] in by_sheet]


def _sheet(raw: dict[str, Any], answers: _Answers) -> GoldSheet:
    blocks = arranged({"id": block["b"], **block} for block in raw["blocks"])
    mentions: list[Mention] = []
    party: dict[str, bool] = {}
    status: dict[str, str] = {}
    sector: dict[str, str] = {}
    for item, block in zip(raw["blocks"], blocks, strict=True):
        answer = answers.get(item["b"], {})
        if "status" in answer:
            status[block.id] = answer["status"]
        if block.kind == "heading":
            sector[block.id] = answer.get("sector", "general")
        for start, end, label, is_party in answer.get("mentions", ()):
            mentions.append(mention_of(f"m{len(mentions)}", block, start, end, label))
            if is_party is not None:
                party[mentions[-1].id] = bool(is_party)
    settled = settle(blocks, mentions, date.fromisoformat(raw["issued"]) if raw["issued"] else None)
    sheet = Sheet(blocks, mentions, settled.names)
    return GoldSheet(raw["doc_id"], settled, sheet, party, status, sector)
