"""Linked data: the words of schema.org, and nodes that all lead somewhere."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag

from rdflib import RDF, Graph, Namespace, URIRef

from tests.conformance import vocabulary
from tests.conformance.check import Check, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHOLE = "data/archive.jsonld"
# The thesaurus has a vocabulary of its own.
OTHERS = frozenset({"data/subjects.jsonld"})
SCHEMA = Namespace("https://schema.org/")
# What nodes of a type say at least, so that search engines and archivists' programs know what they have.
NEEDED = {
    "AboutPage": ("url", "name", "description", "mainEntity", "isPartOf", "breadcrumb", "publisher"),
    "ArchiveComponent": ("url", "name", "holdingArchive", "isPartOf"),
    "Person": ("url", "name", "mainEntityOfPage"),
    "DefinedTerm": ("url", "name", "description", "inDefinedTermSet"),
    "Event": ("name", "subjectOf"),
    "BreadcrumbList": ("itemListElement",),
    "ArchiveOrganization": ("url", "name"),
    "Dataset": ("url", "name", "description", "distribution", "license"),
    "DataDownload": ("contentUrl", "encodingFormat"),
}


def documents(site: Path) -> dict[str, dict[str, Any]]:
    """Return every document of a site in the words of schema.org by its path."""
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.jsonld"))}
    return {name: json.loads(path.read_text("utf-8")) for name, path in paths.items() if name not in OTHERS}


def vocabulary_outcome(site: Path) -> Outcome:
    """Hold every property of every node against schema.org."""
    found = documents(site)
    return Outcome(len(found), vocabulary.faults(found))


def graph_outcome(site: Path) -> Outcome:
    """Read the graph of the whole; look whether what nodes name is there and says what is needed."""
    graph = read(json.loads((site / WHOLE).read_text("utf-8")))
    return Outcome(len(set(graph.subjects(RDF.type, SCHEMA.AboutPage))), tuple(faults(graph, site)))


def read(document: dict[str, Any]) -> Graph:
    """Return a document as a graph; its context is on the web, and this stands for it."""
    return Graph().parse(data=json.dumps({**document, "@context": {"@vocab": str(SCHEMA)}}), format="json-ld")


def faults(graph: Graph, site: Path) -> Iterator[str]:
    """Yield nodes that lack what is needed, names without a node, and pages without a file."""
    types: dict[Any, set[str]] = defaultdict(set)
    for node, type_ in graph.subject_objects(RDF.type):
        types[node].add(str(type_).removeprefix(str(SCHEMA)))
    for node, names in sorted(types.items()):
        wanted = ((name, term) for name in sorted(names & NEEDED.keys()) for term in NEEDED[name])
        lacking = ((name, term) for name, term in wanted if (node, SCHEMA[term], None) not in graph)
        yield from (f"{node}: a {name} without {term}" for name, term in lacking)
    named = {other for _, relation, other in graph if isinstance(other, URIRef) and relation != RDF.type}
    # A node that names another says its type and name as well; all else stands with the page that is about it.
    of_pages = {name for name in named if name.endswith("#it") and (name, SCHEMA.mainEntityOfPage, None) not in graph}
    yield from (f"{name}: named, and not described" for name in sorted((named - types.keys()) | of_pages))
    root = urldefrag(next(iter(graph.subjects(RDF.type, SCHEMA.ArchiveOrganization)))).url
    for page in sorted(graph.subjects(RDF.type, SCHEMA.AboutPage)):
        if not (site / unquote(page.removeprefix(root))).is_file():
            yield f"{page}: there is no such page"


CHECKS = (
    Check(
        "Linked data",
        "schema.org in JSON-LD 1.1",
        "schema-dts",
        vocabulary_outcome,
        release=vocabulary.version(),
    ),
    Check("Linked data", "JSON-LD 1.1 as RDF", "rdflib", graph_outcome),
)
