"""The pages of a built site: where each is, what it is as bytes, and when it last changed."""

from __future__ import annotations

import json
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.harvesting.directives import directives
from sphinx_archive.records.kinds import FOLDERS, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

# What the build notes of the pages that no author wrote, beside Sphinx's own `.buildinfo`.
LEAVES = ".archive-leaves.json"
# Directives that show the catalogue: a page with one of them changes with the records that it shows.
OF_RECORDS = frozenset({"listing", "overview", "books"})


class Page(NamedTuple):
    """A page as it stands on the web; dates are None where history does not know them.

    ``length`` counts its bytes, ``digest`` is their SHA-256 in hexadecimal digits.
    """

    docname: str
    address: str
    length: int
    digest: str
    created: datetime | None = None
    changed: datetime | None = None
    record: Record | None = None


def pages(archive: Archive, outdir: Path) -> Iterator[Page]:
    """Yield the pages that are in a site's folder: those of records, those of authors, then the leaves of lists."""
    moments = _Moments(archive)
    records = [record.docname for record in archive.catalogue.ordered]
    written = set(archive.docnames) | set(records)
    for docname in dict.fromkeys((*records, *archive.docnames, *_leaves(archive, outdir))):
        try:
            content = (outdir / path_of(docname, archive.ending)).read_bytes()
        except FileNotFoundError:
            continue  # what a build leaves out, such as a page of another edition, nobody can harvest
        created, changed = moments.of(docname) if docname in written else moments.of_leaf()
        record = archive.catalogue.at(docname)
        address = address_of(docname, archive)
        yield Page(docname, address, len(content), sha256(content).hexdigest(), created, changed, record)


def path_of(docname: str, ending: str) -> str:
    """Return the file of a page below the site's folder; where addresses end in a slash it is in a folder of its own.

    Source: https://www.sphinx-doc.org/en/master/usage/builders/index.html#sphinx.builders.dirhtml.DirectoryHTMLBuilder
    """
    if ending != "/" or docname == "index" or docname.endswith("/index"):
        return f"{docname}.html"
    return f"{docname}/index.html"


def address_of(docname: str, archive: Archive) -> str:
    """Return the address of a page, as its own head gives it; empty where the archive's own is not known."""
    if archive.ending == "/" and (docname == "index" or docname.endswith("/index")):
        return archive.at(docname.removesuffix("index"))
    return archive.at(docname + archive.ending)


def newest(found: Iterable[Page], archive: Archive) -> datetime | None:
    """Return the moment of the newest change in history, be it of a page that is gone; None where nobody knows."""
    known = [dates.changed for dates in archive.history.pages.values()]
    return max([*known, *(page.changed for page in found if page.changed)], default=None)


def _leaves(archive: Archive, outdir: Path) -> list[str]:
    """Return the pages that no author wrote, but for those that only say what became of a former address."""
    try:
        found = json.loads((outdir / LEAVES).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    records = archive.catalogue.ordered
    former = {f"{KINDS[record.kind].folder}/{alias}" for record in records for alias in record.aliases}
    former |= {row.docname for row in archive.withdrawn} | {row.docname for row in archive.published}
    return sorted(set(found) - former)


class _Moments:
    """When pages came and last changed: a page that lists records changes with them, and may with those that go."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.newest = dict(_newest(archive))

    def of(self, docname: str) -> tuple[datetime | None, datetime | None]:
        """Return when a page came and changed that an author wrote."""
        dates = self.archive.history.of(docname)
        if dates is None:
            return None, None
        folder = docname.partition("/")[0]
        shown = self.newest.get(folder if folder in FOLDERS else "") if docname in self._showing else None
        return dates.created, max(filter(None, (dates.changed, shown)))

    def of_leaf(self) -> tuple[datetime | None, datetime | None]:
        """Return when a page of a list changed at the latest; when it came nobody knows."""
        return None, self.newest.get("")

    @cached_property
    def _showing(self) -> frozenset[str]:
        """The pages of authors that show records, those of records aside: they are about themselves."""
        others = (name for name in self.archive.docnames if not self.archive.catalogue.at(name))
        return frozenset(name for name in others if shows_records(self.archive.source(name)))


def _newest(archive: Archive) -> Iterator[tuple[str, datetime]]:
    """Yield the newest change among the pages of each folder of records, and at last that of all at no name."""
    found: dict[str, datetime] = {}
    for path, dates in archive.history.pages.items():
        folder, _, name = path.partition("/")
        if folder in FOLDERS and name.endswith(".md"):
            found[folder] = max(dates.changed, found.get(folder, dates.changed))
    yield from found.items()
    if found:
        yield "", max(found.values())


def shows_records(text: str) -> bool:
    """Whether a page has a directive that shows records."""
    return any(directive.name in OF_RECORDS for directive in directives(text))
