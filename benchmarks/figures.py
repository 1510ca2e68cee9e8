"""Measure the grammar of dates and amounts on a folder of gold sheets.

    python benchmarks/figures.py ../shared/gold/dev [--errors DATE|MONEY|QUANTITY]

Prints, for each label, precision, recall and F1 of the spans, the share of right values when the
spans are given, and F1 of the values found end to end (paragraphs and bullets, per block).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from extract.grammar import amounts, dates

LABELS = ("DATE", "MONEY", "QUANTITY")
_UNITS = {"kilometre": "kilometer", "programme": "program", "centre": "center", "tonne": "ton"}
Value = tuple[str | float | None, ...]


def unit(text: str | None) -> str:
    """Return the last word in the singular, as the project's scorer compares units."""
    words = (text or "").lower().replace("-", " ").split()
    word = words[-1] if words else ""
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif re.search(r"(ch|sh|x|ss)es$", word):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return _UNITS.get(word, word)


def _float(value: Any) -> float | None:
    return None if value is None else float(f"{float(value):.10g}")


def gold_value(mention: dict[str, Any]) -> Value | None:
    """Return the value of a gold mention, None where gold leaves it open."""
    if mention["label"] == "DATE":
        return (mention["edtf"],) if mention.get("edtf") else None
    money = mention.get("currency")
    return (
        _float(mention.get("value")), _float(mention.get("max")), money or unit(mention.get("unit"))
    )  # fmt: skip


def read_value(reading: dates.Reading | amounts.Reading) -> Value | None:
    """Return the value of a reading in the same shape."""
    if isinstance(reading, dates.Reading):
        return (reading.edtf,) if reading.edtf else None
    return (_float(reading.value), _float(reading.max), reading.currency or unit(reading.unit))


def blocks(folder: Path) -> Iterator[tuple[str, date | None, dict[str, Any]]]:
    """Yield every block with its sheet's name and issue date."""
    for path in sorted(folder.glob("*.json")):
        sheet = json.loads(path.read_text(encoding="utf-8"))
        issued = date.fromisoformat(sheet["issued"]) if sheet.get("issued") else None
        for block in sheet["blocks"]:
            yield path.stem, issued, block


def f1(counts: Counter[str], what: str) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    hit, found, gold = (counts[f"{what}.{k}"] for k in ("hit", "found", "gold"))
    precision, recall = hit / max(found, 1), hit / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main() -> None:
    """Print the figures, and with `--errors` the spans and values that differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", choices=LABELS)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for sheet, issued, block in blocks(options.gold):
        text = block["text"]
        found: list[dates.Found | amounts.Found] = [*dates.find(text, issued), *amounts.find(text)]
        for label in LABELS:
            gold = {
                (m["start"], m["end"]): m for m in block.get("mentions", []) if m["label"] == label
            }
            mine = {(f.start, f.end): f.reading for f in found if f.label == label}
            _count(counts, label, gold, mine, block["kind"] in ("heading", "title"))
            for (start, end), mention in gold.items():
                reading = _read(label, text, start, end, issued)
                right = gold_value(mention) == read_value(reading)
                counts[f"{label}.given"] += right
                if isinstance(reading, amounts.Reading):
                    counts["qualifier"] += reading.qualifier == mention.get("q", "exact")
                if options.errors == label and ((start, end) not in mine or not right):
                    _tell(sheet, text, start, end, mine, mention, reading)
            if options.errors == label:
                for start, end in mine.keys() - gold.keys():
                    print("  EXTRA", _around(text, start, end), read_value(mine[start, end]))
    for label in LABELS:
        span, value = f1(counts, f"{label}.span"), f1(counts, f"{label}.value")
        given = counts[f"{label}.given"] / max(counts[f"{label}.span.gold"], 1)
        print(
            f"{label:9s} spans P {span[0]:.3f} R {span[1]:.3f} F1 {span[2]:.3f}"
            f" | values of given spans {given:.3f} | values P {value[0]:.3f} R {value[1]:.3f}"
            f" F1 {value[2]:.3f} (n {counts[f'{label}.span.gold']})"
        )
    for key in ("hit", "found", "gold"):
        counts[f"amounts.value.{key}"] = sum(counts[f"{x}.value.{key}"] for x in LABELS[1:])
    print(f"amounts   values P {f1(counts, 'amounts.value')[0]:.3f}", end=" ")
    print("R {1:.3f} F1 {2:.3f}".format(*f1(counts, "amounts.value")))
    given = sum(counts[f"{label}.span.gold"] for label in LABELS[1:])
    print(f"qualifiers of given spans {counts['qualifier'] / max(given, 1):.3f}")


def _count(
    counts: Counter[str], label: str, gold: dict[Any, Any], mine: dict[Any, Any], heading: bool
) -> None:
    counts[f"{label}.span.hit"] += len(gold.keys() & mine.keys())
    counts[f"{label}.span.found"] += len(mine)
    counts[f"{label}.span.gold"] += len(gold)
    if heading:
        return
    values = Counter(v for m in gold.values() if (v := gold_value(m)) is not None)
    read = Counter(v for r in mine.values() if (v := read_value(r)) is not None)
    counts[f"{label}.value.hit"] += (values & read).total()
    counts[f"{label}.value.found"] += read.total()
    counts[f"{label}.value.gold"] += values.total()


def _read(
    label: str, text: str, start: int, end: int, issued: date | None
) -> dates.Reading | amounts.Reading:
    before, after = text[:start], text[end:]
    if label == "DATE":
        return dates.read(text[start:end], issued, before=before, after=after)
    return amounts.read(text[start:end], before=before, after=after)


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 40) : start]}[[{text[start:end]}]]{text[end : end + 40]}"


def _tell(
    sheet: str, text: str, start: int, end: int, mine: Any, mention: Any, reading: Any
) -> None:
    kind = "VALUE" if (start, end) in mine else "MISSED"
    print(f"{kind} {sheet[:10]} {_around(text, start, end)}")
    if gold_value(mention) != read_value(reading):
        print("   gold", gold_value(mention), "read", read_value(reading))


if __name__ == "__main__":
    main()
