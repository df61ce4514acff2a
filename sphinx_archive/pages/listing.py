"""The ``listing`` directive: records of a kind, of an organisation, of a year ..., kept up to date by the build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.catalogue.facets import FACETS
from sphinx_archive.catalogue.selection import GROUPS, Group, Selection
from sphinx_archive.messages import warn
from sphinx_archive.pages.links import counted
from sphinx_archive.pages.markers import listing_marker
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.problems import did_you_mean
from sphinx_archive.records.vocabulary import read_country, read_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docutils.nodes import Node

    from sphinx_archive.catalogue.listings import Listed
    from sphinx_archive.pages.links import Links
    from sphinx_archive.records.fields import Record

WISHES = (*FACETS, "year")
_READ = {"country": read_country, "language": read_language}


class Listing(SphinxDirective):
    """Leaves a marker with the selection; the list is drawn when all pages are read."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = dict.fromkeys(
        (*WISHES, "group-by"), directives.unchanged_required
    ) | {"counts": directives.flag, "pages": directives.flag}

    def run(self) -> list[Node]:
        """Note the selection; what it cannot mean is told to the author and left out."""
        wanted = tuple((facet, self.options[facet].strip()) for facet in WISHES if facet in self.options)
        group = self.options.get("group-by", "").strip()
        if group and group not in GROUPS:
            self._tell(
                f"A listing has no group-by '{group}'.{did_you_mean(group, GROUPS)} Write one of: {', '.join(GROUPS)}."
            )
            group = ""
        if "pages" in self.options and not group:
            self._tell("A listing with pages needs a group-by: each group gets a page. Write :group-by: year.")
        for facet, value in wanted:
            if mistake := _mistake(facet, value):
                self._tell(mistake)
                wanted = tuple(wish for wish in wanted if wish[0] != facet)
        selection = Selection(wanted, group, "counts" in self.options, "pages" in self.options and bool(group))
        archive_domain(self.env).note_listing(self.env.current_document.docname, selection)
        marker = listing_marker(selection=selection)
        self.set_source_info(marker)
        return [marker]

    def _tell(self, message: str) -> None:
        warn("unknown-listing", message, self.get_location())


def _mistake(facet: str, value: str) -> str:
    """Return what is wrong with a wish that no record could ever meet; nothing if one could."""
    if facet == "kind" and value not in KINDS:
        return f"'{value}' is no kind.{did_you_mean(value, KINDS)} Write one of: {', '.join(KINDS)}."
    if facet == "year" and not re.fullmatch("[0-9]{4}", value):
        return f"'{value}' is no year. Write four digits: 2009."
    if facet == "decade" and not re.fullmatch("[0-9]{3}0s?", value):
        return f"'{value}' is no decade. Write its first year: 2000."
    try:
        _READ.get(facet, str)(value)
    except ValueError as error:
        return str(error)
    return ""


def listing(selection: Selection, links: Links, place: nodes.Node) -> list[nodes.Node]:
    """Return a selection as a list, or as sections under a line of links to them."""
    for facet, value in selection.wanted:
        if facet in ("organisation", "person", "subject") and not links.catalogue.get(value):
            meant = did_you_mean(value, links.catalogue.records)
            warn("unknown-listing", f"No record has the key '{value}'.{meant}", place)
    found = links.domain.lists.of(links.docname, selection)
    if not any(group.records for group in found.groups):
        return [nodes.paragraph("", "Nothing yet.", classes=["listing-empty"])]
    together = _together(found.groups)
    total = nodes.paragraph("", counted(together), classes=["listing-total"])
    if found.pages and links.has_pages:
        return [total, _values([_value(group, _own(group, found, links), [group.anchor]) for group in found.groups])]
    if selection.only_counts:
        return [_values([_value(group, _elsewhere(selection, group, links)) for group in found.groups])]
    marked = links.marks(len(together))
    with_kind = "kind" not in dict(selection.wanted) and selection.group != "kind"
    if not selection.group and len(found.groups) < 2:
        return [total, links.rows(found.groups[0].records, with_kind=with_kind, marked=marked)]
    sections = [_section(group, links, with_kind=with_kind, marked=marked) for group in found.groups]
    return [total, _contents(found.groups), *sections] if len(found.groups) > 2 else [total, *sections]


def _together(groups: Iterable[Group]) -> list[Record]:
    """Return the records of groups, each once."""
    return list({record.key: record for group in groups for record in group.records}.values())


def _section(group: Group, links: Links, *, with_kind: bool, marked: bool) -> nodes.section:
    number = len(group.records)
    count = nodes.inline("", f" {number} record{'' if number == 1 else 's'}", classes=["listing-count"])
    title = nodes.title("", group.name, count)
    rows = links.rows(group.records, with_kind=with_kind, marked=marked)
    return nodes.section("", title, rows, ids=[group.anchor], names=[], classes=["listing-group"])


def _own(group: Group, found: Listed, links: Links) -> nodes.Element:
    """Return a link to the page that lists a group's records."""
    return links.to_place(found.pages[group.anchor], "", group.name)


def _elsewhere(selection: Selection, group: Group, links: Links) -> nodes.Element:
    """Return a link to where another page lists a group's records."""
    if selection.group == "kind":
        return links.to_index(group.value)
    return links.to_group(selection.group, group.value, group.name)


def _value(group: Group, name: nodes.Element, ids: Sequence[str] = ()) -> nodes.list_item:
    """Return a heading with its number; ids are for links from before it had a page."""
    number = nodes.inline("", f" {len(group.records):,}", classes=["listing-count"])
    return nodes.list_item("", nodes.paragraph("", "", name, number), ids=list(ids))


def _values(rows: Iterable[nodes.list_item]) -> nodes.bullet_list:
    return nodes.bullet_list("", *rows, classes=["listing-counts"])


def _contents(groups: tuple[Group, ...]) -> nodes.bullet_list:
    """Return a line of links to the groups."""
    entries = [
        nodes.list_item("", nodes.paragraph("", "", nodes.reference("", group.name, refid=group.anchor, internal=True)))
        for group in groups
    ]
    return nodes.bullet_list("", *entries, classes=["listing-contents"])
