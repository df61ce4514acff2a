"""Addresses of a listing's values: where the records of a country, a year or a place are listed."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.catalogue.view import folded

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from sphinx_archive.catalogue.selection import Selection

# So much of a long value goes into its address: file systems allow 255 bytes for a name.
LONGEST = 80
# What is no name for a file: Windows keeps these for devices, and an index belongs to its folder.
TAKEN = frozenset(["aux", "con", "index", "nul", "prn"]) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


def anchor_of(group: str, value: str) -> str:
    """Return where a value's records stand in a grouped listing: ``country-tr``, ``place-sao-paulo``."""
    return nodes.make_id(f"{group}-{_plain(value)}")


def _plain(text: str) -> str:
    """Return a text as it goes into an address.

    What has other than Latin letters, none at all or very many gets a short digest.
    """
    plain = folded(text)
    if plain.isascii() and any(map(str.isalnum, plain)) and len(plain) <= LONGEST:
        return plain
    return f"{plain[:LONGEST]} {blake2b(text.encode(), digest_size=4).hexdigest()}"


def folder_of(docname: str, selection: Selection, beside: Iterable[Selection]) -> str:
    """Return where the pages of a listing's groups stand: ``browse/countries``, ``news/news-by-year``.

    A page that lists everything by one thing has a folder to itself; what else stands ``beside`` it has another.
    """
    folder, _, name = docname.rpartition("/")
    first = next((other.group for other in beside if not other.wanted), "")
    if name != "index" and not selection.wanted and selection.group == first:
        return docname
    wishes = [value if facet == "kind" else f"{facet} {value}" for facet, value in selection.wanted]
    own = nodes.make_id(_plain(" ".join([*wishes, "by", selection.group])))
    return "/".join(part for part in (folder, "" if name == "index" else name, own) if part)


def page_of(folder: str, group: str, anchor: str, documents: Container[str]) -> str:
    """Return the page of a value in a folder: ``browse/countries/tr``.

    Such names have no full stop, so that one can tell what would be no name, or is that of an author's page, apart:
    ``browse/places/place.aux``.
    """
    name = anchor.removeprefix(f"{group}-")
    page = f"{folder}/{name}"
    return f"{folder}/{group}.{name}" if name in TAKEN or page in documents else page
