"""What nodes of the graph are called, and how one names another."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.archive import Archive, title
from sphinx_archive.exports.web.schema_org.types import TYPES
from sphinx_archive.exports.web.signposting.addresses import seen_from
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.kinds import Kind

CONTEXT = "https://schema.org"
Node = dict[str, "Any"]


class Standpoint(NamedTuple):
    """The place below the archive's root from which addresses are seen where the archive's own is not known."""

    archive: Archive
    place: str

    def address(self, path: str) -> str:
        """Return the address of a path below the root."""
        return seen_from(self.place, path, self.archive)

    def page(self, record: Record) -> str:
        """Return the address of a record's page, which is also the name of the page as a node."""
        return self.address(f"{record.docname}{self.archive.ending}")

    def thing(self, record: Record) -> str:
        """Return the name of what a record's page is about, which is not the page itself."""
        return f"{self.page(record)}#it"

    def root(self, name: str) -> str:
        """Return the name of something that belongs to the archive as a whole: ``archive``, ``site``."""
        return f"{self.address('')}#{name}"

    def series(self, kind: Kind) -> str:
        """Return the name of the series of all records of a kind."""
        return f"{self.address(f'{kind.folder}/')}#{kind.name}-series"

    def first_page(self, folder: str) -> str:
        """Return the address of a folder's first page, or of the archive's; empty where an archive has none."""
        docname = f"{folder}/index" if folder else "index"
        known = self.archive.docnames
        at = bisect_left(known, docname)
        if at == len(known) or known[at] != docname:
            return ""
        ending = self.archive.ending
        return self.address(f"{docname}{ending}" if ending != "/" else docname.removesuffix("index"))

    def named(self, record: Record) -> Node:
        """Return another record as much as it takes to know it: type, name in the graph and name for readers."""
        node: Node = {"@type": TYPES[record.kind][-1], "@id": self.thing(record), "name": title(record)}
        if record.identifiers and (known := record.identifiers.addresses):
            node["sameAs"] = list(known.values())
        return node

    def all_named(self, keys: Iterable[str]) -> list[Node]:
        """Return the records that keys lead to, those that are not there left out."""
        found = {other.key: other for other in map(self.archive.catalogue.get, keys) if other}
        return [self.named(other) for other in found.values()]

    def holder(self) -> Node:
        """Return the archive as the institution that keeps what is in it."""
        return {"@type": "ArchiveOrganization", "@id": self.root("archive"), "name": self.archive.name}


def filled(node: Node) -> Node:
    """Return a node without the properties that have no value."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}


def whole(*nodes: Node) -> Node:
    """Return nodes as one document."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def of_items(record: Record) -> bool:
    """Tell whether a record describes something that was made, not a name that others refer to."""
    return not KINDS[record.kind].is_authority
