"""The way of one sheet through all stages."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract.pipeline.identity import identity_of_loaded
from extract.pipeline.inputs import slug, stem
from extract.read import Limits, read_sheet
from extract.schema import Document, Source
from extract.schema import Warning as SchemaWarning

if TYPE_CHECKING:
    from spacy.language import Language

_NO_RECORDS = SchemaWarning(code="no_records", message="no paragraph or bullet below the title")


@functools.cache
def load(model: str | None = None) -> Language:
    """Return the spaCy pipeline that finds mentions: the packaged one, or the one named `model`.

    `model` is the name or path of any spaCy pipeline whose labels `rules/` maps to ours.
    """
    from extract.annotate import load as load_pipeline

    return load_pipeline(model)


def extract(
    path: str | Path,
    *,
    issued: date | str | None = None,
    nlp: Language | None = None,
    data: bytes | None = None,
    doc_id: str | None = None,
    password: str | None = None,
    limits: Limits | None = None,
) -> Document:
    """Read one sheet and return its document.

    `path` is a file, an https address or `-`; `data` its bytes where the caller has them.
    `issued` is the issue date; without it, it is read from the head of the sheet, else from an
    ISO date in the file's name, else from the days of the event that closes the title. Raises
    `extract.errors.InputError` when nothing can be read.
    """
    from extract.annotate import annotate
    from extract.layout import arrange
    from extract.normalise import issued as issue_dates
    from extract.normalise import settle
    from extract.records import build

    nlp = nlp or load()
    name = stem(str(path))
    doc_id = doc_id or slug(name)
    limits = limits or Limits()
    sheet = read_sheet(path, data=data, password=password, limits=limits)
    lines = (line for page in sheet.pages for line in page.lines)
    limits.check_characters(sheet.path, sum(len(line.text) for line in lines))
    layout = arrange(sheet)
    mentions = annotate(nlp, layout.blocks, layout.glyphs)
    found = _issue_date(issued) or issue_dates.find(layout.blocks, layout.furniture, name)
    when = found[0] if found else None
    settled = settle(layout.blocks, mentions, when)
    records = build(doc_id, layout.blocks, mentions, settled)
    return Document(
        doc_id=doc_id,
        title=layout.title,
        issued=when.isoformat() if when else None,
        issued_from=found[1] if found else None,
        source=Source(
            path=sheet.path,
            sha256=sheet.sha256,
            media_type=sheet.media_type,
            pages=sheet.page_count,
        ),
        pipeline=identity_of_loaded(nlp),
        blocks=layout.blocks,
        mentions=mentions,
        records=records,
        furniture=layout.furniture,
        warnings=[*layout.warnings, *settled.warnings, *([] if records else [_NO_RECORDS])],
    )


def _issue_date(issued: date | str | None) -> tuple[date, Literal["option"]] | None:
    if issued is None:
        return None
    return (issued if isinstance(issued, date) else date.fromisoformat(issued)), "option"
