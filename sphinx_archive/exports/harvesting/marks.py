"""Elements of sitemaps with the marks of ResourceSync: what both standards call a resource, and lists of those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from sphinx_archive.catalogue.history import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
TERMS = "http://www.openarchives.org/rs/terms/"
# The stubs of lxml know no name for the one that is left out.
_SPACES: Any = {None: SITEMAP, "rs": TERMS}


class Limits(NamedTuple):
    """How much one list may hold before it comes in parts. Source: https://www.sitemaps.org/protocol.html#index"""

    entries: int = 50_000
    size: int = 50 * 1024 * 1024


LIMITS = Limits()
# No head of a list is longer than this, in bytes, and no blanks before a line with its end.
HEAD_SIZE = 8_192
INDENT = 5


class Head(NamedTuple):
    """What a list says of itself: its capability and moments, and the links that lead from it.

    Without ``marks`` it is a plain sitemap.
    """

    marks: Mapping[str, str] = {}
    links: tuple[tuple[str, str], ...] = ()


def entry(address: str, changed: datetime | None, marks: Mapping[str, str]) -> etree._Element:
    """Return the element of a resource, ready for links."""
    found = etree.Element(f"{{{SITEMAP}}}url", nsmap=_SPACES)
    _describe(found, address, changed, marks)
    return found


def link(place: etree._Element, relation: str, address: str, media_type: str = "") -> None:
    """Add a link of a relation to a resource or a list."""
    given = {"rel": relation, "href": address, **({"type": media_type} if media_type else {})}
    etree.SubElement(place, f"{{{TERMS}}}ln", given)


def written(entries: Sequence[etree._Element], head: Head) -> bytes:
    """Return a list of resources."""
    return _list("urlset", entries, head)


def parted(
    path: str, address: str, entries: Sequence[etree._Element], head: Head, limits: Limits
) -> Iterator[tuple[str, bytes]]:
    """Yield a list of resources under its path, or where it is too long for one file its parts and an index of them.

    ``address`` is that of the path. Source: https://www.openarchives.org/rs/1.1/resourcesync, sections 10.2 and 12.2
    """
    found = list(_parts(entries, limits))
    if len(found) < 2:
        yield path, written(entries, head)
        return
    index = []
    for number, part in enumerate(found, start=1):
        name, place = (f"{text.removesuffix('.xml')}-{number}.xml" for text in (path, address))
        within = Head(head.marks, (*head.links, ("index", address))) if head.marks else head
        yield name, written(part, within)
        index.append(etree.Element(f"{{{SITEMAP}}}sitemap", nsmap=_SPACES))
        _describe(index[-1], place, None, {name: head.marks[name] for name in ("at", "from") if name in head.marks})
    yield path, _list("sitemapindex", index, head)


def _parts(entries: Sequence[etree._Element], limits: Limits) -> Iterator[list[etree._Element]]:
    part: list[etree._Element] = []
    size = HEAD_SIZE
    for element in entries:
        # With the blanks before each line; in a list it is shorter, since the names of the standards are not repeated.
        length = len(etree.tostring(element)) + INDENT * (len(element) + 2)
        if part and (len(part) >= limits.entries or size + length > limits.size):
            yield part
            part, size = [], HEAD_SIZE
        part.append(element)
        size += length
    if part:
        yield part


def _describe(place: etree._Element, address: str, changed: datetime | None, marks: Mapping[str, str]) -> None:
    etree.SubElement(place, f"{{{SITEMAP}}}loc").text = address
    if changed:
        etree.SubElement(place, f"{{{SITEMAP}}}lastmod").text = stamp(changed)
    if marks:
        etree.SubElement(place, f"{{{TERMS}}}md", dict(marks))


def _list(name: str, entries: Iterable[etree._Element], head: Head) -> bytes:
    root = etree.Element(f"{{{SITEMAP}}}{name}", nsmap=_SPACES)
    for relation, address in head.links:
        link(root, relation, address)
    if head.marks:
        etree.SubElement(root, f"{{{TERMS}}}md", dict(head.marks))
    root.extend(entries)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
