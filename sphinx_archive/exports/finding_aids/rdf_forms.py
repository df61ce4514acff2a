"""Nodes of JSON-LD in other forms of RDF: Turtle and RDF/XML, always in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from sphinx_archive.exports.finding_aids.markup import XML_LANGUAGE, indented, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Node = Mapping[str, Any]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def turtle(nodes: Iterable[Node], context: Mapping[str, str]) -> bytes:
    """Return nodes in Turtle, sorted by their addresses (https://www.w3.org/TR/turtle/)."""
    from rdflib import Graph, Literal, URIRef  # a quarter of a second, in builds that have no thesaurus to write

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in context.items():
        graph.bind(prefix, namespace)
    for node in nodes:
        for name, value in _said(node, context):
            kind = URIRef(value["@type"]) if "@type" in value else None
            literal = Literal(value.get("@value", ""), value.get("@language"), kind, normalize=False)
            graph.add((URIRef(node["@id"]), URIRef(name), URIRef(value["@id"]) if "@id" in value else literal))
    return graph.serialize(format="turtle", encoding="utf-8")


def rdf_xml(nodes: Iterable[Node], context: Mapping[str, str]) -> bytes:
    """Return nodes in RDF/XML, in their order (https://www.w3.org/TR/rdf-syntax-grammar/).

    The serialiser of rdflib has another order in each process.
    """
    root = etree.Element(f"{{{RDF}}}RDF", {}, {"rdf": RDF, **context})
    for node in nodes:
        element = etree.SubElement(root, f"{{{RDF}}}Description", {f"{{{RDF}}}about": node["@id"]})
        for name, value in _said(node, context):
            _add_property(element, name, value, [*context.values(), RDF])
    return written(indented(root))


def _said(node: Node, context: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what a node says: whole names of properties, each with one value as JSON-LD has it in full."""
    yield f"{RDF}type", {"@id": _whole(node["@type"], context)}
    for name, values in node.items():
        for value in [] if name.startswith("@") else values if isinstance(values, list) else [values]:
            full = value if isinstance(value, dict) else {"@value": value}
            types = {"@type": _whole(full["@type"], context)} if "@type" in full else {}
            yield _whole(name, context), {**full, **types}


def _whole(name: str, context: Mapping[str, str]) -> str:
    prefix, _, rest = name.partition(":")
    return f"{context[prefix]}{rest}"


def _add_property(element: etree._Element, name: str, value: Mapping[str, str], namespaces: Iterable[str]) -> None:
    start = next(namespace for namespace in namespaces if name.startswith(namespace))
    attributes = {
        f"{{{RDF}}}resource": value.get("@id", ""),
        f"{{{RDF}}}datatype": value.get("@type", ""),
        XML_LANGUAGE: value.get("@language", ""),
    }
    child = etree.SubElement(element, f"{{{start}}}{name.removeprefix(start)}")
    for key, text in attributes.items():
        if text:
            child.set(key, text)
    child.text = value.get("@value")
