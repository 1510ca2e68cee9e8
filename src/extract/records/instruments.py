"""What belongs to an instrument: the date it was made, and those who are on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.records.sheet import Sheet
from extract.records.words import Row
from extract.schema import Block, Date, Instrument, Mention, Party, Value


def complete(
    sheet: Sheet, block: Block, values: Mapping[str, Value], parties: Sequence[Party]
) -> list[Instrument]:
    """Return the instruments of a block with their date and parties.

    Both are looked for in the instrument's sentence. A date goes to the instrument nearest to it;
    an instrument with two dates, or with none but an open span ("by 2030"), is left without one.
    """
    row = sheet.rows[block.id]
    mentions = [m for m in sheet.mentions.get(block.id, ()) if m.id in row.place]
    found = [m for m in mentions if isinstance(values.get(m.id), Instrument)]
    dates = _dates(row, found, mentions, values)
    return [_completed(row, mention, values, dates, mentions, parties) for mention in found]


def _completed(
    row: Row,
    mention: Mention,
    values: Mapping[str, Value],
    dates: Mapping[str, list[str]],
    mentions: Sequence[Mention],
    parties: Sequence[Party],
) -> Instrument:
    value = values[mention.id]
    assert isinstance(value, Instrument)
    sentence = row.sentence[row.place[mention.id]]
    here = {m.id for m in mentions if row.sentence[row.place[m.id]] == sentence}
    named = {v.name for m in mentions if m.id in here and isinstance(v := values.get(m.id), Party)}
    near = dates.get(mention.id, [])
    return value.model_copy(
        update={
            "date": near[0] if len(near) == 1 else None,
            "parties": [party.name for party in parties if party.name in named],
        }
    )


def _dates(
    row: Row, found: Sequence[Mention], mentions: Sequence[Mention], values: Mapping[str, Value]
) -> dict[str, list[str]]:
    """Return the dates of each instrument, by its mention's id."""
    given: dict[str, list[str]] = {mention.id: [] for mention in found}
    for mention in mentions:
        value = values.get(mention.id)
        if not isinstance(value, Date) or not value.edtf or "/" in value.edtf:
            continue
        at = row.place[mention.id]
        same = [m for m in found if row.sentence[row.place[m.id]] == row.sentence[at]]
        if same:
            given[min(same, key=lambda m: abs(row.place[m.id] - at)).id].append(value.edtf)
    return given
