"""What fields hold in the words of schema.org, gathered under the properties that the field table names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import columns, language, one_line
from sphinx_archive.exports.citations.names import credited
from sphinx_archive.exports.web.schema_org.dates import bounds
from sphinx_archive.exports.web.schema_org.sources import citations, source_name
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sphinx_archive.exports.web.schema_org.nodes import Node, Standpoint
    from sphinx_archive.records.fields import Record

    # From the value of a field, its record and the standpoint to one value or a list of them.
    Reader = Callable[[Any, Record, Standpoint], Any]

COLUMNS = columns("schema_org")


def properties(record: Record, at: Standpoint) -> Node:
    """Return the properties of a record that are not empty, in the order of the field table."""
    found: Node = {}
    for term, fields in COLUMNS.items():
        values = [_value(field, value, record, at) for field in fields if (value := getattr(record, field, None))]
        if len(values) == 1:
            found[term] = values[0]
        elif values:
            found[term] = [entry for value in values for entry in value]
    return {term: value for term, value in found.items() if value}


def places(record: Record) -> list[Node]:
    """Return countries by their ISO code and name, and places by the name that sources give them."""
    return [*map(_country, record.countries), *map(_place, record.places)]


def versions(record: Record, at: Standpoint, *, translated: bool) -> list[Node]:
    """Return the sources that are the item itself: in other languages than its own, or else in its own.

    Which of several language versions was the first is not known; the record's title tells which it describes.
    """
    own = language(record, at.archive)
    found = ((name, record.sources[name]) for name in record.versions if name in record.sources)
    return [
        {"@id": source_name(name, record, at)}
        for name, source in found
        if ((source.language or at.archive.language) != own) is translated
    ]


def _value(field: str, value: Any, record: Record, at: Standpoint) -> Any:
    return _READERS[field](value, record, at)


def _country(code: str) -> Node:
    return {"@type": "Country", "name": countries()[code], "identifier": code}


def _place(name: str) -> Node:
    return {"@type": "Place", "name": one_line(name)}


def _office(office: Any, at: Standpoint) -> Node:
    """Return an office as the role in which a person belonged to an organisation.

    Source: https://schema.org/OrganizationRole.
    """
    start, end = bounds(office.dates)
    dates = {"startDate": start, "endDate": end}
    role = {"@type": "OrganizationRole", "roleName": one_line(office.office)}
    held = at.all_named([office.organisation])
    return {**role, **{name: date for name, date in dates.items() if date}, "memberOf": held[0]} if held else {}


def _offices(value: Any, _: Record, at: Standpoint) -> list[Node]:
    return [role for office in value if (role := _office(office, at))]


def _texts(value: Any, *_: Any) -> list[str]:
    return list(dict.fromkeys(map(one_line, value.values() if isinstance(value, dict) else value)))


def _records(value: Any, _: Record, at: Standpoint) -> list[Node]:
    return at.all_named(value)


def _pages(value: Any, _: Record, at: Standpoint) -> list[str]:
    return [at.page(other) for other in map(at.archive.catalogue.get, value) if other]


def _text(value: str, *_: Any) -> str:
    return one_line(value)


_READERS: dict[str, Reader] = {
    "alt_titles": _texts,
    "acronyms": _texts,
    "variants": _texts,
    "date": lambda value, *_: value.value.text,
    "creators": _records,
    # As credited: people and companies stand side by side, and nobody says which is which.
    "director": lambda value, *_: [name.whole for name in credited(value)],
    "producer": lambda value, *_: [name.whole for name in credited(value)],
    "duration": lambda value, *_: value.value,
    "countries": lambda value, *_: [*map(_country, value)],
    "places": lambda value, *_: [*map(_place, value)],
    "seat": lambda value, *_: _place(value),
    "organisations": _records,
    "people": _records,
    "unlinked_names": lambda value, *_: [{"@type": "Thing", "name": one_line(name)} for name in value],
    "subjects": _records,
    "languages": lambda value, *_: list(value),
    "versions": lambda _value, record, at: versions(record, at, translated=True),
    "part_of": _records,
    "offices": _offices,
    "scope": _text,
    "rights": _text,
    "identifiers": lambda value, *_: list(value.addresses.values()),
    "links": lambda value, *_: list(value.values()),
    "related": _pages,
    "sources": lambda _value, record, at: citations(record, at),
}
