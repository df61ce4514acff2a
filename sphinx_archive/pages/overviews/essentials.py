"""Essentials: in how many descriptions the elements stand that archivists call essential for exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.exports.archive import archive_of
from sphinx_archive.exports.finding_aids import essentials as counted
from sphinx_archive.exports.finding_aids.units import series_of
from sphinx_archive.pages.tables import table

if TYPE_CHECKING:
    from sphinx_archive.exports.finding_aids.essentials import Essential
    from sphinx_archive.pages.links import Links

HEADS = ("Element of ISAD(G)", "Filled", "Of")


def essentials(links: Links) -> list[nodes.Node]:
    """Return a row for each element, with the number of descriptions that have it and of all."""
    found = counted.essentials(series_of(archive_of(links.builder.env)))
    if not found[0].units:
        return [nodes.paragraph("", "Nothing is described yet.")]
    return [table(HEADS, map(_row, found), classes=["numbers"])]


def _row(element: Essential) -> list[nodes.Node]:
    texts = (f"{element.number} {element.name}", f"{element.filled:,}", f"{element.units:,}")
    return [nodes.Text(text) for text in texts]
