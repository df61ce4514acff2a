"""Elements of an XML vocabulary, with texts that XML can hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from sphinx_archive.exports.archive import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

XLINK = "http://www.w3.org/1999/xlink"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def simple_link(address: str) -> dict[str, str]:
    """Return the attributes that make an element a link; none without an address."""
    return {f"{{{XLINK}}}type": "simple", f"{{{XLINK}}}href": address} if address else {}


@dataclass(frozen=True)
class Markup:
    """A vocabulary by its namespace."""

    namespace: str

    def root(self, name: str, attributes: Mapping[str, str]) -> etree._Element:
        """Return the element that holds a whole document."""
        prefixes: dict[Any, str] = {None: self.namespace, "xlink": XLINK}
        return etree.Element(f"{{{self.namespace}}}{name}", dict(attributes), prefixes)

    def add(
        self, parent: etree._Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
    ) -> etree._Element:
        """Append an element with a text and those attributes that have a value."""
        found = {key: value for key, value in attributes.items() if value} if attributes else None
        child = etree.SubElement(parent, f"{{{self.namespace}}}{name}", found)
        if text:
            child.text = one_line(text)
        return child


def indented(root: etree._Element) -> etree._Element:
    """Return an element, each of those in it on a line of its own: who takes their texts together finds them apart."""
    etree.indent(root, " ")
    return root


def written(root: etree._Element) -> bytes:
    """Return a document."""
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"
