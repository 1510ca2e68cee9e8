"""Corrections into a document: what a person said stands, whatever the pipeline says now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extract.corrections.shapes import VALUES, Correction, Corrections
from extract.schema import Document, Record, Value, Warning  # noqa: A004

PERSON = "person"
"""The rule of a value that a person decided."""
_WORDS = {"status": "status_rule", "sector": "sector_rule"}
_NOT_SAID = frozenset({"rule", "mention_id"})


@dataclass(slots=True)
class Applied:
    """How many corrections stand in the document now, and those whose record is not there."""

    applied: int = 0
    homeless: list[Correction] = field(default_factory=list)


def apply(document: Document, corrections: Corrections) -> Applied:
    """Write `corrections` into `document`, in their order; values decided get the rule `person`.

    A correction belongs to the record of its id, which says what the record says and not where it
    stands; where that is gone, to the one record of the same text. What fits none is returned and
    becomes a warning of the document: nothing is dropped without a word.
    """
    done = Applied()
    by_id = {record.record_id: record for record in document.records}
    by_text: dict[str, list[Record]] = {}
    for record in document.records:
        by_text.setdefault(record.text, []).append(record)
    for correction in corrections.corrections:
        same_text = by_text.get(correction.text or "", [])
        home = by_id.get(correction.record_id) or (same_text[0] if len(same_text) == 1 else None)
        if home is None:
            done.homeless.append(correction)
        else:
            _decide(home, correction, document)
            done.applied += 1
    document.warnings += [_warning(correction) for correction in done.homeless]
    return done


def _decide(record: Record, correction: Correction, document: Document) -> None:
    if rule := _WORDS.get(correction.field):
        if isinstance(correction.new, str):
            setattr(record, correction.field, correction.new)
            setattr(record, rule, PERSON)
        return
    values: list[Value] = getattr(record, correction.field)
    at = _find(values, correction.old)
    if correction.action == "remove":
        if at is not None:
            del values[at]
        return
    if not isinstance(correction.new, dict):
        return
    value = VALUES[correction.field].model_validate({**correction.new, "rule": PERSON})
    value.mention_id = _mention_id(document, record, value.mention)
    if at is None:
        at = _find(values, correction.new)
    if at is None:
        values.append(value)
    else:
        values[at] = value


def _find(values: list[Value], sought: dict[str, Any] | str | None) -> int | None:
    """The place of the value a person saw: the same in all it says, else the one of its mention."""
    if not isinstance(sought, dict):
        return None
    wanted = {key: item for key, item in sought.items() if key not in _NOT_SAID}
    dumps = [value.model_dump(mode="json", exclude=set(_NOT_SAID)) for value in values]
    for index, dump in enumerate(dumps):
        if all(dump.get(key) == item for key, item in wanted.items()):
            return index
    same = [i for i, value in enumerate(values) if value.mention == sought.get("mention")]
    return same[0] if len(same) == 1 else None


def _mention_id(document: Document, record: Record, text: str) -> str | None:
    for mention in document.mentions:
        if mention.block == record.block and mention.text == text:
            return mention.id
    return None


def _warning(correction: Correction) -> Warning:
    said = (correction.text or correction.record_id)[:60]
    return Warning(
        code="correction_without_record",
        message=f"A correction of {correction.field} is kept but its record is not in this sheet: "
        f"{said!r}",
    )
