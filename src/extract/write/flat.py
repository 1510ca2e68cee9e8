"""Flat tables of documents, for spreadsheets and plain SQL: one row a record, or one a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from extract.schema import Amount, Date, Document, Instrument, Mention, Model, Named, Party, Record

Cell = str | int | Decimal | None

_SHEET = ("doc_id", "issued", "title")
_RECORD = ("record_id", "section", "sector", "status", "text", "page")
_VALUES: dict[str, type[Model]] = {
    "parties": Party,
    "instruments": Instrument,
    "dates": Date,
    "amounts": Amount,
    "programs": Named,
    "places": Named,
}
_NESTED = frozenset({"boxes", "alternatives"})
TABLES = ("records", *_VALUES, "mentions")
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table by name: its columns, and the rows of a document."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Document], Iterator[list[Cell]]]


def flat_table(name: str) -> FlatTable:
    """Return one of `TABLES`.

    `records` has a row per record, its values joined by semicolons. The tables of values
    (`amounts`, `parties`, ...) have a row per value, with the record that it stands in;
    `mentions` has a row per mention.
    """
    if name == "records":
        return FlatTable(name, (*_SHEET, *_RECORD, *_VALUES), _records)
    if name == "mentions":
        columns = tuple(field for field in Mention.model_fields if field not in _NESTED)
        return FlatTable(name, (*_SHEET, *columns), lambda document: _mentions(document, columns))
    own = tuple(_VALUES[name].model_fields)
    return FlatTable(name, (*_SHEET, *_RECORD, *own), lambda document: _values(document, name, own))


def _records(document: Document) -> Iterator[list[Cell]]:
    for record in document.records:
        yield [
            *_fields(document, _SHEET),
            *_fields(record, _RECORD),
            *(_joined(getattr(record, field)) for field in _VALUES),
        ]


def _values(document: Document, name: str, columns: tuple[str, ...]) -> Iterator[list[Cell]]:
    for record in document.records:
        for value in getattr(record, name):
            head = [*_fields(document, _SHEET), *_fields(record, _RECORD)]
            yield [*head, *_fields(value, columns)]


def _mentions(document: Document, columns: tuple[str, ...]) -> Iterator[list[Cell]]:
    for mention in document.mentions:
        yield [*_fields(document, _SHEET), *_fields(mention, columns)]


def _fields(source: Document | Record | Model, names: Iterable[str]) -> Iterator[Cell]:
    for name in names:
        cell = getattr(source, name)
        yield cell if isinstance(cell, get_args(Cell)) else _BETWEEN.join(map(str, cell))


def _joined(values: Iterable[Model]) -> str:
    return _BETWEEN.join(dict.fromkeys(map(_told, values)))


def _told(value: Model) -> str:
    match value:
        case Party(country=str(country)):
            return f"{value.name} ({country})"
        case Instrument():
            return value.title
        case Date():
            return value.edtf or value.mention
        case Amount(mention=mention) | Named(name=mention) | Party(name=mention):
            return mention
    raise TypeError(type(value))
