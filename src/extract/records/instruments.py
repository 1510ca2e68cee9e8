"""What belongs to an instrument: the date it was made, and those who are on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.normalise import Settlement
from extract.records.sheet import Sheet
from extract.records.words import Row
from extract.schema import Block, Date, Instrument, Mention, Party


def complete(
    sheet: Sheet, block: Block, settled: Settlement, parties: Sequence[Party]
) -> list[Instrument]:
    """Return the instruments of a block with their date and parties.

    Both are looked for in the instrument's sentence. A date goes to the instrument nearest to it;
    an instrument with two dates, or with none but an open span ("by 2030"), keeps what the
    settlement gave it. `parties` are those of the block.
    """
    row = sheet.rows[block.id]
    mentions = [m for m in sheet.mentions.get(block.id, ()) if m.id in row.place]
    found = [m for m in mentions if m.id in settled.instruments]
    near = _dates(row, found, mentions, settled.dates)
    names = {party.name for party in parties}
    done = []
    for mention in found:
        value = settled.instruments[mention.id]
        dates = near[mention.id]
        changes: dict[str, object] = {}
        if value.date is None and len(dates) == 1:
            changes["date"] = dates[0]
        if not value.parties:
            here = _names_beside(row, mention, mentions, settled)
            changes["parties"] = [name for name in here if name in names]
        done.append(value.model_copy(update=changes))
    return done


def _names_beside(
    row: Row, mention: Mention, mentions: Sequence[Mention], settled: Settlement
) -> list[str]:
    """Return the names of the countries, bodies and persons of the mention's sentence."""
    sentence = row.sentence[row.place[mention.id]]
    here = (m for m in mentions if row.sentence[row.place[m.id]] == sentence)
    return list(dict.fromkeys(settled.parties[m.id].name for m in here if m.id in settled.parties))


def _dates(
    row: Row, found: Sequence[Mention], mentions: Sequence[Mention], dates: Mapping[str, Date]
) -> dict[str, list[str]]:
    """Return the dates nearest to each instrument, by its mention's id."""
    given: dict[str, list[str]] = {mention.id: [] for mention in found}
    for mention in mentions:
        value = dates.get(mention.id)
        if value is None or not value.edtf or "/" in value.edtf:
            continue
        at = row.place[mention.id]
        same = [m for m in found if row.sentence[row.place[m.id]] == row.sentence[at]]
        if same:
            given[min(same, key=lambda m: abs(row.place[m.id] - at)).id].append(value.edtf)
    return given
