"""FAIR Signposting: typed links from a record's page to its name, its descriptions, its files and back.

Sources: https://signposting.org/FAIR/ (profile of 2023-10-02, level 2); RFC 8288 (links), RFC 8574 (cite-as),
RFC 9264 (link sets).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.forms import EAC_CPF, JSON_LD, LINKSET, PAGE, PDF
from sphinx_archive.exports.web.signposting.addresses import seen_from
from sphinx_archive.exports.web.signposting.files import descriptions
from sphinx_archive.exports.web.signposting.types import types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

# What leads from a page to a file, and what leads back.
PROFILES = {form.media_type: form.profile for form in (JSON_LD, EAC_CPF)}
BACK = {"describedby": "describes", "item": "collection"}


class Link(NamedTuple):
    """A typed link: its relation, where it leads, and the media type of what is there, if that is known."""

    rel: str
    href: str
    type: str = ""


def links(record: Record, archive: Archive) -> tuple[Link, ...]:
    """Return the links of a record's page, for its head: absolute, or relative to the page without an address."""
    return tuple(_links(record, archive, f"{record.docname}{archive.ending}"))


def linkset(record: Record, archive: Archive) -> dict[str, Any]:
    """Return the links of a page, and those from its files back to it, as a link set in JSON (RFC 9264, 4.2).

    Without an address of the archive they are relative to the file of the link set.
    """
    place = f"{record.docname}.{LINKSET.ending}"
    page = _page(record, archive, place)
    found = tuple(_links(record, archive, place))
    return {"linkset": [_context(page, found), *_back(page, found)]}


def _links(record: Record, archive: Archive, place: str) -> Iterator[Link]:
    """Yield the links of a page as they are seen from a place below the archive's root."""
    if archive.address:
        yield Link("cite-as", archive.page(record))
    yield from (Link("type", type_) for type_ in types(record))
    for form in descriptions(record):
        yield Link("describedby", seen_from(place, f"{record.docname}.{form.ending}", archive), form.media_type)
    if archive.books:
        yield Link("item", seen_from(place, f"{record.docname}.{PDF.ending}", archive), PDF.media_type)
    if archive.licence:
        yield Link("license", archive.licence)
    yield from (Link("author", address) for address in _authors(record, archive, place))
    for whole in filter(None, map(archive.catalogue.get, record.part_of)):
        yield Link("collection", _page(whole, archive, place), PAGE.media_type)
    yield Link("linkset", seen_from(place, f"{record.docname}.{LINKSET.ending}", archive), LINKSET.media_type)


def _authors(record: Record, archive: Archive, place: str) -> Iterator[str]:
    """Yield who made the item: their names in registers, ISNI first, or else their pages."""
    for maker in filter(None, map(archive.catalogue.get, record.creators)):
        known = maker.identifiers.addresses if maker.identifiers else {}
        yield known.get("isni") or next(iter(known.values()), "") or _page(maker, archive, place)


def _page(record: Record, archive: Archive, place: str) -> str:
    return seen_from(place, f"{record.docname}{archive.ending}", archive)


def _back(page: str, found: Iterable[Link]) -> Iterator[dict[str, Any]]:
    """Yield the links back from the files of a page: a description describes it, a part of its content belongs to it.

    The dialect of a file is a link of its own (RFC 6906): as an attribute it has no place in HTML.
    """
    for link in found:
        if rel := BACK.get(link.rel):
            dialect = [Link("profile", PROFILES[link.type])] if link.type in PROFILES else []
            yield _context(link.href, (Link(rel, page, PAGE.media_type), *dialect))


def _context(anchor: str, found: Iterable[Link]) -> dict[str, Any]:
    """Return the links of one page or file in the shape of RFC 9264."""
    context: dict[str, Any] = {"anchor": anchor}
    for link in found:
        target = {"href": link.href, "type": link.type} if link.type else {"href": link.href}
        context.setdefault(link.rel, []).append(target)
    return context
