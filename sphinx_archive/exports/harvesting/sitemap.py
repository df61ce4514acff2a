"""One list of all pages that is a sitemap, a resource list of ResourceSync, and a FAIR Signmap at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.forms import MARKDOWN, PAGE
from sphinx_archive.exports.harvesting.marks import Head, entry, link
from sphinx_archive.exports.web import signposting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.harvesting.pages import Page

PATH = "sitemap.xml"
CAPABILITIES = "resourcesync/capabilitylist.xml"


def entries(found: Sequence[Page], archive: Archive) -> list[etree._Element]:
    """Return the element of every page, with the links of a record's page to its files and names.

    Source: https://www.sitemaps.org/protocol.html, https://www.openarchives.org/rs/1.1/resourcesync (section 10.1)
    and https://signposting.org/Signmap/
    """
    return [_entry(page, archive) for page in found]


def head(archive: Archive, at: datetime | None) -> Head:
    """Return what the list says of itself: a resource list as it was at a moment; a plain sitemap without one."""
    if at is None:
        return Head()
    return Head({"capability": "resourcelist", "at": stamp(at)}, (("up", archive.at(CAPABILITIES)),))


def prints(page: Page) -> dict[str, str]:
    """Return the marks of a page by which a copy is told from it."""
    return {"hash": f"sha-256:{page.digest}", "length": str(page.length), "type": PAGE.media_type}


def _entry(page: Page, archive: Archive) -> etree._Element:
    found = entry(page.address, page.changed, prints(page))
    if page.record:
        for signpost in signposting.links(page.record, archive):
            link(found, signpost.rel, signpost.href, signpost.type)
        link(found, "alternate", archive.file(page.record, MARKDOWN.ending), MARKDOWN.media_type)
    return found
