"""Listings: what those of all pages come to, and where the records of a value are listed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.catalogue.addresses import anchor_of, folder_of, page_of
from sphinx_archive.catalogue.selection import Group, Selection, are_authorities, grouped, select

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from sphinx_archive.catalogue.view import Catalogue

# So many records at most stand on one page: about 400 kB.
LONGEST_PAGE = 2000


class Place(NamedTuple):
    """Where the records of a value are listed: at an anchor of a page; or on ``page``, which is theirs alone."""

    docname: str
    anchor: str
    page: str


@dataclass(frozen=True)
class Listed:
    """What a listing comes to: its groups, and by their anchors the pages of those that have their own."""

    groups: tuple[Group, ...]
    pages: Mapping[str, str]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return the addresses of the groups."""
        return frozenset(group.anchor for group in self.groups)


class Listings:
    """The listings of all pages, by docname as authors wrote them; ``documents`` are the pages that authors wrote."""

    def __init__(
        self, noted: Mapping[str, tuple[Selection, ...]], catalogue: Catalogue, documents: Container[str]
    ) -> None:
        self.noted = noted
        self._catalogue = catalogue
        self._documents = documents
        self._listed: dict[tuple[str, Selection], Listed] = {}

    def of(self, docname: str, selection: Selection) -> Listed:
        """Return what a listing of a page comes to."""
        asked = (docname, selection)
        if asked not in self._listed:
            self._listed[asked] = self._make(docname, selection)
        return self._listed[asked]

    def _make(self, docname: str, selection: Selection) -> Listed:
        """Return what a listing comes to; one too long for a page is divided and has pages."""
        records = select(selection, self._catalogue)
        groups = grouped(records, selection.group)
        too_long = sum(len(group.records) for group in groups) > LONGEST_PAGE and not selection.only_counts
        if too_long and not selection.group:
            selection = selection._replace(group="letter" if are_authorities(records) else "decade")
            groups = grouped(records, selection.group)
        if not (selection.pages or too_long):
            return Listed(groups, {})
        folder = folder_of(docname, selection, self.noted.get(docname, ()))
        pages = {group.anchor: page_of(folder, selection.group, group.anchor, self._documents) for group in groups}
        return Listed(groups, pages)

    @cached_property
    def _wholes(self) -> dict[str, tuple[str, Selection]]:
        found = [(docname, selection) for docname in sorted(self.noted) for selection in self.noted[docname]]
        wholes: dict[str, tuple[str, Selection]] = {}
        for docname, selection in sorted(found, key=lambda entry: not entry[1].pages):
            if not selection.wanted and not selection.only_counts:
                wholes.setdefault(selection.group, (docname, selection))
        return wholes

    def whole(self, group: str) -> tuple[str, Selection] | None:
        """Return the listing of everything by country, year, place ... and its page, if the archive has one.

        Of several the one with pages, and else the first.
        """
        return self._wholes.get(group)

    def place_of(self, group: str, value: str) -> Place | None:
        """Return where the records of a country, a year, a place ... are listed; None where there are none."""
        if not (whole := self.whole(group)):
            return None
        found, anchor = self.of(*whole), anchor_of(group, value)
        return Place(whole[0], anchor, found.pages.get(anchor, "")) if anchor in found.anchors else None
