"""The fifteen elements of Dublin Core, from the field table.

Source: DCMI Metadata Terms; https://www.dublincore.org/specifications/dublin-core/dces/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import columns, title
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

# A term that refines one of the fifteen elements -> the element.
ELEMENTS = {
    "type": "type",
    "temporal": "coverage",
    "spatial": "coverage",
    "creator": "creator",
    "subject": "subject",
    "language": "language",
    "isPartOf": "relation",
    "rights": "rights",
}

COLUMNS = columns("dublin_core")


def elements(record: Record, archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return the elements that say something of a record, each with its values in order, in words for readers."""
    found: dict[str, tuple[str, ...]] = {}
    for term, fields in COLUMNS.items():
        if element := ELEMENTS.get(term):
            values = [value for field in fields for value in _values(field, record, archive)]
            found[element] = tuple(dict.fromkeys((*found.get(element, ()), *values)))
    found["title"] = (title(record),)
    found["publisher"] = (archive.name,)
    found["identifier"] = (archive.page(record) or record.key,)
    return {element: values for element, values in sorted(found.items()) if values}


def _values(field: str, record: Record, archive: Archive) -> tuple[str, ...]:
    values = archive.texts(record, field)
    return tuple(countries()[code] for code in values) if field == "countries" else values
