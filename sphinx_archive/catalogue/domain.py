"""The archive domain: keeps every page's record and mentions, and is the only writer of them."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from zlib import crc32

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_archive.catalogue.history import History, history_of
from sphinx_archive.catalogue.listings import Listings
from sphinx_archive.catalogue.roles import RecordRole, SourceRole
from sphinx_archive.catalogue.selection import Selection
from sphinx_archive.catalogue.staleness import shown
from sphinx_archive.catalogue.tables import Tables
from sphinx_archive.catalogue.view import Catalogue
from sphinx_archive.messages import report
from sphinx_archive.records.body import Link, Use
from sphinx_archive.records.fields import Fields
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.page import Page
from sphinx_archive.records.values import DateClaim, DurationClaim, Identifiers, Office, Source, TextClaim
from sphinx_archive.records.whole import problems_among

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.records.fields import Record


# To be raised when what is kept changes although its names do not.
# 3: what pages show is kept for each builder. 2: mentions keep whether a key or a page was named. 1: the first.
VERSION = 3
# What is kept of each page, by docname.
BY_PAGE = ("pages", "mentions", "listings", "overviews")


def _shape() -> int:
    """Return a number that changes with the shape of what is kept.

    A build by newer code then reads all pages again instead of meeting records without its newest field.
    """
    models = (Fields, Source, DateClaim, DurationClaim, TextClaim, Office, Identifiers)
    named = [sorted(model.model_fields) for model in models]
    kept = [Use._fields, Link._fields, Selection._fields, [field.name for field in fields(Page)]]
    return crc32(repr((VERSION, named, kept)).encode())


class ArchiveDomain(Domain):
    """Records by key, the pages that state them, and who mentions whom.

    Everything is kept by docname, never by key: two pages that claim one key must both survive a parallel
    read, or the duplicate would not be noticed.
    """

    name = "archive"
    label = "Archive"
    object_types: ClassVar[dict[str, ObjType]] = {
        kind.name: ObjType(kind.label, kind.name, "record") for kind in KINDS.values()
    }
    roles: ClassVar[dict[str, Any]] = {
        **{name: RecordRole() for name in ("record", *KINDS)},
        "source": SourceRole(),
    }
    initial_data: ClassVar[dict[str, Any]] = {name: {} for name in (*BY_PAGE, "shown")}
    data_version = _shape()

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._catalogue: Catalogue | None = None
        self._lists: Listings | None = None
        self._tables: Tables | None = None
        self._history: History | None = None
        self._made: dict[str, Any] = {}

    @property
    def pages(self) -> dict[str, Page]:
        """Return what was read of each page, by docname."""
        pages: dict[str, Page] = self.data["pages"]
        return pages

    @property
    def listings(self) -> dict[str, tuple[Selection, ...]]:
        """Return the selections that each page lists, by docname."""
        listings: dict[str, tuple[Selection, ...]] = self.data["listings"]
        return listings

    @property
    def catalogue(self) -> Catalogue:
        """Return all records as they stand; the first of two pages with one key keeps it."""
        if self._catalogue is None:
            records: dict[str, Record] = {}
            for page in sorted(self.pages.values(), key=lambda page: page.path):
                if page.record:
                    records.setdefault(page.record.key, page.record)
            keys_at = {record.docname: record.key for record in records.values()}
            mentions = {
                docname: tuple(dict.fromkeys(keys_at.get(name, "") if what == "page" else name for what, name in named))
                for docname, named in self.data["mentions"].items()
            }
            self._catalogue = Catalogue(records, mentions)
        return self._catalogue

    @property
    def tables(self) -> Tables:
        """Return the tables beside the pages, as they were when a builder last asked for stale pages."""
        if self._tables is None:
            self._tables = Tables(Path(self.env.srcdir), self.catalogue, tuple(self.pages.values()))
        return self._tables

    @property
    def history(self) -> History:
        """Return when pages came and last changed, as it was when a builder last asked for stale pages."""
        if self._history is None:
            self._history = history_of(Path(self.env.srcdir))
        return self._history

    def note_page(self, docname: str, page: Page) -> None:
        """Keep what a page states."""
        self.pages[docname] = page
        self._forget()

    def note_mentions(self, docname: str, targets: Iterable[tuple[str, str]]) -> None:
        """Keep what a page's text names: (``key``, a key) or (``page``, a docname)."""
        self.data["mentions"][docname] = tuple(dict.fromkeys(targets))
        self._forget()

    def note_listing(self, docname: str, selection: Selection) -> None:
        """Keep what a page lists, so that it is written again when the list changes."""
        self.listings[docname] = (*self.listings.get(docname, ()), selection)
        self._forget()

    @property
    def overviews(self) -> dict[str, tuple[str, ...]]:
        """Return what the pages show that look at all records at once, by docname."""
        overviews: dict[str, tuple[str, ...]] = self.data["overviews"]
        return overviews

    def note_overview(self, docname: str, name: str) -> None:
        """Keep that a page shows something of all records, so that it is written again when any changes."""
        self.overviews[docname] = (*self.overviews.get(docname, ()), name)

    @property
    def lists(self) -> Listings:
        """Return what the listings of all pages come to as they stand."""
        if self._lists is None:
            self._lists = Listings(self.listings, self.catalogue, self.env.found_docs)
        return self._lists

    def _forget(self) -> None:
        """Forget what was made of the pages, because one of them changes."""
        self._catalogue = self._lists = None
        self._made = {}

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what is made of the whole, and kept until any of it changes."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again or gone."""
        for name in BY_PAGE:
            self.data[name].pop(docname, None)
        self._forget()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel worker read."""
        for name in BY_PAGE:
            self.data[name] |= {docname: kept for docname, kept in otherdata[name].items() if docname in docnames}
        self._forget()

    def stale_pages(self, builder: str) -> list[str]:
        """Return the pages whose view of other records has changed since this builder's last build.

        Keeps the new view. Each builder has its own: one that writes the book must not make the site forget
        which of its pages are stale.
        """
        self._history = self._tables = None
        self._made = {}
        before = self.data["shown"].get(builder)
        now = shown(self)
        self.data["shown"][builder] = now
        if before is None:
            return sorted(now)
        return sorted(docname for docname, view in now.items() if before.get(docname, view) != view)

    def check_consistency(self) -> None:
        """Report what can be known only when all pages are read."""
        for problem in problems_among(list(self.pages.values())):
            report(problem, Path(self.env.srcdir))

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every record for ``objects.inv``, so that other projects can link to it by key."""
        for record in self.catalogue.records.values():
            yield record.key, record.title, record.kind, record.docname, "", 1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Return a link to a record; its title is the text unless the author wrote another."""
        record = self.catalogue.get(target)
        if record is None:
            return None
        return link_to(record, builder, fromdocname, contnode.astext() if node.get("refexplicit") else "")

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the link for ``{any}`` if the target is a key."""
        link = self.resolve_xref(env, fromdocname, builder, "record", target, node, contnode)
        return [("archive:record", link)] if link else []


def link_to(record: Record, builder: Builder, docname: str, text: str = "") -> nodes.reference:
    """Return a link from a page to a record; without a text of its own it says the title.

    A text that is one of the record's names is marked with that name's language.
    """
    link = make_refnode(builder, docname, record.docname, "", nodes.Text(text or record.shown_title))
    language = record.language_of(text or record.title)
    if language and language != builder.config.language:
        link["classes"].append(f"language-{language}")
    return link


def archive_domain(env: BuildEnvironment) -> ArchiveDomain:
    """Return the archive domain of a build."""
    domain = env.domains["archive"]
    assert isinstance(domain, ArchiveDomain)
    return domain
