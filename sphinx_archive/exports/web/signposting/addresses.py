"""Addresses within the archive: absolute where its own is known, else as seen from another of its files."""

from __future__ import annotations

from posixpath import dirname, relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive


def seen_from(place: str, path: str, archive: Archive) -> str:
    """Return the address of a path below the archive's root, as a page or file at another such path needs it.

    A path that ends in a slash is a folder, and an address stays one.
    """
    if archive.address:
        return archive.at(path)
    return relpath(path or ".", dirname(place) or ".") + ("/" if path.endswith("/") or not path else "")
