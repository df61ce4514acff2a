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
    for docname in dict.fromkeys((*records, *archive.docnames, *_leaves(outdir))):
        try:
            content = (outdir / path_of(docname, archive.ending)).read_bytes()
        except FileNotFoundError:
            continue  # what a build leaves out, such as a page of another edition, nobody can harvest
        # What a leaf shows is known to nobody but the build that drew it.
        created, changed = moments.of(docname) if docname in written else (None, None)
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


def _leaves(outdir: Path) -> list[str]:
    try:
        return sorted(json.loads((outdir / LEAVES).read_text("utf-8")))
    except (OSError, ValueError):
        return []


class _Moments:
    """When pages came and last changed: a page that lists records changes with them."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def of(self, docname: str) -> tuple[datetime | None, datetime | None]:
        dates = self.archive.history.of(docname)
        if dates is None:
            return None, None
        if docname not in self._showing:
            return dates
        folder = docname.partition("/")[0]
        shown = self._newest.get(folder if folder in FOLDERS else "")
        return dates.created, max(filter(None, (dates.changed, shown)))

    @cached_property
    def _showing(self) -> frozenset[str]:
        """The pages of authors that show records, those of records aside: they are about themselves."""
        others = (name for name in self.archive.docnames if not self.archive.catalogue.at(name))
        return frozenset(name for name in others if shows_records(self.archive.source(name)))

    @cached_property
    def _newest(self) -> dict[str, datetime]:
        """The newest change among the records of each folder; of all at the empty name."""
        of_record = [(record, self.archive.history.of(record.docname)) for record in self.archive.catalogue.ordered]
        moments = [(KINDS[record.kind].folder, dates.changed) for record, dates in of_record if dates]
        return _latest([*moments, *(("", moment) for _, moment in moments)])


def _latest(moments: Iterable[tuple[str, datetime]]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for name, moment in moments:
        found[name] = max(moment, found.get(name, moment))
    return found


def shows_records(text: str) -> bool:
    """Whether a page has a directive that shows records."""
    return any(directive.name in OF_RECORDS for directive in directives(text))
