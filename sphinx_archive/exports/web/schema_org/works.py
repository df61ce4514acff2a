"""What the page of an item describes: a work that the archive keeps, and the event that some works are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import title
from sphinx_archive.exports.web.schema_org.dates import bounds, plain
from sphinx_archive.exports.web.schema_org.nodes import filled
from sphinx_archive.exports.web.schema_org.types import EVENTS, TYPES
from sphinx_archive.exports.web.schema_org.values import places, versions
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from sphinx_archive.exports.web.schema_org.nodes import Node, Standpoint
    from sphinx_archive.records.fields import Record


def work(record: Record, said: Node, at: Standpoint) -> Node:
    """Return an item as a component of the archive, of which some things are said in its fields."""
    archive = at.archive
    event = [{"@id": _event_name(record, at)}] if record.kind in EVENTS else []
    return filled(
        {
            "@type": list(TYPES[record.kind]),
            "@id": at.thing(record),
            "url": archive.page(record),
            "mainEntityOfPage": {"@id": at.page(record)},
            "identifier": record.key,
            "name": title(record),
            "datePublished": "" if event or not record.date else plain(record.date.value),
            **said,
            "about": [*event, *said.get("about", ())],
            "workExample": versions(record, at, translated=False),
            "holdingArchive": at.holder(),
            "isPartOf": [*said.get("isPartOf", ()), {"@id": at.series(KINDS[record.kind])}],
            "hasPart": [at.named(part) for part in archive.catalogue.naming(record, "part_of")],
            "sdLicense": archive.licence,
            "sdPublisher": {"@id": at.root("archive")},
        }
    )


def event(record: Record, at: Standpoint) -> Node:
    """Return what happened: a campaign, a congress or a meeting."""
    date = record.date.value if record.date else None
    start, end = bounds(date)
    return filled(
        {
            "@type": "Event",
            "@id": _event_name(record, at),
            "name": title(record),
            "startDate": start or plain(date),
            "endDate": end,
            "location": places(record),
            "subjectOf": {"@id": at.thing(record)},
        }
    )


def _event_name(record: Record, at: Standpoint) -> str:
    return f"{at.page(record)}#event"
