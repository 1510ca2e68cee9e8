"""Structure of read sheets against their reference: blocks F1, kind, bullet level, section.

    structure.py REFERENCE INPUTS [--worst N]

REFERENCE is a folder of gold sheets or a `blocks.jsonl.gz`; INPUTS a folder of files with the same
stems. The figures are counted as in the scorer of whole records: a block is found when one in the
same order has the same letters and digits.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from extract import layout, read

Blocks = list[dict[str, Any]]


def key(text: str) -> str:
    """The letters and digits of a text, lower case."""
    return "".join(c for c in text.lower() if c.isalnum())


def references(path: Path) -> dict[str, Blocks]:
    """Return the reference blocks by stem."""
    if path.is_dir():
        sheets = [json.loads(f.read_text(encoding="utf-8")) for f in sorted(path.glob("*.json"))]
    else:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            sheets = [json.loads(line) for line in lines]
    return {sheet["doc_id"]: sheet["blocks"] for sheet in sheets}


def pair(gold: Blocks, found: Blocks) -> dict[int, int]:
    """Pair blocks with the same letters and digits, in reading order."""
    keys = [key(b["text"]) for b in gold], [key(b["text"]) for b in found]
    pairs: dict[int, int] = {}
    for a, b, n in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
        pairs.update((a + i, b + i) for i in range(n))
    used = set(pairs.values())
    for i, block in enumerate(gold):
        lead = key(block.get("lead") or "")
        if i in pairs or not lead:
            continue
        for j, text in enumerate(keys[1]):
            if j not in used and keys[0][i] == lead + text:
                pairs[i] = j
                used.add(j)
                break
    return pairs


def sections(blocks: Blocks) -> list[str]:
    """The key of the heading above each block."""
    above, out = "", []
    for block in blocks:
        out.append(above)
        if block["kind"] == "heading":
            above = key(block["text"])
    return out


def score(gold: Blocks, found: Blocks, tally: Counter[str]) -> list[str]:
    """Add one sheet to the tally; return what is wrong in it, a line each."""
    gold = [b for b in gold if b["kind"] != "title"]
    found = [b for b in found if b["kind"] != "title"]
    pairs = pair(gold, found)
    tally["gold"] += len(gold)
    tally["found"] += len(found)
    tally["blocks"] += len(pairs)
    wrong = []
    gold_sections, found_sections = sections(gold), sections(found)
    for i, block in enumerate(gold):
        if i not in pairs:
            wrong.append(f"  missed {block['kind']:9} {block['text'][:150]}")
            continue
        other = found[pairs[i]]
        tally["kinds"] += 1
        tally["kind"] += block["kind"] == other["kind"]
        if block["kind"] != other["kind"]:
            wrong.append(f"  kind {block['kind']}>{other['kind']}  {block['text'][:120]}")
        if block["kind"] == other["kind"] == "bullet":
            tally["levels"] += 1
            tally["level"] += block["level"] == other["level"]
            if block["level"] != other["level"]:
                wrong.append(f"  level {block['level']}>{other['level']}  {block['text'][:100]}")
        if block["kind"] != "heading":
            tally["sections"] += 1
            tally["section"] += gold_sections[i] == found_sections[pairs[i]]
    extra = set(range(len(found))) - set(pairs.values())
    wrong += [f"  extra  {found[j]['kind']:9} {found[j]['text'][:150]}" for j in sorted(extra)]
    return wrong


def figures(tally: Counter[str]) -> str:
    """The tally as one line."""
    f1 = 2 * tally["blocks"] / max(1, tally["gold"] + tally["found"])
    parts = [f"blocks F1 {f1:.4f}"]
    parts += [
        f"{name} {tally[name] / max(1, tally[name + 's']):.4f}"
        for name in ("kind", "level", "section")
    ]
    return "  ".join(parts)


def main() -> None:
    """Score one folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reference", type=Path)
    parser.add_argument("inputs", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="print the worst N sheets")
    parser.add_argument("--doc", default="", help="only sheets whose name holds this")
    arguments = parser.parse_args()
    gold = references(arguments.reference)
    total: Counter[str] = Counter()
    sheets: list[tuple[float, str, list[str]]] = []
    spent, pages = 0.0, 0
    for path in sorted(arguments.inputs.iterdir()):
        if path.stem not in gold or arguments.doc not in path.name:
            continue
        sheet = read.read_sheet(path)
        began = time.process_time()
        arranged = layout.arrange(sheet)
        spent += time.process_time() - began
        pages += len(sheet.pages)
        tally: Counter[str] = Counter()
        wrong = score(gold[path.stem], [b.model_dump() for b in arranged.blocks], tally)
        total += tally
        sheets.append((len(wrong) / max(1, tally["gold"]), path.stem, wrong))
    if not sheets:
        sys.exit("no inputs there that have a reference")
    for share, stem, wrong in sorted(sheets, reverse=True)[: arguments.worst]:
        print(f"{stem}: {share:.2f} wrong", *wrong, sep="\n")
    rate = f"layout {1000 * spent / max(1, pages):.1f} ms a page"
    print(f"{len(sheets):5} sheets  {figures(total)}  {rate}")


if __name__ == "__main__":
    main()
