"""The page of a record: what it is about, what it cites, where it stands in the archive and when it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.archive import title
from sphinx_archive.exports.web.schema_org.nodes import filled, of_items
from sphinx_archive.exports.web.schema_org.sources import source_name
from sphinx_archive.exports.web.schema_org.types import PAGE
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from sphinx_archive.exports.web.schema_org.nodes import Node, Standpoint
    from sphinx_archive.records.fields import Record

# It is the page that cites its sources and leads elsewhere: what it describes may be a leaflet of one sheet.
OF_PAGE = frozenset({"citation", "mentions", "relatedLink", "significantLink"})
# Nor have people and organisations places, times and subjects in schema.org, but what is written about them has.
OF_PAGE_ON_NAME = OF_PAGE | {"temporalCoverage", "spatialCoverage", "about", "keywords"}


def of_page(record: Record) -> frozenset[str]:
    """Return the properties that belong to a record's page and not to what it describes."""
    return OF_PAGE if of_items(record) else OF_PAGE_ON_NAME


def page(record: Record, said: Node, at: Standpoint) -> Node:
    """Return the page of a record, of which some things are said in its fields and its text."""
    archive = at.archive
    dates = archive.history.of(record.docname)
    node = {
        "@type": PAGE,
        "@id": at.page(record),
        "url": archive.page(record),
        "name": title(record),
        "description": said["description"],
        "inLanguage": archive.language,
        "isPartOf": {"@id": at.root("site")},
        "mainEntity": {"@id": at.thing(record)},
        "breadcrumb": {"@id": f"{at.page(record)}#trail"},
        "publisher": at.holder(),
        "license": archive.licence,
        "datePublished": stamp(dates.created) if dates else "",
        "dateModified": stamp(dates.changed) if dates else "",
        # The page retells in its own words what was published.
        "isBasedOn": [{"@id": source_name(name, record, at)} for name in record.versions if name in record.sources],
        **said,
    }
    node["mentions"] = [*said.get("mentions", ()), *_mentions(record, at)]
    return filled(node)


def trail(record: Record, at: Standpoint) -> Node:
    """Return the way from the first page to a record, past the list of its kind where the archive has that."""
    kind = KINDS[record.kind]
    steps = [
        (at.archive.name, at.first_page("")),
        (kind.plural, at.first_page(kind.folder)),
        (title(record), at.page(record)),
    ]
    found = [(name, address) for name, address in steps if name and address]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{at.page(record)}#trail",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(found, 1)
        ],
    }


def _mentions(record: Record, at: Standpoint) -> list[Node]:
    """Return the records that the text names and no field does."""
    said = {*record.creators, *record.organisations, *record.people, *record.subjects, *record.part_of, record.key}
    keys = at.archive.catalogue.mentions.get(record.docname, ())
    return at.all_named(key for key in keys if key not in said)
