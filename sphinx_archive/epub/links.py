"""Links of the pages of one book: to each other inside it, to the web where a page is not in it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin

from sphinx_archive.epub.addresses import DOWNLOADS, PAGES, SCHEME, docname_of, file_of_page, link_address
from sphinx_archive.epub.xhtml import SVG, XLINK, elements, html

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from lxml.etree import _Element

_LINKS = frozenset([html("a"), f"{{{SVG}}}a"])


@dataclass(frozen=True)
class Links:
    """Settles the addresses of a book's pages.

    ``anchors`` are the places of every page that is in it, ``files`` its pictures and films; ``root`` is where the
    archive is on the web, or empty.
    """

    anchors: Mapping[str, Set[str]]
    files: Set[str]
    root: str

    def settle(self, docname: str, body: _Element) -> set[str]:
        """Give a page its final addresses and return the files it shows."""
        used: set[str] = set()
        for element in elements(body):
            if element.tag in _LINKS:
                self._settle_link(docname, element)
            for attribute in ("src", "poster"):
                if (address := element.get(attribute)) is not None:
                    used |= self._settle_file(docname, element, attribute, address)
        return used

    def page(self, docname: str) -> str:
        """Return where a page is on the web; empty where that is not known."""
        return f"{self.root}{quote(docname)}.html" if self.root else ""

    def _settle_link(self, docname: str, link: _Element) -> None:
        name = f"{{{XLINK}}}href" if f"{{{XLINK}}}href" in link.attrib else "href"
        address = link.get(name)
        if address is None:
            return
        if found := self._target(docname, str(address).strip()):
            link.set(name, found)
            return
        for attribute in (name, "download", "role", "target"):
            link.attrib.pop(attribute, "")

    def _target(self, docname: str, address: str) -> str:
        """Return where a link leads from a page; empty where it leads nowhere."""
        if address.startswith("#"):
            return address if unquote(address[1:]) in self.anchors[docname] else ""
        if address.startswith(PAGES):
            return self._to_page(docname, *docname_of(address))
        if address.startswith(DOWNLOADS):
            return f"{self.root}_downloads{address.removeprefix(DOWNLOADS)}" if self.root else ""
        if address.startswith(SCHEME):
            return ""
        return link_address(address) or link_address(urljoin(self.page(docname), address))

    def _to_page(self, docname: str, target: str, anchor: str) -> str:
        if target not in self.anchors:
            return f"{self.page(target)}{f'#{quote(anchor)}' if anchor else ''}" if self.root else ""
        path = posixpath.relpath(file_of_page(target), posixpath.dirname(file_of_page(docname)))
        return f"{path}#{quote(anchor)}" if anchor in self.anchors[target] else path

    def _settle_file(self, docname: str, element: _Element, attribute: str, address: str) -> set[str]:
        """Give a picture or a film its final address; one that is not in the book is told in words, or left out."""
        name = address.removeprefix(SCHEME)
        if name in self.files:
            element.set(attribute, posixpath.relpath(name, posixpath.dirname(file_of_page(docname))))
            return {name}
        del element.attrib[attribute]
        if element.tag == html("img"):
            element.tag, element.text = html("span"), element.get("alt", "")
            for extra in ("alt", "width", "height"):
                element.attrib.pop(extra, "")
        return set()
