"""How right names, kinds, dates and amounts are when the mentions are the gold ones.

    python benchmarks/names.py ../shared/gold/train [--show name|kind|edtf|amount] [--label ORG]

Names are compared as `bench/score.py` does (`norm`): "name" is the share whose name is the gold
one, letter for letter, or the one that `rules/parties` has for the gold one; "kept" is the same
where the gold keeps the mention's text; "grouped" the F1 of pairs of one sheet's mentions that are
put under one name.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from extract.normalise import Settlement, gazette, issued, settle
from extract.schema import Block, Mention

Gold = dict[str, Any]
NAMED = ("GPE", "ORG", "PERSON", "PROGRAM", "PLACE", "INSTRUMENT")


def norm(text: str) -> str:
    """Return what the scorer compares of a name."""
    text = re.sub(r"[’‘]", "'", text).lower().strip(" .,;:'\"“”")
    text = re.sub(r"'s$", "", re.sub(r"^(the|a|an) ", "", text))
    return "".join(c for c in text if c.isalnum())


def sheets(folder: Path) -> Iterator[tuple[Gold, list[Block], list[Mention], dict[str, Gold]]]:
    """Yield each gold sheet as blocks and mentions, with the gold of each mention by its id."""
    for path in sorted(folder.glob("*.json")):
        sheet = json.loads(path.read_text(encoding="utf-8"))
        blocks: list[Block] = []
        mentions: list[Mention] = []
        gold: dict[str, Gold] = {}
        for b in sheet["blocks"]:
            block = f"b{b['id']}"
            blocks.append(Block(id=block, kind=b["kind"], level=b["level"], text=b["text"]))
            for m in b["mentions"]:
                found = Mention(
                    id=f"m{len(mentions)}",
                    block=block,
                    start=m["start"],
                    end=m["end"],
                    text=m["text"],
                    label=m["label"],
                    source="gold",
                )
                mentions.append(found)
                gold[found.id] = m
        yield sheet, blocks, mentions, gold


class Tally:
    """Counts of right and all, and what went wrong."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.wrong: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)

    def add(self, what: str, right: bool, *why: object) -> None:
        """Count one value."""
        self.all[what] += 1
        self.right[what] += right
        if not right:
            self.wrong[what][tuple(map(str, why))] += 1


def names(
    doc: str, done: Settlement, mentions: list[Mention], gold: dict[str, Gold], t: Tally
) -> None:
    """Compare the names of one sheet, and which mentions they put together."""
    pairs: dict[str, set[tuple[str, str]]] = {"gold": set(), "found": set()}
    for side in pairs:
        groups = defaultdict(list)
        for m in mentions:
            if m.label in NAMED:
                own = gold[m.id].get("name") or m.text
                groups[m.label, norm(own if side == "gold" else done.names[m.id])].append(m.id)
        for ids in groups.values():
            pairs[side].update(combinations(ids, 2))
    t.right["grouped"] += len(pairs["gold"] & pairs["found"])
    t.all["grouped (gold)"] += len(pairs["gold"])
    t.all["grouped (found)"] += len(pairs["found"])
    for m in mentions:
        if m.label not in NAMED:
            continue
        own, name = gold[m.id].get("name") or m.text, done.names[m.id]
        right = norm(name) in {norm(own), norm(_known(own, m.label, done.sides))}
        rule = next(
            v.rule
            for v in (done.parties.get(m.id), done.named.get(m.id), done.instruments.get(m.id))
            if v
        )
        t.add(f"name {m.label}", right, doc[:16], m.text, own, name, rule)
        if not gold[m.id].get("name"):
            t.add(f"kept {m.label}", right, doc[:16], m.text, own, name, rule)


def values(
    doc: str, done: Settlement, mentions: list[Mention], gold: dict[str, Gold], t: Tally
) -> None:
    """Compare kinds, dates and amounts of one sheet."""
    for m in mentions:
        own = gold[m.id]
        if m.label == "INSTRUMENT":
            found = done.instruments[m.id]
            t.add("kind", found.kind == own["kind"], m.text, own["kind"], found.kind, found.rule)
        elif m.label == "DATE":
            edtf = done.dates[m.id].edtf
            t.add("edtf", edtf == own.get("edtf"), doc[:10], m.text, own.get("edtf"), edtf)
        elif m.label in ("MONEY", "QUANTITY"):
            amount = done.amounts[m.id]
            unit = own.get("currency") or own.get("unit")
            right = (
                _number(amount.value) == _number(own.get("value"))
                and _number(amount.max) == _number(own.get("max"))
                and (m.label == "QUANTITY" or amount.currency == own.get("currency"))
            )
            what = "money" if m.label == "MONEY" else "quantity (number)"
            t.add(what, right, doc[:10], m.text, own.get("value"), unit, amount.value)


def _known(name: str, label: str, sides: tuple[str, ...]) -> str:
    """The name that `rules/parties` has for a gold name, or that name."""
    look_up = {"ORG": gazette.find, "PERSON": gazette.person}.get(label)
    body = look_up(name, sides) if look_up else None
    return body.name if body else name


def _number(value: object) -> str:
    return f"{float(str(value)):.9g}" if value is not None else ""


def main() -> None:
    """Print the figures of a folder of gold sheets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--show", help="print what is wrong of this measure")
    parser.add_argument("--most", type=int, default=60)
    given = parser.parse_args()
    tally = Tally()
    for sheet, blocks, mentions, gold in sheets(given.gold):
        day = date.fromisoformat(sheet["issued"]) if sheet["issued"] else None
        done = settle(blocks, mentions, day)
        names(sheet["doc_id"], done, mentions, gold, tally)
        values(sheet["doc_id"], done, mentions, gold, tally)
        found = issued.find(blocks, [], sheet["doc_id"])
        tally.add("issued", (found[0] if found else None) == day, sheet["doc_id"], day, found)
        read = issued.find(blocks, [], "")
        if read:
            tally.add("issued, where read in the sheet", read[0] == day, sheet["doc_id"], read)
    for what in tally.all:
        if not what.startswith("grouped"):
            right, of = tally.right[what], tally.all[what]
            print(f"{what:34s} {right / of:6.3f} {right:5d}/{of}")
    p, r = (tally.right["grouped"] / max(1, tally.all[f"grouped ({s})"]) for s in ("found", "gold"))
    print(f"{'grouped':34s} {2 * p * r / (p + r) if p + r else 0:6.3f}  P {p:.3f} R {r:.3f}")
    for why, count in tally.wrong[given.show].most_common(given.most) if given.show else ():
        print(count, " | ".join(why))


if __name__ == "__main__":
    main()
