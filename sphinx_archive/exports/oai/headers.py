"""Headers: which records can be harvested, when each last changed, and which are there no more.

Source: http://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm#Record,
http://www.openarchives.org/OAI/2.0/guidelines-oai-identifier.htm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from sphinx_archive.exports.dublin_core import COLUMNS
from sphinx_archive.records.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

# The day that stands for the change of a record of which neither the history nor the edition tells any. A harvester
# then never gets it anew; a build's own day would have it get every record again after every build.
EARLIEST = "1970-01-01"


# The fields that are said in titles of other records.
NAMING = tuple(field for fields in COLUMNS.values() for field in fields if FIELDS[field].keys)


class Header(NamedTuple):
    """A key, the day (ISO 8601) of its last change, its kind, and its record; None where it was withdrawn."""

    day: str
    key: str
    kind: str
    record: Record | None


def headers(archive: Archive) -> list[Header]:
    """Return the headers of all records and of those withdrawn, by day and then by key."""
    # A key that is two things at once, which editors are told of, is what comes last: a record, if it is one.
    return sorted({header.key: header for header in _headers(archive)}.values(), key=lambda header: header[:2])


def identifier(key: str, archive: Archive) -> str:
    """Return the name that a record has among those of all archives: ``oai:archive.example:an-hour-for-lunch``."""
    return f"oai:{domain(archive)}:{key}"


def domain(archive: Archive) -> str:
    """Return the domain of the archive's pages."""
    return urlsplit(archive.address).hostname or ""


def _headers(archive: Archive) -> Iterator[Header]:
    for gone in archive.withdrawn:
        yield Header(gone.date, gone.key, gone.kind, None)
    records = archive.catalogue.records.values()
    days = {record.key: _day(record, archive) for record in records}
    for record in records:
        # Who harvested a record by an earlier key has to be told that there is none by that key any more.
        yield from (Header(days[record.key], key, record.kind, None) for key in record.aliases)
    yield from (Header(days[record.key], record.key, record.kind, record) for record in records)


def _day(record: Record, archive: Archive) -> str:
    """Return when a record changed as harvesters get it: with its page, or with a title that it names another by."""
    dates = archive.history.of(record.docname)
    if not dates:
        return EARLIEST
    titled = (archive.history.titled_at(other.docname) for other in _named(record, archive))
    return f"{max([dates.changed, *filter(None, titled)]):%Y-%m-%d}"


def _named(record: Record, archive: Archive) -> Iterator[Record]:
    """Yield the records whose titles stand in what is said of a record."""
    in_fields = (key for field in NAMING for key in getattr(record, field))
    mentioned = archive.catalogue.mentions.get(record.docname, ())
    yield from filter(None, map(archive.catalogue.get, (*in_fields, *mentioned)))
