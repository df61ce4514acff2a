"""Which pages another page's change makes stale: a short digest of all that a page shows of others."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from sphinx_archive.catalogue.selection import Selection, select
from sphinx_archive.records.relations import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.page import Page


def shown(
    catalogue: Catalogue,
    pages: Mapping[str, Page],
    listings: Mapping[str, tuple[Selection, ...]],
    mentions: Mapping[str, tuple[str, ...]],
) -> dict[str, bytes]:
    """Return for every page a digest of what it shows of records other than its own."""
    digests = {}
    briefs = {record.key: _brief(record) for record in catalogue.records.values()}
    for docname in sorted({*pages, *listings, *mentions}):
        record = catalogue.at(docname)
        keys = [_key(catalogue, key) for key in mentions.get(docname, ())]
        keys += [other.key for selection in listings.get(docname, ()) for other in select(selection, catalogue)]
        keys += [other.key for other in (_around(record, catalogue) if record else ())]
        digest = blake2b(digest_size=12)
        for key in keys:
            digest.update(briefs.get(key, f"{key}?".encode()))
        digests[docname] = digest.digest()
    return digests


def _key(catalogue: Catalogue, key: str) -> str:
    record = catalogue.get(key)
    return record.key if record else key


def _brief(record: Record) -> bytes:
    """Return what other pages show of a record."""
    date = record.date.value.text if record.date else ""
    return "\0".join(
        (record.docname, record.kind, record.title, record.title_language or "", date, *record.places, "\n")
    ).encode()


def _around(record: Record, catalogue: Catalogue) -> Iterator[Record]:
    """Yield every record that a record's page shows or lists."""
    yield from _present(catalogue.get(key) for _, key in pairs(record))
    yield from catalogue.naming(record, "organisations", "people", "subjects", "creators", "offices")
    yield from catalogue.naming(record, "part_of", "predecessors", "successors", "broader", "related")
    yield from catalogue.mentioning(record)
    yield from _present(catalogue.neighbours(record))


def _present(records: Iterable[Record | None]) -> Iterator[Record]:
    return (record for record in records if record)
