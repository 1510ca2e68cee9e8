"""Extraction that takes no time and does what the sheet says, to test all that is around it.

The first line is the title, every other one a bullet and a record. A line with a mark makes the
process misbehave: `!crash`, `!exit`, `!hang`, `!hog`, `!nap`, `!defect`, `!surrogate`.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import sys
import time
from typing import Any

from extract.pipeline import identity
from extract.schema import Block, Document, Mention, Record, Source, Warning  # noqa: A004

RULES = "EXTRACT_TEST_RULES"
"""Variable that names the rules, so that a test can change them."""
_NAP = 0.03
_HOG = 3 << 30
"""Bytes, more than the tests allow and less than any machine gives on paper."""


def install() -> None:
    """Put the stand-in where the workers find the real thing."""
    from extract.batch import local

    local._GRACE = 0.5
    modules: dict[str, Any] = dict(sys.modules)
    modules["extract.pipeline.identity"].rules_hash = rules_name
    modules["extract.pipeline.attempt"].extract = extract
    modules["extract.pipeline"].load = lambda model=None: None


def rules_name() -> str:
    """Return the name that the rules have now."""
    return os.environ.get(RULES, "r1")


def extract(path: str, *, data: bytes, doc_id: str, **_: object) -> Document:
    """Make a document of the lines of `data`."""
    lines = [line for line in data.decode().splitlines() if line.strip()]
    for line in lines:
        _obey(line)
    title, *rest = ["\ud800" if line == "!surrogate" else line for line in lines]
    dated = re.match(r"\d{4}-\d\d-\d\d", path.rpartition("/")[2])
    blocks = [Block(id="b1", kind="title", text=title)]
    blocks += [
        Block(id=f"b{number}", kind="bullet", level=1, text=line)
        for number, line in enumerate(rest, 2)
    ]
    return Document(
        doc_id=doc_id,
        title=title,
        issued=dated[0] if dated else None,
        source=Source(path=path, sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain"),
        pipeline=identity(),
        blocks=blocks,
        mentions=[_mention(number, block) for number, block in enumerate(blocks[1:], 1)],
        records=[_record(doc_id, block) for block in blocks[1:]],
        warnings=[
            Warning(code="damaged_page", message=line) for line in rest if line.startswith("lost")
        ],
    )


def _obey(line: str) -> None:
    if line == "!crash":
        ctypes.string_at(0)
    elif line == "!exit":
        os._exit(0)
    elif line == "!hang":
        time.sleep(3600)
    elif line == "!hog":
        bytearray(_HOG)
    elif line == "!nap":
        time.sleep(_NAP)
    elif line == "!defect":
        raise LookupError("nowhere")


def _mention(number: int, block: Block) -> Mention:
    word = block.text.split()[0]
    start = block.text.index(word)
    return Mention(
        id=f"m{number}",
        block=block.id,
        start=start,
        end=start + len(word),
        text=word,
        label="ORG",
        source="rule:test",
    )


def _record(doc_id: str, block: Block) -> Record:
    return Record(
        record_id=f"{doc_id}:{block.text}", doc_id=doc_id, block=block.id, text=block.text
    )
