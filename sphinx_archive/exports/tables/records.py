"""The table of records: a row to a record, with every field of the field table in some column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.citations import csv_table
from sphinx_archive.exports.citations.csv_table import BETWEEN
from sphinx_archive.exports.tables.sheets import Column
from sphinx_archive.records.fields import FIELDS, Fields, in_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.values import Office, Source

    Cell = Callable[[Record, Archive], str]

# The columns that the field table does not explain, for it does not know them or calls them otherwise.
MEANINGS = {
    "key": "The permanent name of the record; never changed or used again.",
    "title": "The title; in square brackets where this archive supplied it.",
    "other-names": "Every other name of the record: titles in other languages, short names, variants.",
    "date-in-words": "The date as readers see it.",
    "earliest": "The first day that the date can mean; empty where it is open.",
    "latest": "The last day that the date can mean; empty where it is open.",
    "length": "The length as readers see it.",
    "duration": "The length in ISO 8601.",
    "countries": "Names of the countries.",
    "subjects": "Terms of the thesaurus.",
    "versions": "Short names of the sources that are the item itself, one for each language in which it came out.",
    "offices": "Offices held: what, in which organisation, and when (EDTF).",
    "sources": "Every source: its short name, then title, publisher, date (EDTF) and address.",
    "published-at": "Where the item itself was published.",
    "address": "The permanent address of the record's page.",
    "country-codes": "ISO 3166-1 codes of the countries.",
    "created": "When the page was added to the archive, UTC.",
    "changed": "When the page was last changed, UTC.",
}
TYPES = {"earliest": "date", "latest": "date", "created": "datetime", "changed": "datetime"}
NEEDED = frozenset({"key", "kind", "title"})
KEYS = "-keys"


class Filled(NamedTuple):
    """A column and what fills it."""

    column: Column
    cell: Cell


def columns() -> tuple[Filled, ...]:
    """Return the columns: those of the table that readers copy citations from, then all the rest."""
    cells = {**csv_table.COLUMNS, "country-codes": lambda record, _: BETWEEN.join(record.countries)}
    for name, row in FIELDS.items():
        cells.setdefault(in_yaml(name), _field(name))
        if row.keys:
            cells[f"{in_yaml(name)}{KEYS}"] = _keys(name)
    cells |= {"created": _moment("created"), "changed": _moment("changed")}
    return tuple(
        Filled(Column(name, _meaning(name), TYPES.get(name, "string"), name in NEEDED), cell)
        for name, cell in cells.items()
    )


def rows(archive: Archive) -> Iterator[list[str]]:
    """Yield a row for each record, by key."""
    for _, record in sorted(archive.catalogue.records.items()):
        yield [cell(record, archive) for _, cell in COLUMNS]


def _meaning(name: str) -> str:
    if said := MEANINGS.get(name):
        return said
    field = FIELDS[name.removesuffix(KEYS).replace("-", "_")]
    return f"Keys of the records in {name.removesuffix(KEYS)}." if name.endswith(KEYS) else field.meaning


def _keys(name: str) -> Cell:
    return lambda record, _: BETWEEN.join(getattr(record, name))


def _moment(name: str) -> Cell:
    def cell(record: Record, archive: Archive) -> str:
        dates = archive.history.of(record.docname)
        return stamp(getattr(dates, name)) if dates else ""

    return cell


def _field(name: str) -> Cell:
    """Return what fills the column of a field that readers' own table does not have."""
    if name == "offices":
        return lambda record, archive: BETWEEN.join(office_words(office, archive) for office in record.offices)
    if name == "sources":
        return lambda record, _: BETWEEN.join(f"{name}: {_source(source)}" for name, source in record.sources.items())
    if name == "figures":
        return lambda record, _: _pairs({name: claim.value for name, claim in record.figures.items()})
    if Fields.model_fields[name].default == {} or name == "identifiers":
        return lambda record, _: _pairs(getattr(record, name))
    return lambda record, archive: BETWEEN.join(archive.texts(record, name))


def _pairs(values: Any) -> str:
    """Return what a name leads to, for each name that does."""
    found = dict(values or {})
    return BETWEEN.join(one_line(f"{name}: {value}") for name, value in found.items() if value)


def office_words(office: Office, archive: Archive) -> str:
    """Return an office, where it was held and when."""
    where = archive.catalogue.get(office.organisation)
    parts = (office.office, where.title if where else office.organisation, str(office.dates or ""))
    return one_line(", ".join(filter(None, parts)))


def _source(source: Source) -> str:
    parts = (source.title, source.publisher, str(source.date or ""), source.url)
    return one_line(", ".join(filter(None, parts)))


COLUMNS = columns()
