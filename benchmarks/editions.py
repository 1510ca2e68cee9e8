#!/usr/bin/env python3
"""How well and how fast editions are compared and followed.

    benchmarks/editions.py speed            two sheets of 100 records; 100 editions of 500 records
    benchmarks/editions.py stories FOLDER   three editions made from each document JSON of FOLDER
    benchmarks/editions.py same FOLDER...   the same sheets (files or document JSON) in each FOLDER

`stories` makes two later editions of each document by known edits (amounts raised, planned steps
completed, records removed, added, moved) and counts how many steps of the stories are right.
`same` compares the documents of equal name of two or more folders and prints every difference.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

from extract.editions import diff
from extract.editions.stories import track
from extract.schema import Block, Document, Pipeline, Record, Source
from extract.write.documents import read_document

SEED = 20250829
VERBS = ("will fund", "will build", "will open", "will survey", "will train")


_WILL = re.compile(
    r"\bwill (support|launch|establish|expand|invest|develop|fund|strengthen|host|train|work|help"
    r"|provid|creat|announc|increas|enhanc)e?\b(?= )"
)


def synthetic(records: int, seed: int) -> Document:
    """Return a sheet of `records` bullets under ten headings, of about thirty words each."""
    pick = random.Random(seed)
    names = [f"{a}{b}" for a in ("Nor", "Kal", "Ver", "Tam", "Os") for b in ("dal", "vik", "mere")]
    words = [f"{a}{b}" for a in ("grain", "port", "rail", "solar", "sea") for b in "abcdefghijkl"]
    blocks = [Block(id="b0", kind="title", text="Fact Sheet")]
    found = []
    for number in range(records):
        heading = f"Section {number * 10 // records}"
        if blocks[-1].section is None or number % max(1, records // 10) == 0:
            blocks.append(Block(id=f"b{len(blocks)}", kind="heading", level=1, text=heading))
        section = next(block.id for block in reversed(blocks) if block.kind == "heading")
        text = " ".join(
            [pick.choice(names), pick.choice(VERBS), *pick.choices(words, k=24), str(number)]
        )
        block = Block(
            id=f"b{len(blocks)}", kind="bullet", level=1, text=f"{text}.", section=section
        )
        blocks.append(block)
        found.append(
            Record(
                record_id=f"r{number}",
                doc_id="sheet",
                block=block.id,
                section=heading,
                text=block.text,
                status="planned",
            )
        )
    return Document(
        doc_id=f"sheet-{seed}",
        title="Fact Sheet",
        source=Source(path="sheet.txt", sha256=str(seed), media_type="text/plain"),
        pipeline=Pipeline(version="0", model="none", rules="none"),
        blocks=blocks,
        records=found,
    )


def reworded(document: Document, share: float, seed: int, issued: str) -> Document:
    """Return the next edition: `share` of the records say the same in another order."""
    pick = random.Random(seed)
    later = document.model_copy(deep=True, update={"doc_id": f"sheet-{seed}", "issued": issued})
    for record in later.records:
        if pick.random() < share:
            words = record.text.rstrip(".").split()
            record.text = " ".join([*words[3:], "by", *words[:3]]) + "."
    return later


def speed() -> None:
    """Print seconds of one diff and of a chain of editions."""
    old = synthetic(100, 1)
    new = reworded(old, 0.5, 2, "2024-01-01")
    diff(old, new)
    began = time.perf_counter()
    diff(old, new)
    print(f"diff of two sheets of 100 records: {time.perf_counter() - began:.3f} s")
    for editions in (25, 50, 100):
        chain = [synthetic(500, 1)]
        for number in range(1, editions):
            issued = f"{2000 + number // 12}-{number % 12 + 1:02d}-01"
            chain.append(reworded(chain[-1], 0.1, number, issued))
        began = time.perf_counter()
        stories = track(chain)
        seconds = time.perf_counter() - began
        print(
            f"track of {editions} editions of 500 records: {seconds:.2f} s, "
            f"{seconds / (editions - 1):.3f} s a pair, {len(stories)} stories"
        )


def next_edition(document: Document, year: int, seed: int) -> tuple[Document, dict[str, str]]:
    """Return an edition made from `document` and what became of each record: id -> step kind."""
    pick = random.Random(seed)
    later = document.model_copy(
        deep=True, update={"doc_id": f"{document.doc_id}-{year}", "issued": f"{year}-06-01"}
    )
    became: dict[str, str] = {}
    kept = []
    for record in later.records:
        chance = pick.random()
        kind = "restated"
        if chance < 0.1:
            became[record.record_id] = "silent"
            continue
        if chance < 0.3 and record.amounts and _raise(record):
            kind = "changed"
        elif chance < 0.5 and record.status == "planned" and _complete(record):
            kind = "completed"
        became[record.record_id] = kind
        kept.append(record)
    later.records = kept
    return later, became


def _raise(record: Record) -> bool:
    amount = record.amounts[0]
    match = re.search(r"\d[\d,.]*\d|\d", amount.mention)
    if match is None or amount.value is None or record.text.count(amount.mention) != 1:
        return False
    figure = match[0].replace(",", "")
    if not figure.isdigit() or int(figure) == 0:
        return False
    raised = amount.mention.replace(match[0], str(int(figure) * 2))
    record.text = record.text.replace(amount.mention, raised)
    amount.mention, amount.value = raised, amount.value * 2
    return True


def _complete(record: Record) -> bool:
    done = _WILL.sub(r"has \1ed", record.text, count=1)
    if done == record.text:
        return False
    record.text, record.status = done, "completed"
    return True


def stories(folder: Path) -> None:
    """Print how many steps of stories over three made editions are right."""
    right, wrong, total = 0, Counter[str](), 0
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        first = read_document(path).model_copy(update={"issued": "2020-06-01"})
        second, then = next_edition(first, 2021, SEED + number)
        third, after = next_edition(second, 2022, SEED - number)
        told = {
            story.first.record_id: [step.kind for step in story.steps]
            for story in track([first, second, third])
            if story.first.doc_id == first.doc_id
        }
        for record in first.records:
            expected = ["announced", then[record.record_id]]
            if expected[-1] != "silent":
                expected.append(after[record.record_id])
            total += 1
            if told.get(record.record_id) == expected:
                right += 1
            else:
                wrong[f"{expected} told as {told.get(record.record_id)}"] += 1
    print(f"{right} of {total} stories right ({right / max(total, 1):.3f})")
    for what, count in wrong.most_common(10):
        print(f"  {count} {what}")


def same(folders: list[Path]) -> None:
    """Print the differences between the documents of equal name in several folders."""
    documents = [{path.stem: path for path in folder.glob("*.json")} for folder in folders]
    shown = pairs = 0
    for one, other in combinations(range(len(folders)), 2):
        for name in sorted(documents[one].keys() & documents[other].keys()):
            pairs += 1
            found = diff(read_document(documents[one][name]), read_document(documents[other][name]))
            for change in found.changes:
                shown += 1
                print(f"{folders[one].name} {folders[other].name} {name}: {change.type}")
                for side in (change.old, change.new):
                    print(f"    {side.section}: {side.text[:200]}" if side else "    –")
    print(f"{shown} differences in {pairs} pairs of documents")


def main() -> int:
    """Run the benchmark that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("speed", "stories", "same"))
    parser.add_argument("folders", nargs="*", type=Path)
    arguments = parser.parse_args()
    if arguments.what == "speed":
        speed()
    elif arguments.what == "stories":
        stories(arguments.folders[0])
    else:
        same(arguments.folders)
    return 0


if __name__ == "__main__":
    sys.exit(main())
