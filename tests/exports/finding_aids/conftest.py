"""The files of both archives, read once, and finding aids as an independent reader sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from lxml import etree

from sphinx_archive.exports.finding_aids import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_archive.exports.archive import Archive

NAMESPACES = {"ead3": "http://ead3.archivists.org/schema/", "ead2002": "urn:isbn:1-931666-22-9"}
EAC = {"e": "urn:isbn:1-931666-33-4", "xlink": "http://www.w3.org/1999/xlink"}


class Aid(NamedTuple):
    """A finding aid: which EAD it is in, and its document without namespaces, which differ."""

    dialect: str
    root: etree._Element

    def units(self) -> list[etree._Element]:
        """Return the components of all records, in order."""
        return [component for component in self.root.iter("c") if component.get("level") in ("file", "item")]

    def unit(self, key: str) -> etree._Element:
        """Return the component of a record."""
        (found,) = (component for component in self.units() if component.findtext("did/unitid") == key)
        return found


def text(element: etree._Element | None) -> str:
    """Return the text of an element and all in it, in one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def texts(element: etree._Element, path: str) -> list[str]:
    """Return the texts of the elements that a path finds."""
    return [text(found) for found in element.findall(path)]


def read(name: str, content: bytes) -> Aid:
    """Return a finding aid."""
    root = etree.fromstring(content)
    for element in root.iter("{*}*"):
        element.tag = etree.QName(element).localname
    return Aid("ead3" if name.endswith("ead3.xml") else "ead2002", root)


@pytest.fixture(scope="session")
def written() -> Callable[[Archive], dict[str, bytes]]:
    """Return a function that makes all files of an archive, and does so once for each."""
    made: dict[int, dict[str, bytes]] = {}

    def make(archive: Archive) -> dict[str, bytes]:
        if id(archive) not in made:
            made[id(archive)] = dict(files(archive))
        return made[id(archive)]

    return make


@pytest.fixture(scope="session")
def made(archive: Archive, written: Callable[[Archive], dict[str, bytes]]) -> dict[str, bytes]:
    """Return the files of the archive at hand."""
    return written(archive)


@pytest.fixture(scope="session", params=["ead3", "ead2002"])
def aid(request: pytest.FixtureRequest, made: dict[str, bytes]) -> Aid:
    """Return the finding aid of the whole in each EAD."""
    return read(f"{request.param}.xml", made[f"data/{request.param}.xml"])


def aids_of(archive: Archive) -> Iterator[Aid]:
    """Yield the finding aid of the whole of another archive in each EAD."""
    found = dict(files(archive))
    for name in NAMESPACES:
        yield read(f"{name}.xml", found[f"data/{name}.xml"])
