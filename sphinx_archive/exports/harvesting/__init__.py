"""What programs read that visit the archive: lists of all pages, feeds, and pages as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.forms import MARKDOWN
from sphinx_archive.exports.harvesting import feeds, llms, markdown, robots, sitemap
from sphinx_archive.exports.harvesting.marks import LIMITS, Limits, parted
from sphinx_archive.exports.harvesting.pages import newest, pages
from sphinx_archive.exports.harvesting.resourcesync import (
    CHANGES,
    SOURCE,
    capability_list,
    change_list,
    changes,
    source_description,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive

    Files = Iterator[tuple[str, bytes]]


def files(archive: Archive) -> Files:
    """Yield pages as Markdown, and where the archive's address is known its feeds and what robots read first."""
    for record in archive.catalogue.ordered:
        yield f"{record.docname}.{MARKDOWN.ending}", markdown.render(record, archive).encode()
    if archive.address:
        yield "robots.txt", robots.render(archive).encode()
        for feed in feeds.feeds(archive):
            yield feed.path, feeds.render(feed, archive)


def files_of_pages(archive: Archive, outdir: Path, limits: Limits = LIMITS) -> Files:
    """Yield the lists of what is in a site's folder; none where the archive's address is not known."""
    found = list(pages(archive, outdir)) if archive.address else []
    if not found:
        return
    # Without a moment there is nothing to be in step with.
    at = newest(found, archive) if (changed := changes(found, archive)) else None
    listed = sitemap.entries(found, archive)
    yield from parted(sitemap.PATH, archive.at(sitemap.PATH), listed, sitemap.head(archive, at), limits)
    if at:
        yield from parted(CHANGES, archive.at(CHANGES), *change_list(changed, archive), limits)
        yield sitemap.CAPABILITIES, capability_list(archive)
        yield SOURCE, source_description(archive)
    yield "llms.txt", llms.render(archive, outdir, in_step=at is not None).encode()
