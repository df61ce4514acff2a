"""Fills the markers of a page when it is written, for every builder alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.catalogue.roles import source_mark
from sphinx_archive.pages.citation import citation
from sphinx_archive.pages.connections import connections
from sphinx_archive.pages.header import Sheet
from sphinx_archive.pages.links import Links
from sphinx_archive.pages.listing import listing
from sphinx_archive.pages.markers import listing_marker, record_marker
from sphinx_archive.pages.sources import marks, number_sources, source_list

if TYPE_CHECKING:
    from sphinx_archive.records.fields import Record


class FillMarkers(SphinxPostTransform):
    """Replaces markers by what the catalogue says."""

    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Fill the page."""
        docname = self.env.current_document.docname
        links = Links(self.env, self.app.builder, docname)
        for marker in list(self.document.findall(listing_marker)):
            marker.replace_self(listing(marker.selection, links, marker))
        page = archive_domain(self.env).pages.get(docname)
        if page and page.record:
            self._record(page.record, links)
        for mark in list(self.document.findall(source_mark)):
            mark.replace_self(nodes.inline("", f"[{mark['name']}?]", classes=["source-mark"]))

    def _record(self, record: Record, links: Links) -> None:
        numbers = number_sources(record, self.document)
        sheet = Sheet(record, links, numbers)
        for mark in list(self.document.findall(source_mark)):
            _join(mark)
            if found := marks([mark["name"]], numbers, record):
                mark.replace_self(found)
        for marker in list(self.document.findall(record_marker)):
            marker.replace_self(self._part(marker["part"], record, sheet, links))

    def _part(self, part: str, record: Record, sheet: Sheet, links: Links) -> list[nodes.Node]:
        if part == "header":
            return sheet.header()
        if part == "figures":
            return sheet.figures()
        if part == "details":
            return sheet.details()
        if part == "sources":
            return [source_list(record, sheet.numbers)]
        if part == "mentions":
            return connections(record, links)
        return citation(record, self.config)


def _join(mark: source_mark) -> None:
    """Take away the space before a mark, so that it never stands at the beginning of a line."""
    place = mark.parent.index(mark)
    before = mark.parent[place - 1] if place else None
    if isinstance(before, nodes.Text):
        mark.parent[place - 1] = nodes.Text(before.rstrip())
