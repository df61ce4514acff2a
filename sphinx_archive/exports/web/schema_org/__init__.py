"""schema.org in JSON-LD: what search engines and programs of the linked web read of a record's page.

Each page is a graph of few nodes that name each other: the page, what it is about, the trail that leads to it, and
the event or the film where there is one. Source: https://schema.org; the page and the thing it is about have names of
their own, for what is true of one (when it changed, what it cites) need not be true of the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.web import description
from sphinx_archive.exports.web.schema_org.films import film
from sphinx_archive.exports.web.schema_org.names import name
from sphinx_archive.exports.web.schema_org.nodes import Standpoint, of_items, whole
from sphinx_archive.exports.web.schema_org.page import of_page, page, trail
from sphinx_archive.exports.web.schema_org.site import nodes_of_site
from sphinx_archive.exports.web.schema_org.types import EVENTS
from sphinx_archive.exports.web.schema_org.values import properties
from sphinx_archive.exports.web.schema_org.works import event, work

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.web.schema_org.nodes import Node
    from sphinx_archive.records.fields import Record


def render(record: Record, archive: Archive, place: str = "", described: str | None = None) -> Node:
    """Return a record's page, what it is about and the trail to it.

    Addresses are absolute, or where the archive's own is not known relative to a place below its root: the page,
    unless another is named. ``described`` is the description of the page where somebody has made it already.
    """
    at = Standpoint(archive, place or f"{record.docname}{archive.ending}")
    said = properties(record, at)
    on_page = of_page(record)
    of_thing = {term: value for term, value in said.items() if term not in on_page}
    of_its_page = {term: value for term, value in said.items() if term in on_page}
    of_its_page["description"] = description.render(record, archive) if described is None else described
    return whole(page(record, of_its_page, at), *_things(record, of_thing, at), trail(record, at))


def site(archive: Archive, place: str = "index.html") -> Node:
    """Return the archive itself, its site, its series and what can be taken away, for its first page."""
    return whole(*nodes_of_site(Standpoint(archive, place)))


def _things(record: Record, said: Node, at: Standpoint) -> list[Node]:
    """Return what a page is about, and what that is about if it happened."""
    if not of_items(record):
        return [name(record, said, at)]
    thing = work(record, {**said, **film(record, at)}, at)
    return [thing, event(record, at)] if record.kind in EVENTS else [thing]
