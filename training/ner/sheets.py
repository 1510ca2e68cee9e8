"""Sheets to learn from: gold with mentions, corpus without, annotations by position."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.annotate.tags import TAG_IDS
from extract.annotate.tokenizer import blank

Span = tuple[int, int, str]
"""First token, token after the last, label."""


@dataclass(slots=True)
class Passage:
    """One block of a sheet as tokens; `tags` is one tag id per token, None where none are known."""

    text: str
    kind: str
    tokens: list[str]
    tags: list[int] | None = None


@dataclass(slots=True)
class TaggedSheet:
    """A sheet's blocks in reading order."""

    doc_id: str
    passages: list[Passage] = field(default_factory=list)

    @property
    def house(self) -> str:
        """`white house` for sheets named by a date, `other` for other governments' sheets."""
        return "white house" if self.doc_id[:4].isdigit() else "other"


def tags_of(spans: list[Span], length: int) -> list[int]:
    """Return the BILOU tag ids of `length` tokens with these spans."""
    tags = [TAG_IDS["O"]] * length
    for start, end, label in spans:
        if end - start == 1:
            tags[start] = TAG_IDS[f"U-{label}"]
            continue
        tags[start] = TAG_IDS[f"B-{label}"]
        tags[end - 1] = TAG_IDS[f"L-{label}"]
        for middle in range(start + 1, end - 1):
            tags[middle] = TAG_IDS[f"I-{label}"]
    return tags


def _tagged(text: str, kind: str, mentions: list[dict[str, Any]] | None) -> Passage:
    doc = blank_pipeline().make_doc(text)
    tokens = [token.text for token in doc]
    if mentions is None:
        return Passage(text, kind, tokens)
    spans = []
    for mention in mentions:
        span = doc.char_span(mention["start"], mention["end"])
        if span is not None:
            spans.append((span.start, span.end, str(mention["label"])))
    return Passage(text, kind, tokens, tags_of(spans, len(tokens)))


_blank: list[Any] = []


def blank_pipeline() -> Any:
    """Return the one pipeline whose tokenizer training and the package share."""
    if not _blank:
        _blank.append(blank())
    return _blank[0]


def read_gold(folder: Path) -> list[TaggedSheet]:
    """Read the annotated sheets of a folder, in the order of their names."""
    sheets = []
    for path in sorted(folder.glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        passages = [_tagged(b["text"], b["kind"], b["mentions"]) for b in raw["blocks"]]
        sheets.append(TaggedSheet(raw["doc_id"], passages))
    return sheets


def corpus_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the corpus sheets as stored: `doc_id` and `blocks` with `b`, `kind`, `text`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_corpus(path: Path) -> Iterator[TaggedSheet]:
    """Read the sheets without annotation, one by one."""
    for raw in corpus_lines(path):
        yield TaggedSheet(
            raw["doc_id"], [_tagged(b["text"], b["kind"], None) for b in raw["blocks"]]
        )


def read_written(folder: Path) -> list[TaggedSheet]:
    """Read sheets of our own with mentions marked in the text (`folder/*.txt`).

    A line is a block: `# title`, `## heading`, `- bullet`, else a paragraph. A mention is
    `[ORG:text]`, its label cut to the letters of `_SHORT`.
    """
    sheets = []
    for path in sorted(folder.glob("*.txt")):
        passages = [_written(line) for line in path.read_text("utf-8").splitlines() if line]
        sheets.append(TaggedSheet(path.stem, passages))
    return sheets


_SHORT = {
    "G": "GPE", "O": "ORG", "P": "PERSON", "L": "PLACE", "I": "INSTRUMENT", "R": "PROGRAM",
    "D": "DATE", "M": "MONEY", "Q": "QUANTITY",
}  # fmt: skip
_KINDS = (("# ", "title"), ("## ", "heading"), ("- ", "bullet"), ("", "paragraph"))
_MARKED = re.compile(rf"\[([{''.join(_SHORT)}]):([^\]]+)\]")


def _written(line: str) -> Passage:
    mark, kind = next((mark, kind) for mark, kind in _KINDS if line.startswith(mark))
    text = ""
    mentions: list[dict[str, Any]] = []
    end = len(mark)
    for found in _MARKED.finditer(line):
        text += line[end : found.start()]
        mention = {"start": len(text), "end": len(text + found[2]), "label": _SHORT[found[1]]}
        mentions.append(mention)
        text += found[2]
        end = found.end()
    return _tagged(text + line[end:], kind, mentions)


def read_annotations(folder: Path, corpus: Path) -> list[TaggedSheet]:
    """Read annotations by position (`folder/*.jsonl`) and join them to the corpus's text.

    Each line holds `doc_id`, `block`, `start`, `end`, `label`; each file's first line lists the
    sheets that were read in full: `{"sheets": [...]}`.
    """
    mentions: dict[tuple[str, int], list[dict[str, Any]]] = {}
    wanted: set[str] = set()
    for path in sorted(folder.glob("*.jsonl")):
        head, *rest = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)
        wanted.update(head["sheets"])
        for mention in rest:
            mentions.setdefault((mention["doc_id"], mention["block"]), []).append(mention)
    if not wanted:
        return []
    return [
        TaggedSheet(
            raw["doc_id"],
            [_tagged(b["text"], b["kind"], mentions.get((raw["doc_id"], b["b"]), []))
             for b in raw["blocks"]],
        )
        for raw in corpus_lines(corpus)
        if raw["doc_id"] in wanted
    ]  # fmt: skip
