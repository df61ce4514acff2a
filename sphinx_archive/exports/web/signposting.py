"""FAIR Signposting: typed links from a record's page to its name, its descriptions, its files and back.

Sources: https://signposting.org/FAIR/ (profile of 2023-10-02, level 2); RFC 8288 (links), RFC 8574 (cite-as),
RFC 9264 (link sets).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.web.signposting_addresses import seen_from
from sphinx_archive.exports.web.signposting_files import DESCRIPTIONS, LINKSET, PDF
from sphinx_archive.exports.web.signposting_types import types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


class Link(NamedTuple):
    """A typed link: its relation, where it leads, and the media type of what is there, if that is known.

    ``profile`` says which dialect of the media type it is: HTML has no place for it, link sets do.
    """

    rel: str
    href: str
    type: str = ""
    profile: str = ""


def links(record: Record, archive: Archive) -> tuple[Link, ...]:
    """Return the links of a record's page, for its head: absolute, or relative to the page without an address."""
    return tuple(_links(record, archive, f"{record.docname}{archive.ending}"))


def linkset(record: Record, archive: Archive) -> dict[str, Any]:
    """Return the links of a page, and those from its files back to it, as a link set in JSON (RFC 9264, 4.2).

    Without an address of the archive they are relative to the file of the link set.
    """
    place = f"{record.docname}.{LINKSET.ending}"
    own = _page(record, archive, place)
    found = tuple(_links(record, archive, place))
    back = [(link.href, _back(link, own)) for link in found if link.rel in ("describedby", "item")]
    return {"linkset": [_context(own, found), *(_context(anchor, (link,)) for anchor, link in back)]}


def _links(record: Record, archive: Archive, place: str) -> Iterator[Link]:
    """Yield the links of a page as they are seen from a place below the archive's root."""
    if archive.address:
        yield Link("cite-as", archive.page(record))
    yield from (Link("type", type_) for type_ in types(record))
    for file in DESCRIPTIONS:
        yield Link("describedby", seen_from(place, f"{record.docname}.{file.ending}", archive), file.type, file.profile)
    if archive.books:
        yield Link("item", seen_from(place, f"{record.docname}.{PDF.ending}", archive), PDF.type)
    if archive.licence:
        yield Link("license", archive.licence)
    yield from (Link("author", address) for address in _authors(record, archive, place))
    for whole in filter(None, map(archive.catalogue.get, record.part_of)):
        yield Link("collection", _page(whole, archive, place), "text/html")
    yield Link("linkset", seen_from(place, f"{record.docname}.{LINKSET.ending}", archive), LINKSET.type)


def _authors(record: Record, archive: Archive, place: str) -> Iterator[str]:
    """Yield who made the item: their names in registers, ISNI first, or else their pages."""
    for maker in filter(None, map(archive.catalogue.get, record.creators)):
        known = maker.identifiers.addresses if maker.identifiers else {}
        yield known.get("isni") or next(iter(known.values()), "") or _page(maker, archive, place)


def _page(record: Record, archive: Archive, place: str) -> str:
    return seen_from(place, f"{record.docname}{archive.ending}", archive)


def _back(link: Link, page: str) -> Link:
    """Return the link back from a file: a description describes the page, a part of the content belongs to it."""
    return Link("describes" if link.rel == "describedby" else "collection", page, "text/html")


def _context(anchor: str, found: Iterable[Link]) -> dict[str, Any]:
    """Return the links of one page or file in the shape of RFC 9264."""
    context: dict[str, Any] = {"anchor": anchor}
    for link in found:
        target = {"href": link.href, "type": link.type, "profile": [link.profile] if link.profile else None}
        context.setdefault(link.rel, []).append({name: value for name, value in target.items() if value})
    return context
