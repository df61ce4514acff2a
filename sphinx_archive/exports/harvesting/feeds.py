"""Feeds in Atom: what is new, what has changed, and what has changed of each kind.

Source: RFC 4287. The elements are made here because feedgen drops the relations of an entry's links, knows no
language of a title, and stamps the time of the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.archive import one_line, title
from sphinx_archive.exports.citations.names import makers
from sphinx_archive.exports.forms import FEED, PAGE
from sphinx_archive.exports.harvesting.pages import address_of
from sphinx_archive.exports.summary import first_sentences
from sphinx_archive.records.kinds import KINDS, series

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_archive.catalogue.history import Dates
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LONGEST = 50
_SPACES: Any = {None: ATOM}  # the stubs of lxml know no name for the one that is left out


class Feed(NamedTuple):
    """A feed: its path, its title, the page that shows the same to readers, and its records, newest first."""

    path: str
    title: str
    docname: str
    records: tuple[tuple[Record, Dates], ...]


def feeds(archive: Archive) -> Iterator[Feed]:
    """Yield the feeds that have something in them; what history does not know is in none of them."""
    known = [(record, dates) for record in archive.catalogue.ordered if (dates := archive.history.of(record.docname))]
    new = sorted(known, key=lambda found: (-found[1].created.timestamp(), found[0].key))
    changed = sorted(known, key=lambda found: (-found[1].changed.timestamp(), found[0].key))
    yield from filter(
        lambda feed: feed.records,
        (
            Feed("feeds/new.xml", "New records", "index", tuple(new[:LONGEST])),
            Feed("feeds/changed.xml", "Changed records", "index", tuple(changed[:LONGEST])),
            *(
                Feed(f"feeds/{folder}.xml", name, f"{folder}/index", tuple(_of(folder, changed)[:LONGEST]))
                for folder, name in series().items()
            ),
        ),
    )


def render(feed: Feed, archive: Archive) -> bytes:
    """Return a feed."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=_SPACES)
    root.set(LANGUAGE, archive.language)
    _text(root, "id", archive.at(feed.path))
    _text(root, "title", f"{archive.name}: {feed.title}")
    _text(root, "updated", stamp(max(dates.changed for _, dates in feed.records)))
    _text(_element(root, "author"), "name", archive.name)
    _element(root, "link", {"rel": "self", "type": FEED.media_type, "href": archive.at(feed.path)})
    if feed.docname in archive.docnames:
        _element(root, "link", {"rel": "alternate", "type": PAGE.media_type, "href": address_of(feed.docname, archive)})
    if archive.licence:
        _text(root, "rights", archive.licence)
        _element(root, "link", {"rel": "license", "href": archive.licence})  # Source: RFC 4946
    for record, dates in feed.records:
        _entry(root, record, dates, archive)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _entry(root: etree._Element, record: Record, dates: Dates, archive: Archive) -> None:
    place = _element(root, "entry")
    _text(place, "id", archive.page(record))
    _text(place, "title", title(record), record.title_language)
    _text(place, "updated", stamp(dates.changed))
    _text(place, "published", stamp(dates.created))
    for name in makers(record, archive):
        _text(_element(place, "author"), "name", name.whole)
    _element(place, "link", {"rel": "alternate", "type": PAGE.media_type, "href": archive.page(record)})
    _element(place, "category", {"term": record.kind, "label": KINDS[record.kind].label})
    for key in record.subjects:
        if subject := archive.catalogue.get(key):
            _element(place, "category", {"term": subject.key, "label": one_line(subject.title)})
    if summary := first_sentences(record, archive):
        _text(place, "summary", summary)


def _of(folder: str, found: list[tuple[Record, Dates]]) -> list[tuple[Record, Dates]]:
    return [(record, dates) for record, dates in found if KINDS[record.kind].folder == folder]


def _element(place: etree._Element, name: str, given: Mapping[str, str] | None = None) -> etree._Element:
    return etree.SubElement(place, f"{{{ATOM}}}{name}", dict(given or {}))


def _text(place: etree._Element, name: str, text: str, language: str | None = None) -> None:
    found = _element(place, name)
    found.text = text
    if language:
        found.set(LANGUAGE, language)
