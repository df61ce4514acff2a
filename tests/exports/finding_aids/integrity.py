"""What SKOS demands of a thesaurus beyond its vocabulary (https://www.w3.org/TR/skos-reference/)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rdflib import RDF, SKOS, Graph, URIRef

if TYPE_CHECKING:
    from collections.abc import Iterator

INVERSE = {
    SKOS.broader: SKOS.narrower,
    SKOS.narrower: SKOS.broader,
    SKOS.related: SKOS.related,
    SKOS.topConceptOf: SKOS.hasTopConcept,
    SKOS.hasTopConcept: SKOS.topConceptOf,
}


def breaches(graph: Graph) -> Iterator[str]:
    """Yield a sentence for each condition that a graph breaks, with its number in the specification."""
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    yield from (f"S9: {both} is a concept and a scheme" for both in concepts & schemes)
    for term in sorted(concepts):
        yield from _labels(graph, term)
        if not set(graph.objects(term, SKOS.inScheme)) & schemes:
            yield f"S4: {term} is in no scheme"
        above = _above(graph, term)
        yield from (f"S27: {term} is related to {other}, which is above it" for other in _related(graph, term) & above)
        if term in above:
            yield f"{term} is above itself"
    for one, name, other in graph:
        if name in INVERSE and (other, INVERSE[name], one) not in graph:
            yield f"S8, S23, S25: {one} {name} {other} holds on one side only"
        if name in INVERSE and not {one, other} <= concepts | schemes:
            yield f"S19: {one} {name} {other} leads to what is no concept"


def _labels(graph: Graph, term: URIRef) -> Iterator[str]:
    preferred, others, hidden = (
        set(graph.objects(term, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    )
    if not preferred:
        yield f"{term} has no label"
    for shared in (preferred & others) | (preferred & hidden) | (others & hidden):
        yield f"S13: {term} has {shared!r} twice"
    for tag, count in Counter(label.language for label in preferred).items():
        if count > 1:
            yield f"S14: {term} has {count} preferred labels in {tag}"


def _related(graph: Graph, term: URIRef) -> set[URIRef]:
    return set(graph.objects(term, SKOS.related))


def _above(graph: Graph, term: URIRef) -> set[URIRef]:
    """Return every concept above a term; the term itself only if it is in a circle."""
    found: set[URIRef] = set()
    waiting = list(graph.objects(term, SKOS.broader))
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting += graph.objects(other, SKOS.broader)
    return found
