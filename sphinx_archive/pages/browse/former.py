"""Pages at addresses where a record once was: one leads on to where it is now, or says why it is there no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import escape

from sphinx_archive.records.date_words import words
from sphinx_archive.records.dates import parse_date
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder

    from sphinx_archive.catalogue.domain import ArchiveDomain
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.withdrawn import Withdrawn

TEMPLATE = "archive-former.html"


class Former(NamedTuple):
    """An address that once had a record: the page there, and what became of it."""

    page: str
    now: Record | None = None
    withdrawn: Withdrawn | None = None


def formers(domain: ArchiveDomain) -> Iterator[Former]:
    """Yield the former addresses: of earlier keys and withdrawn records, and where records of another kind were."""
    found: dict[str, Former] = {}
    for record in domain.catalogue.ordered:
        for alias in record.aliases:
            page = f"{KINDS[record.kind].folder}/{alias}"
            found.setdefault(page, Former(page, now=record))
    for gone in domain.tables.withdrawn:
        found.setdefault(gone.docname, Former(gone.docname, withdrawn=gone))
    for row in domain.tables.published:
        if record_now := domain.catalogue.get(row.key):
            found.setdefault(row.docname, Former(row.docname, now=record_now))
    yield from (former for page, former in found.items() if page not in domain.env.found_docs)


def context_of(former: Former, builder: Builder) -> dict[str, Any]:
    """Return what the template shows; the theme prints titles as they are, so they are escaped."""
    if (record := former.now) is None:
        assert former.withdrawn
        kind, day = KINDS[former.withdrawn.kind].one, words(parse_date(former.withdrawn.date))
        return {"title": "Withdrawn", "archive_withdrawn": former.withdrawn, "archive_kind": kind, "archive_day": day}
    link = builder.get_relative_uri(former.page, record.docname)
    now = {"title": record.shown_title, "link": link, "language": record.title_language or ""}
    return {"title": escape(record.shown_title), "archive_now": now}
