"""schema.org in JSON-LD: what search engines and programs of the linked web read of a record's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import title
from sphinx_archive.exports.web.schema_org_types import TYPES

if TYPE_CHECKING:
    from typing import Any

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

CONTEXT = "https://schema.org"


def render(record: Record, archive: Archive) -> dict[str, Any]:
    """Return a record's page, what it is about and its trail as a graph."""
    thing = {"@type": list(TYPES[record.kind]), "@id": f"{archive.page(record)}#it", "name": title(record)}
    return {"@context": CONTEXT, "@graph": [thing]}


def site(archive: Archive) -> dict[str, Any]:
    """Return the archive itself, its site and its collections as a graph."""
    return {"@context": CONTEXT, "@graph": [{"@type": "ArchiveOrganization", "name": archive.name}]}
