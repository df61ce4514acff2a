"""Fills the markers of a page when it is written, for every builder alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.catalogue.roles import source_mark
from sphinx_archive.exports.archive import ENDINGS, archive_of
from sphinx_archive.pages import books
from sphinx_archive.pages.books import books_marker
from sphinx_archive.pages.citation import citation
from sphinx_archive.pages.connections import connections
from sphinx_archive.pages.header import Sheet
from sphinx_archive.pages.links import Links
from sphinx_archive.pages.listing import listing
from sphinx_archive.pages.markers import listing_marker, record_marker
from sphinx_archive.pages.overviews import OVERVIEWS
from sphinx_archive.pages.overviews.directive import overview_marker
from sphinx_archive.pages.sources import marks, number_sources, source_list

if TYPE_CHECKING:
    from sphinx_archive.records.fields import Record

MARKERS = (source_mark, record_marker, listing_marker, overview_marker, books_marker)


class FillMarkers(SphinxPostTransform):
    """Replaces markers by what the catalogue says."""

    # After Sphinx's own: each of them walks the whole page, and what is filled in has nothing for them to do.
    # Before linkcheck gathers addresses (800).
    default_priority = 700

    def run(self, **kwargs: object) -> None:
        """Fill the page."""
        docname = self.env.current_document.docname
        links = Links(self.env, self.app.builder, docname)
        page = archive_domain(self.env).pages.get(docname)
        record = page.record if page else None
        markers = [node for node in self.document.findall(nodes.Element) if isinstance(node, MARKERS)]
        cited = [marker["name"] for marker in markers if isinstance(marker, source_mark)]
        numbers = number_sources(record, cited) if record else {}
        for marker in markers:
            if isinstance(marker, listing_marker):
                marker.replace_self(listing(marker.selection, links, marker))
            elif isinstance(marker, overview_marker):
                marker.replace_self(OVERVIEWS[marker["name"]](links))
            elif isinstance(marker, books_marker):
                books.fill(marker, docname, self.app.builder)
            elif isinstance(marker, source_mark):
                _cite(marker, record, numbers)
            elif record and marker["part"] == "citation" and self.app.builder.format != "html":
                section = marker.parent  # copying is for the screen
                section.parent.remove(section)
            elif record:
                marker.replace_self(self._part(marker["part"], record, Sheet(record, links, numbers), links))

    def _part(self, part: str, record: Record, sheet: Sheet, links: Links) -> list[nodes.Node]:
        if part == "header":
            return sheet.header()
        if part == "figures":
            return sheet.figures()
        if part == "details":
            return sheet.details()
        if part == "sources":
            return source_list(record, sheet.numbers, links.domain.tables.ledger)
        if part == "mentions":
            return connections(record, links)
        archive = archive_of(self.env, ENDINGS.get(links.builder.name, ".html"))
        return citation(record, archive, books.of_record(record, links.builder), links.builder)


def _cite(mark: source_mark, record: Record | None, numbers: dict[str, int]) -> None:
    """Put a source's number in place of a mark; the name as it is written if the page declares no such source."""
    if record:
        _join(mark)
    numbered = marks([mark["name"]], numbers, record) if record else []
    mark.replace_self(numbered or nodes.inline("", f"[{mark['name']}?]", classes=["source-mark"]))


def _join(mark: source_mark) -> None:
    """Take away the space before a mark, so that it never stands at the beginning of a line."""
    place = mark.parent.index(mark)
    before = mark.parent[place - 1] if place else None
    if isinstance(before, nodes.Text):
        mark.parent[place - 1] = nodes.Text(before.rstrip())
