"""Leaves: the pages that an archive's lists come to, each with its records, before anything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.catalogue.listings import LONGEST_PAGE
from sphinx_archive.pages.connections import connected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.catalogue.domain import ArchiveDomain
    from sphinx_archive.records.fields import Record


class Entry(NamedTuple):
    """A page by its title, as another page names it."""

    page: str
    title: str


class Leaf(NamedTuple):
    """The records of one value, of a listing or of a record's connections.

    They fill ``pages``, and this is ``part`` of them, from 0. ``above`` is the page that leads here, ``beside``
    the leaves of the values before and after.
    """

    title: str
    records: tuple[Record, ...]
    pages: tuple[str, ...]
    part: int
    above: str
    beside: tuple[Entry | None, Entry | None]

    @property
    def page(self) -> str:
        """Return the page's name, without the ending of a file."""
        return self.pages[self.part]

    @property
    def shown(self) -> tuple[Record, ...]:
        """Return the records that stand on this page."""
        return self.records[self.part * LONGEST_PAGE : (self.part + 1) * LONGEST_PAGE]


def leaves(domain: ArchiveDomain) -> Iterator[Leaf]:
    """Yield every leaf: those of listings in the order of their values, then those of records' connections."""
    for docname in sorted(domain.listings):
        for selection in dict.fromkeys(domain.listings[docname]):
            found = domain.lists.of(docname, selection)
            if found.pages:
                values = [(Entry(found.pages[group.anchor], group.name), group.records) for group in found.groups]
                yield from _row_of_leaves(docname, values)
    for record in domain.catalogue.ordered:
        lists = [group for group in connected(record, domain.catalogue) if group.page]
        values = [
            (Entry(group.page, f"{record.shown_title}: {group.heading}, {group.kind.plural}"), group.records)
            for group in lists
        ]
        yield from _row_of_leaves(record.docname, values)


def _row_of_leaves(above: str, values: list[tuple[Entry, tuple[Record, ...]]]) -> Iterator[Leaf]:
    """Yield the leaves of values that stand beside each other."""
    around = (None, *(entry for entry, _ in values), None)
    for place, (entry, records) in enumerate(values):
        pages = tuple(_pages(entry.page, len(records)))
        for part in range(len(pages)):
            yield Leaf(entry.title, records, pages, part, above, (around[place], around[place + 2]))


def _pages(first: str, number: int) -> Iterator[str]:
    """Yield the pages that a number of records fills; no value's own page ends with a full stop and a number."""
    yield first
    for part in range(2, -(-number // LONGEST_PAGE) + 1):
        yield f"{first}.{part}"
