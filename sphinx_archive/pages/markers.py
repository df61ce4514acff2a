"""Markers: where a record's header, sources and connections will stand once all pages are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.pages.header import AFTER

if TYPE_CHECKING:
    from sphinx_archive.catalogue.selection import Selection
    from sphinx_archive.records.fields import Record

SECTIONS = {
    "figures": "Figures",
    "details": "Details",
    "sources": "Where this comes from",
    "mentions": "Connections",
    "citation": "Cite this page",
}


class record_marker(nodes.General, nodes.Element):  # noqa: N801  node classes are lower case in docutils
    """Stands for one ``part`` of a record's page."""


class listing_marker(nodes.General, nodes.Element):  # noqa: N801
    """Stands for a listing; ``selection`` says of what."""

    @property
    def selection(self) -> Selection:
        """Return what is listed."""
        selection: Selection = self["selection"]
        return selection


class MarkRecord(SphinxTransform):
    """Put the markers into a record's page while it is read, so that its contents list names their sections."""

    default_priority = 760

    def apply(self, **kwargs: object) -> None:
        """Add the header below the title and the sections at the end."""
        page = archive_domain(self.env).pages.get(self.env.current_document.docname)
        top = next(iter(self.document.findall(nodes.section)), None)
        if not (page and page.record and top):
            return
        _mark_title(next(top.findall(nodes.title)), page.record)
        top.insert(1, record_marker(part="header"))
        for part, title in SECTIONS.items():
            if not _is_wanted(part, page.record):
                continue
            section = nodes.section("", nodes.title("", title), record_marker(part=part), ids=[f"record-{part}"])
            section["classes"].append(f"record-{part}")
            top += section


def _mark_title(title: nodes.title, record: Record) -> None:
    """Give the title its language, and brackets where the archive supplied it."""
    if record.title_language:
        title["classes"].append(f"language-{record.title_language}")
    if record.shown_title != record.title:
        title[:] = [nodes.Text(record.shown_title)]


def _is_wanted(part: str, record: Record) -> bool:
    """Whether a record has anything to show in a section."""
    if part == "details":
        return any(getattr(record, name) for name in AFTER)
    return bool(getattr(record, part, True))
