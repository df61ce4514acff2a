"""The archive as one SQLite database, with a table for searching its text (https://www.sqlite.org/fts5.html)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.archive import one_line, title
from sphinx_archive.exports.tables.layout import LAYOUT, VERSION
from sphinx_archive.exports.tables.reading import NAMED_IN
from sphinx_archive.records.date_words import dated
from sphinx_archive.records.relations import NAMING, RELATIONS
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.tables.reading import Reading
    from sphinx_archive.exports.tables.statements import Statement
    from sphinx_archive.records.fields import Record

    Row = tuple[Any, ...]
    Table = tuple[str, int, Iterable[Row]]

# What a page names and no relation's other side says again.
ONE_SIDED = ("creators", "organisations", "people")
assert {*ONE_SIDED, *RELATIONS, "subjects", "offices"} == {*NAMING}


def render(readings: Sequence[Reading], archive: Archive) -> bytes:
    """Return the database.

    The same records give the same bytes with the same SQLite, which writes its own version into the file.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA foreign_keys = ON")
        base.executescript(LAYOUT)
        base.execute("BEGIN")
        for table, width, rows in (*_things(readings, archive), *_links(readings, archive)):
            # Only names and numbers of this module are part of the statement.
            base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)  # noqa: S608
        base.execute("COMMIT")
        base.execute("INSERT INTO search (search) VALUES ('optimize')")
        base.execute(f"PRAGMA user_version = {VERSION:d}")
        base.execute("VACUUM")
        return base.serialize()


def _things(readings: Sequence[Reading], archive: Archive) -> Iterator[Table]:
    """Yield the tables of what there is, each with its number of columns."""
    yield "records", 11, (_record(one.record, archive) for one in readings)
    yield "names", 3, (row for one in readings for row in _names(one.record))
    told = ((one.record.key, name, told) for one in readings for name, told in one.sources.items())
    yield "sources", 13, ((number, key, name, *map(_known, row)) for number, (key, name, row) in enumerate(told, 1))
    yield "statements", 8, (_statement(one.record.key, said) for one in readings for said in one.statements)
    names = (one_line(" ".join(one.record.called[1:])) for one in readings)
    said = ((one.record.key, title(one.record), name, one.words) for one, name in zip(readings, names, strict=True))
    yield "search", 4, said


def _links(readings: Sequence[Reading], archive: Archive) -> Iterator[Table]:
    """Yield the tables that lead from one to another, or to what has no table of its own."""
    yield "statement_sources", 2, _cited(readings)
    yield "relations", 3, (row for one in readings for row in _relations(one, archive))
    records, named = [one.record for one in readings], countries()
    codes = ((one.key, code) for one in records for code in dict.fromkeys(one.countries))
    yield "countries", 3, ((key, code, named[code]) for key, code in codes)
    yield "places", 2, ((one.key, name) for one in records for name in dict.fromkeys(map(one_line, one.places)))
    yield "languages", 2, ((one.key, tag) for one in records for tag in dict.fromkeys(one.languages))
    yield "subjects", 2, (row for one in records for row in _keys(one, "subjects", archive))


def _known(text: str) -> str | None:
    return text or None


def _record(record: Record, archive: Archive) -> Row:
    date, dates = record.date and record.date.value, archive.history.of(record.docname)
    days = (str(date.earliest or ""), str(date.latest or "")) if date else ("", "")
    moments = (stamp(dates.created), stamp(dates.changed)) if dates else ("", "")
    optional = (record.title_language or "", str(date or ""), dated(record), *days, *moments, archive.page(record))
    return (record.key, record.kind, title(record), *map(_known, optional))


def _names(record: Record) -> Iterator[Row]:
    found = {one_line(name): record.language_of(name) for name in reversed(record.called)}
    return ((record.key, name, language) for name, language in reversed(found.items()))


def _statement(key: str, one: Statement) -> Row:
    line = int(one.line) if one.line else None
    return one.name, key, one.field, line, one.says, _known(one.value), one.standing, _known(one.reason)


def _cited(readings: Iterable[Reading]) -> Iterator[Row]:
    """Yield statements with the numbers of their sources; a name that no source has leads nowhere."""
    before = 1
    for one in readings:
        numbers = {name: number for number, name in enumerate(one.sources, before)}
        for said in one.statements:
            yield from ((said.name, numbers[name]) for name in dict.fromkeys(said.sources) if name in numbers)
        before += len(numbers)


def _relations(reading: Reading, archive: Archive) -> Iterator[Row]:
    for name, keys in reading.relations.items():
        if name != NAMED_IN:
            yield from ((reading.record.key, name, key) for key in keys)
    for name in ONE_SIDED:
        yield from ((own, name, key) for own, key in _keys(reading.record, name, archive))


def _keys(record: Record, field: str, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the record's key with each key that a field leads to, in the form of today."""
    found = (archive.catalogue.get(key) for key in getattr(record, field))
    return ((record.key, key) for key in dict.fromkeys(other.key for other in found if other))
