"""The archive as tables, for those who count and compare: CSV, JSON Lines, SQLite, GeoJSON, and a data package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.tables import database, lines, package, places, records, schema, statements
from sphinx_archive.exports.tables.package import FOLDER, File
from sphinx_archive.exports.tables.reading import readings
from sphinx_archive.exports.tables.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.tables.reading import Reading


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the package, then the file that describes them."""
    found = tuple(tables(archive))
    yield from ((f"{FOLDER}/{file.path}", file.content) for file in found)
    yield package.PATH, package.render(found, archive)


def tables(archive: Archive) -> Iterator[File]:
    """Yield each file with what is to be said of it."""
    read = readings(archive)
    number = len(read)
    meaning = "One row a record. Lists are joined with semicolons; columns that end with -keys hold permanent names."
    columns = [filled.column for filled in records.COLUMNS]
    content = sheet(columns, records.rows(archive))
    yield File("records.csv", "Records", meaning, content, number, columns, keys=("key",))
    yield _statements(read, archive)
    meaning = "One JSON object a record: every field, what sources say differently, relations from both sides."
    content = "".join(lines.render(one, archive) for one in read).encode()
    yield File("records.jsonl", "Records with typed values", meaning, content, number)
    meaning = "What the objects of records.jsonl may hold, as JSON Schema."
    yield File("record.schema.json", "Schema of a record", meaning, schema.render(archive))
    meaning = "All of this as one SQLite database, with a table for searching the full text."
    yield File("archive.sqlite", "Database", meaning, database.render(read, archive), number)
    meaning = "Countries, each with a point inside it, and places, which have none, with the keys of their records."
    content, number = places.render(archive)
    yield File("places.geojson", "Countries and places", meaning, content, number)


def _statements(read: Iterable[Reading], archive: Archive) -> File:
    meaning = "One row for each source of each statement: of every sentence and every field that cites sources."
    rows = [row for one in read for row in statements.rows(one, archive)]
    content = sheet(statements.COLUMNS, rows)
    title, keys = "Statements and their sources", ("statement", "source")
    return File("statements.csv", title, meaning, content, len(rows), statements.COLUMNS, keys, parent="records")
