"""The sources of a page as works that it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.web.schema_org.dates import plain
from sphinx_archive.exports.web.schema_org.nodes import filled

if TYPE_CHECKING:
    from sphinx_archive.exports.web.schema_org.nodes import Node, Standpoint
    from sphinx_archive.records.fields import Record


def citations(record: Record, at: Standpoint) -> list[Node]:
    """Return the sources of a page, each called as its place in the list at the end of the page."""
    return [
        filled({"@type": "CreativeWork", "@id": source_name(name, record, at), **_work(name, record, at)})
        for name in record.sources
    ]


def source_name(name: str, record: Record, at: Standpoint) -> str:
    """Return what a source of a page is called in the graph."""
    return f"{at.page(record)}#source-{name}"


def _work(name: str, record: Record, at: Standpoint) -> Node:
    """Return what is known of a source; author and publisher are texts, for nobody says whether they are people."""
    source = record.sources[name]
    known = at.archive.ledger.get(source.url or "")
    language = at.archive.language if name in record.versions else ""
    return {
        "name": one_line(source.title or ""),
        "url": source.url,
        "author": one_line(source.author or ""),
        "publisher": one_line(source.publisher or ""),
        "datePublished": plain(source.date),
        "inLanguage": source.language or language,
        "archivedAt": source.archived or (known.archived if known else ""),
    }
