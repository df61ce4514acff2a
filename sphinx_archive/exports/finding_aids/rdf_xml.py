"""RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/) of nodes of JSON-LD, in their order.

The serialiser of rdflib has another order in each process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from sphinx_archive.exports.finding_aids.markup import XML_LANGUAGE, clean, indented, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def rdf_xml(nodes: Iterable[Mapping[str, Any]], context: Mapping[str, str]) -> bytes:
    """Return nodes that have an address and a type; their names are shortened by the prefixes of a context."""
    root = etree.Element(f"{RDF}RDF", {}, {"rdf": RDF[1:-1], **context})
    for node in nodes:
        element = etree.SubElement(root, _whole(node["@type"], context), {f"{RDF}about": node["@id"]})
        for name, values in node.items():
            for value in [] if name.startswith("@") else values if isinstance(values, list) else [values]:
                _property(element, _whole(name, context), value, context)
    return written(indented(root))


def _whole(name: str, context: Mapping[str, str]) -> str:
    prefix, _, rest = name.partition(":")
    return f"{{{context[prefix]}}}{rest}"


def _property(element: etree._Element, name: str, value: Any, context: Mapping[str, str]) -> None:
    if isinstance(value, str):
        etree.SubElement(element, name).text = clean(value)
    elif "@id" in value:
        etree.SubElement(element, name, {f"{RDF}resource": value["@id"]})
    elif "@language" in value:
        etree.SubElement(element, name, {XML_LANGUAGE: value["@language"]}).text = value["@value"]
    else:
        kind = _whole(value["@type"], context).strip("{").replace("}", "")
        etree.SubElement(element, name, {f"{RDF}datatype": kind}).text = value["@value"]
