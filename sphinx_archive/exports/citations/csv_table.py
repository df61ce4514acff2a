"""CSV: a table for spreadsheets, a row to a record (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import one_line, title
from sphinx_archive.exports.citations.notes import originals
from sphinx_archive.records.claim_words import minutes
from sphinx_archive.records.date_words import dated
from sphinx_archive.records.fields import in_yaml
from sphinx_archive.records.spreadsheets import harmless
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

BETWEEN = "; "


def render(record: Record, archive: Archive) -> str:
    """Return a record as a row, with the end of its line."""
    return _line(value(record, archive) for value in COLUMNS.values())


def header() -> str:
    """Return the row of the columns' names."""
    return _line(COLUMNS)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([harmless(cell) for cell in cells])
    return line.getvalue()


def _field(name: str) -> Callable[[Record, Archive], str]:
    return lambda record, archive: BETWEEN.join(archive.texts(record, name))


COLUMNS: dict[str, Callable[[Record, Archive], str]] = {
    "key": lambda record, _: record.key,
    "kind": _field("kind"),
    "title": lambda record, _: title(record),
    "title-language": _field("title_language"),
    "other-names": lambda record, _: BETWEEN.join(map(one_line, record.called[1:])),
    "date": _field("date"),
    "date-in-words": lambda record, _: dated(record),
    "earliest": lambda record, _: str((record.date and record.date.value.earliest) or ""),
    "latest": lambda record, _: str((record.date and record.date.value.latest) or ""),
    "creators": _field("creators"),
    "director": _field("director"),
    "producer": _field("producer"),
    "length": lambda record, _: minutes(record.duration.value) if record.duration else "",
    "countries": lambda record, _: BETWEEN.join(countries()[code] for code in record.countries),
    **{in_yaml(name): _field(name) for name in ("places", "organisations", "people", "subjects", "languages")},
    "part-of": _field("part_of"),
    "published-at": lambda record, _: BETWEEN.join(originals(record)),
    "address": lambda record, archive: archive.page(record),
}
