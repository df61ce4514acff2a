"""What ResourceSync asks for besides the list of all pages: the changes, and how to find both.

Source: https://www.openarchives.org/rs/1.1/resourcesync (ANSI/NISO Z39.99-2017)
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.harvesting.marks import Head, entry, written
from sphinx_archive.exports.harvesting.pages import address_of
from sphinx_archive.exports.harvesting.sitemap import CAPABILITIES, prints
from sphinx_archive.exports.harvesting.sitemap import PATH as RESOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.harvesting.pages import Page

CHANGES = "resourcesync/changelist.xml"
# Source: https://www.openarchives.org/rs/1.1/resourcesync#WellKnown
SOURCE = ".well-known/resourcesync"


class Change(NamedTuple):
    """What became of a page: ``created``, ``updated`` or ``deleted``; ``page`` where it is as it was left then."""

    when: datetime
    address: str
    what: str
    page: Page | None = None


def changes(found: Sequence[Page], archive: Archive) -> list[Change]:
    """Return when pages came, when they last changed and when they went, in this order of time."""
    gone = (Change(_day(row.date), address_of(row.docname, archive), "deleted") for row in archive.withdrawn)
    return sorted((*(change for page in found for change in _changes(page)), *gone), key=lambda change: change[:3])


def change_list(found: Sequence[Change], archive: Archive) -> tuple[list[etree._Element], Head]:
    """Return the element of every change, and what the list says of itself. There must be at least one."""
    marks = {"capability": "changelist", "from": stamp(found[0].when)}
    return [_entry(change) for change in found], Head(marks, (("up", archive.at(CAPABILITIES)),))


def capability_list(archive: Archive) -> bytes:
    """Return what there is to harvest."""
    lists = {RESOURCES: "resourcelist", CHANGES: "changelist"}
    found = [entry(archive.at(path), None, {"capability": name}) for path, name in lists.items()]
    return written(found, Head({"capability": "capabilitylist"}, (("up", archive.at(SOURCE)),)))


def source_description(archive: Archive) -> bytes:
    """Return where it is said what there is to harvest."""
    found = entry(archive.at(CAPABILITIES), None, {"capability": "capabilitylist"})
    return written([found], Head({"capability": "description"}))


def _changes(page: Page) -> Iterator[Change]:
    if page.created and page.changed:
        is_new = page.changed <= page.created
        yield Change(page.created, page.address, "created", page if is_new else None)
        if not is_new:
            yield Change(page.changed, page.address, "updated", page)


def _entry(change: Change) -> etree._Element:
    marks = {"change": change.what, "datetime": stamp(change.when)}
    # Clients of the first edition of the standard, and sitemaps, know no other moment than this.
    return entry(change.address, change.when, marks | (prints(change.page) if change.page else {}))


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
