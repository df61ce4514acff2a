"""Links to the files of every citation: those of the whole archive and those of each series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinx_archive.exports.archive import archive_of
from sphinx_archive.exports.citations.bibliographies import FORMS, WHOLE, series
from sphinx_archive.pages.links import joined, to_web

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.pages.links import Links


def bibliographies(links: Links) -> list[nodes.Node]:
    """Return a list of the files, each a link; nothing where there are no records."""
    archive = archive_of(links.builder.env)
    found = series(archive)
    if not found:
        return []
    rows = [_row(path, name, links, archive) for path, name in {WHOLE: "Every record", **found}.items()]
    return [nodes.bullet_list("", *rows)]


def _row(path: str, name: str, links: Links, archive: Archive) -> nodes.list_item:
    files = [_link(f"{path}.{form.ending}", form.label, links, archive) for form in FORMS]
    return nodes.list_item("", nodes.paragraph("", f"{name}: ", *joined(files, " · ")))


def _link(path: str, label: str, links: Links, archive: Archive) -> nodes.Node:
    """Return a link to a file of the site, from a book to where the site is; plain text where nobody knows that."""
    if links.has_pages:
        here = links.builder.get_target_uri(links.docname)
        return nodes.reference("", label, refuri=relative_uri(here, path), internal=True)
    return to_web(archive.at(path), label) if archive.address else nodes.inline("", label)
