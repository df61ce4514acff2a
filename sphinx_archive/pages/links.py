"""Links as nodes: to records, to their place in a listing, to the web."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_refnode

from sphinx_archive.catalogue.domain import archive_domain, link_to
from sphinx_archive.exports.archive import ENDINGS, archive_of
from sphinx_archive.exports.web import coins
from sphinx_archive.pages.coins_mark import coins_mark
from sphinx_archive.records.date_words import dated
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.records.fields import Record


# Builders that write pages which no author wrote, and what follows a page's name in its address there.
WITH_PAGES = tuple(ENDINGS)


class Links:
    """Makes the links of one page; knows the catalogue and where the page stands."""

    def __init__(self, env: BuildEnvironment, builder: Builder, docname: str) -> None:
        self.domain = archive_domain(env)
        self.catalogue: Catalogue = self.domain.catalogue
        self.builder = builder
        self.docname = docname
        self.language: str = env.config.language
        self.has_pages = builder.name in WITH_PAGES
        self._found = env.found_docs
        self._archive = archive_of(env, ENDINGS.get(builder.name, ".html"))

    def to(self, record: Record, text: str = "") -> nodes.Element:
        """Return a link to a record, in the language of its title."""
        return link_to(record, self.builder, self.docname, text)

    def address(self, link: nodes.Element) -> str:
        """Return where a link of this page leads; an empty string where it is none."""
        return str(link.get("refuri") or (f"#{link['refid']}" if link.get("refid") else ""))

    def to_place(self, docname: str, place: str, text: str) -> nodes.Element:
        """Return a link to a place on a page."""
        return make_refnode(self.builder, self.docname, docname, place, nodes.Text(text))

    def to_all(self, keys: Iterable[str]) -> list[nodes.Node]:
        """Return links to the records of some keys; a key without a record stays as it is written."""
        found = [(key, self.catalogue.get(key)) for key in keys]
        return [self.to(record) if record else nodes.inline("", key) for key, record in found]

    def to_group(self, group: str, value: str, text: str) -> nodes.Element:
        """Return a link to the records of a country, year ...; plain text if nothing lists them.

        It leads to their own page, or to their place in the listing where the builder writes no such pages.
        """
        place = self.domain.lists.place_of(group, value)
        if place is None:
            return nodes.inline("", text)
        if place.page and self.has_pages:
            return self.to_place(place.page, "", text)
        return self.to_place(place.docname, place.anchor, text)

    def to_kind(self, record: Record) -> nodes.Element:
        """Return a link to the index page of a record's kind, named for one record."""
        return self.to_index(record.kind, KINDS[record.kind].label)

    def to_index(self, kind_name: str, text: str = "") -> nodes.Element:
        """Return a link to the index page of a kind; plain text if the archive has none."""
        kind = KINDS[kind_name]
        index = f"{kind.folder}/index"
        if index not in self._found:
            return nodes.inline("", text or kind.plural)
        return make_refnode(self.builder, self.docname, index, "", nodes.Text(text or kind.plural))

    def marks(self, number: int) -> bool:
        """Tell whether a listing of so many records says them to Zotero.

        On a record's own page it would take these marks for better than the tags in the head.
        """
        return self.has_pages and number <= coins.MOST and not self.catalogue.at(self.docname)

    def row(self, record: Record, *, with_kind: bool = True, marked: bool = False) -> nodes.list_item:
        """Return a record as a row of a listing: its title, then kind, date and place; ``marked`` for Zotero."""
        paragraph = nodes.paragraph("", "", self.to(record))
        if said := facts(record, with_kind=with_kind):
            paragraph += [nodes.Text(" "), nodes.inline("", said, classes=["record-facts"])]
        if marked:
            paragraph += coins_mark(said=coins.render(record, self._archive))
        return nodes.list_item("", paragraph)

    def rows(self, records: Iterable[Record], *, with_kind: bool = True, marked: bool = False) -> nodes.bullet_list:
        """Return records as a listing."""
        found = (self.row(record, with_kind=with_kind, marked=marked) for record in records)
        return nodes.bullet_list("", *found, classes=["listing"])


def facts(record: Record, *, with_kind: bool = True) -> str:
    """Return what a row of a listing says of a record beside its title: kind, date and place."""
    said = [KINDS[record.kind].label] if with_kind else []
    said += [dated(record)] if record.date else []
    return " · ".join((*said, *record.places[:2]))


def counted(records: Sequence[Record]) -> str:
    """Return how many records there are of each kind: ``3 records: Campaigns 1 · News 2``, or ``News 2``.

    Lines break after a dot only.
    """
    found = Counter(record.kind for record in records)
    by_kind = [f"{kind.plural} {found[kind.name]:,}" for kind in KINDS.values() if kind.name in found]
    unbroken = [part.replace(" ", "\N{NO-BREAK SPACE}") for part in by_kind]
    parts = "\N{NO-BREAK SPACE}· ".join(unbroken)
    return parts if len(by_kind) == 1 else f"{len(records):,} records: {parts}"


def to_web(address: str, text: str, *, language: str | None = None) -> nodes.reference:
    """Return a link to an address elsewhere."""
    link = nodes.reference("", text, refuri=address, internal=False)
    if language:
        link["classes"].append(f"language-{language}")
    return link


def joined(parts: Iterable[nodes.Node], separator: str = ", ") -> list[nodes.Node]:
    """Return nodes with a separator between them."""
    result: list[nodes.Node] = []
    for part in parts:
        result += [nodes.Text(separator), part] if result else [part]
    return result
