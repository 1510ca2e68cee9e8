"""A document as one page: the sheet as it reads, with each record's fields beside its block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any, get_args

from extract.pages.images import PageImage
from extract.pages.marks import marked
from extract.pages.values import FIELDS, source, told, values
from extract.schema import (
    Block,
    Document,
    InstrumentKind,
    Label,
    Mention,
    Qualifier,
    Record,
    Sector,
    Status,
    Warning,  # noqa: A004
)
from extract.write import html

LABELS = get_args(Label)


def sheet_page(document: Document, images: Sequence[PageImage] = ()) -> str:
    """Return the page of a document; `images` are those of its PDF, where they are to be shown."""
    return html.page(
        document.title,
        "\n".join(_body(document, images)),
        style=asset("sheet.css"),
        script=asset("sheet.js") + asset("corrections.js"),
        data=_data(document),
    )


@cache
def asset(name: str) -> str:
    """Return a style or script that ships with the pages."""
    return files("extract.pages").joinpath("assets", name).read_text(encoding="utf-8")


def _body(document: Document, images: Sequence[PageImage]) -> Iterator[str]:
    yield '<a class="skip" href="#sheet">Skip to the sheet</a>'
    yield "<header>"
    yield f"<p class=kicker>{escape(document.doc_id)}</p>"
    yield f"<h1>{escape(document.title)}</h1>"
    yield f"<p class=meta>{escape(_meta(document))}</p>"
    yield _controls(document, bool(images))
    yield "</header>"
    yield "<main>"
    yield f'<section id=sheet aria-label="Sheet" tabindex=-1>{"".join(_blocks(document))}</section>'
    yield '<section id=table aria-label="Records as a table" hidden></section>'
    if images:
        yield f'<section id=pages aria-label="Pages">{"".join(map(_image, images))}</section>'
    yield "</main>"
    yield from _footer(document)
    yield "<div id=card role=tooltip hidden></div><p id=said class=unseen role=status></p>"
    yield (
        "<dialog id=value aria-labelledby=what><form method=dialog><h2 id=what></h2>"
        "<div class=fields></div><p><button type=submit>Keep</button> "
        "<button type=button value=cancel>Cancel</button></p></form></dialog>"
    )


def _meta(document: Document) -> str:
    source_name = document.source.path.rsplit("/", 1)[-1]
    pages = f", {document.source.pages} pages" if document.source.pages else ""
    made = document.pipeline
    return (
        f"Issued {document.issued or 'unknown'}"
        f"{f' (from the {document.issued_from})' if document.issued_from else ''} · "
        f"{source_name}{pages} · {len(document.records)} records, {len(document.mentions)} mentions"
        f" · extract {made.version}, model {made.model}, rules {made.rules}"
    )


def _controls(document: Document, with_images: bool) -> str:
    labels = "".join(
        f'<label class="chip {label}"><input type=checkbox name=label value={label} checked>'
        f"{label}</label>"
        for label in LABELS
    )
    chosen = "".join(
        f"<label>{name.capitalize()} <select name={name}><option value=''>all</option>"
        f"{_options(values)}</select></label>"
        for name, values in (
            ("sector", [record.sector for record in document.records]),
            ("status", [record.status for record in document.records]),
            ("party", [party.name for record in document.records for party in record.parties]),
        )
    )
    pages = "<button type=button data-view=pages aria-pressed=true>Pages</button>" * with_images
    return (
        '<form id=controls role=search aria-label="Filters">'
        "<label>Search <input type=search name=search placeholder='/'></label>"
        f"{chosen}"
        "<span class=views>"
        "<button type=button data-view=sheet aria-pressed=true>Sheet</button>"
        f"<button type=button data-view=table aria-pressed=false>Table</button>{pages}"
        "<button type=button id=copy hidden>Copy table</button></span>"
        "<span class=views><button type=button id=correct aria-pressed=false>Correct</button>"
        "<button type=button id=save disabled>Save corrections</button>"
        "<label class=file>Load <input type=file id=load accept='.json,application/json'></label>"
        "<span id=kept role=status></span></span>"
        f"<fieldset><legend>Marks</legend>{labels}</fieldset>"
        "<output id=count></output></form>"
    )


def _options(names: Iterable[str]) -> str:
    return "".join(
        f'<option value="{escape(name)}">{escape(name.replace("_", " "))}</option>'
        for name in sorted(set(names), key=str.casefold)
    )


def _blocks(document: Document) -> Iterator[str]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in document.mentions:
        mentions[mention.block].append(mention)
    warnings: dict[str | None, list[Warning]] = defaultdict(list)
    for warning in document.warnings:
        warnings[warning.block].append(warning)
    records = {record.block: record for record in document.records}
    by_id = {mention.id: mention for mention in document.mentions}
    for block in document.blocks:
        text = marked(block.text, mentions[block.id])
        notes = "".join(f"<p class=warning>⚠ {escape(w.message)}</p>" for w in warnings[block.id])
        record = records.get(block.id)
        if record is None:
            yield _plain(block, text, notes)
        else:
            yield _recorded(block, text, notes, record, by_id)


def _plain(block: Block, text: str, notes: str) -> str:
    if block.kind == "table":
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
            for row in block.rows or [[block.text]]
        )
        return f'<div class="block table" id={block.id}><table>{rows}</table>{notes}</div>'
    if block.kind in ("title", "heading"):
        level = 2 if block.kind == "title" else min(block.level + 2, 6)
        return f"<h{level} class={block.kind} id={block.id}>{text}</h{level}>{notes}"
    return f'<div class="block {block.kind}" id={block.id}><p>{text}</p>{notes}</div>'


def _recorded(
    block: Block, text: str, notes: str, record: Record, mentions: dict[str, Mention]
) -> str:
    kind = f"bullet level{min(block.level, 5)}" if block.kind == "bullet" else block.kind
    page = f"<span class=page>p. {block.page}</span>" if block.page is not None else ""
    return (
        f'<article class="block {kind}" id={block.id} data-r="{escape(record.record_id)}">'
        f"<div class=says><p>{text}</p>{page}{notes}</div>"
        f'<aside aria-label="Record">{_fields(record, mentions)}</aside></article>'
    )


def _fields(record: Record, mentions: dict[str, Mention]) -> str:
    tags = (
        f'<span class="status {record.status}" title="{escape(record.status_rule or "")}">'
        f"{record.status}</span> "
        f'<span class=sector title="{escape(record.sector_rule or "")}">'
        f"{record.sector.replace('_', ' ')}</span>"
    )
    rows: dict[str, list[str]] = {field: [] for field in FIELDS}
    for field, value in values(record):
        mention = mentions.get(value.mention_id or "")
        target = f' data-m="{mention.id}"' if mention else ""
        rows[field].append(
            f'<li tabindex=0{target} data-source="{escape(source(value, mention))}">'
            f"{escape(told(value))}</li>"
        )
    listed = "".join(
        f"<dt>{field}</dt><dd><ul>{''.join(items)}</ul></dd>"
        for field, items in rows.items()
        if items
    )
    return f"<p class=tags>{tags}</p><dl>{listed}</dl>"


def _image(image: PageImage) -> str:
    boxes = "".join(
        f'<rect data-m="{box.mention}" class="{box.label}" x="{box.x:.1f}" y="{box.y:.1f}" '
        f'width="{box.width:.1f}" height="{box.height:.1f}"/>'
        for box in image.boxes
    )
    return (
        f'<figure id="page{image.number}"><svg viewBox="0 0 {image.width:.0f} {image.height:.0f}" '
        f'role=img aria-label="Page {image.number}"><image href="{image.uri}" '
        f'width="{image.width:.0f}" height="{image.height:.0f}"/>{boxes}</svg>'
        f"<figcaption>Page {image.number}</figcaption></figure>"
    )


def _footer(document: Document) -> Iterator[str]:
    yield "<footer>"
    general = [warning for warning in document.warnings if warning.block is None]
    if general:
        items = "".join(f"<li>{escape(warning.message)}</li>" for warning in general)
        yield f"<h2>Warnings</h2><ul class=warnings>{items}</ul>"
    if document.furniture:
        items = "".join(
            f"<li>{escape(item.text)} <small>{escape(item.reason)}"
            f"{f', page {item.page}' if item.page else ''}</small></li>"
            for item in document.furniture
        )
        yield (
            f"<details><summary>{len(document.furniture)} lines left out of the sheet</summary>"
            f"<ul>{items}</ul></details>"
        )
    yield f"<p class=meta>SHA-256 {document.source.sha256}</p></footer>"


def _data(document: Document) -> dict[str, Any]:
    """What the scripts need: records and their values, where these come from, and all words."""
    mentions = {mention.id: mention for mention in document.mentions}
    found = [
        (record, field, value, source(value, mentions.get(value.mention_id or "")))
        for record in document.records
        for field, value in values(record)
    ]
    return {
        "doc_id": document.doc_id,
        "sha256": document.source.sha256,
        "kinds": get_args(InstrumentKind),
        "qualifiers": get_args(Qualifier),
        "statuses": get_args(Status),
        "sectors": get_args(Sector),
        "records": [_record_data(record) for record in document.records],
        "mentions": {mention.id: _mention_data(mention) for mention in document.mentions},
        "values": {value.mention_id: f"{told(value)} {why}" for _, _, value, why in found},
        "sources": {
            f"{record.record_id} {field} {value.mention_id}": why
            for record, field, value, why in found
        },
    }


def _record_data(record: Record) -> dict[str, Any]:
    return {
        "id": record.record_id,
        "section": record.section or "",
        "sector": record.sector,
        "status": record.status,
        "text": record.text,
        "page": record.page,
        **{field: [told(value) for value in getattr(record, field)] for field in FIELDS},
        "values": record.model_dump(mode="json", include=set(FIELDS)),
        "party_names": sorted({party.name for party in record.parties}),
    }


def _mention_data(mention: Mention) -> list[str]:
    where = f"page {mention.page}, " if mention.page is not None else ""
    others = [f"also read as {other.label} by {other.source}" for other in mention.alternatives]
    place = f"{where}{mention.block}, characters {mention.start}–{mention.end}, {mention.source}"
    return [mention.label, place, *others]
