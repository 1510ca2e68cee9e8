"""Tiny documents made by hand, and hypothesis strategies for whole sheets of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from extract.schema import (
    Amount,
    Block,
    Date,
    Document,
    Instrument,
    Label,
    Named,
    Party,
    Pipeline,
    Record,
    Source,
)

Item = str | dict[str, Any]


def record(text: str, **fields: Any) -> dict[str, Any]:
    return {"text": text, **fields}


def money(mention: str, value: int, currency: str = "USD") -> Amount:
    return Amount(mention=mention, value=Decimal(value), currency=currency)


def count(mention: str, value: float, unit: str) -> Amount:
    return Amount(mention=mention, value=Decimal(str(value)), unit=unit)


def date(mention: str, edtf: str | None) -> Date:
    return Date(mention=mention, edtf=edtf)


def party(
    name: str, mention: str | None = None, label: Label = "ORG", country: str | None = None
) -> Party:
    return Party(name=name, mention=mention or name, label=label, country=country)


def instrument(mention: str, kind: str) -> Instrument:
    return Instrument.model_validate({"mention": mention, "title": mention, "kind": kind})


def program(name: str) -> Named:
    return Named(name=name, mention=name)


def sheet(
    sections: Mapping[str | None, Sequence[Item]],
    doc_id: str = "sheet",
    title: str = "Fact Sheet",
    issued: str | None = None,
) -> Document:
    """Make a document: heading -> its bullets; a `nested` one stands below the last that is not."""
    blocks = [Block(id="b0", kind="title", text=title)]
    records: list[Record] = []
    for heading, items in sections.items():
        section = None
        if heading is not None:
            section = f"b{len(blocks)}"
            blocks.append(Block(id=section, kind="heading", level=1, text=heading))
        parent = None
        for item in items:
            fields = record(item) if isinstance(item, str) else dict(item)
            nested = fields.pop("nested", False)
            block = Block(
                id=f"b{len(blocks)}",
                kind="bullet",
                level=2 if nested else 1,
                text=fields["text"],
                parent=parent if nested else None,
                section=section,
            )
            parent = parent if nested else block.id
            blocks.append(block)
            records.append(
                Record.model_validate(
                    {
                        "record_id": f"r{len(records)}-{_digest(fields['text'])}",
                        "doc_id": doc_id,
                        "block": block.id,
                        "section": heading,
                        **fields,
                    }
                )
            )
    return Document(
        doc_id=doc_id,
        title=title,
        issued=issued,
        source=Source(path=f"{doc_id}.txt", sha256=_digest(doc_id), media_type="text/plain"),
        pipeline=Pipeline(version="0", model="none", rules="none"),
        blocks=blocks,
        records=records,
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


_WORDS = [
    *("Norway", "Kenya", "Ministry", "Port", "Railway", "Agency", "grain", "solar", "nurses"),
    *("signed", "opened", "will", "train", "fund", "build", "survey", "ports", "power", "cables"),
    *("12", "40", "250", "$3", "by", "2030", "in", "May"),
]
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join)
_HEADINGS = st.sampled_from(["Energy", "Health", "Trade", "Space", None])
sheets = st.dictionaries(_HEADINGS, st.lists(_TEXTS, max_size=8), max_size=4).map(
    lambda sections: sheet(sections)
)
