"""The subjects as a SKOS thesaurus (https://www.w3.org/TR/skos-reference/), in three forms of RDF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_archive.exports.archive import one_line, title
from sphinx_archive.exports.finding_aids.events import events_of
from sphinx_archive.exports.finding_aids.names import about
from sphinx_archive.exports.finding_aids.rdf_forms import rdf_xml, turtle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

CONTEXT = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def render(archive: Archive) -> dict[str, bytes]:
    """Return the thesaurus by the endings of its files; none without an address to name concepts by, or a subject."""
    subjects = archive.catalogue.of_kind("subject")
    if not archive.address or not subjects:
        return {}
    graph = [_scheme(subjects, archive), *(concept(record, archive) for record in subjects)]
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    return {"jsonld": f"{text}\n".encode(), "ttl": turtle(graph, CONTEXT), "rdf": rdf_xml(graph, CONTEXT)}


def _scheme(subjects: Iterable[Record], archive: Archive) -> dict[str, Any]:
    top = [record for record in subjects if not _broader(record, archive)]
    node = {
        "@id": scheme_of(archive),
        "@type": "skos:ConceptScheme",
        "dcterms:title": [_said(f"{archive.name}: Subjects", archive.language)],
        "dcterms:publisher": archive.name,
        "dcterms:license": [{"@id": archive.licence}] if archive.licence else [],
        "dcterms:modified": _moment(events_of(subjects, archive.history).listed[-1].moment),
        "skos:hasTopConcept": _addresses(top, archive),
    }
    return {name: value for name, value in node.items() if value}


def scheme_of(archive: Archive) -> str:
    """Return the name of the thesaurus."""
    return f"{archive.at('data/subjects.ttl')}#scheme"


def concept(record: Record, archive: Archive) -> dict[str, Any]:
    """Return a subject as a node of JSON-LD."""
    own = record.title_language or archive.language
    preferred = {**{tag: text for tag, text in record.alt_titles.items() if tag != own}, own: title(record)}
    others = [text for text in dict.fromkeys(map(one_line, record.variants)) if text not in preferred.values()]
    broader, events = _broader(record, archive), events_of([record], archive.history).listed
    node = {
        "@id": about(record, archive),
        "@type": "skos:Concept",
        "dcterms:identifier": record.key,
        "skos:inScheme": [{"@id": scheme_of(archive)}],
        "skos:topConceptOf": [] if broader else [{"@id": scheme_of(archive)}],
        "skos:prefLabel": [_said(text, tag) for tag, text in preferred.items()],
        "skos:altLabel": list(others),
        "skos:scopeNote": [_said(record.scope, archive.language)] if record.scope else [],
        "skos:broader": _addresses(broader, archive),
        "skos:narrower": _addresses(archive.catalogue.narrower(record), archive),
        "skos:related": _addresses(_related(record, archive), archive),
        "foaf:page": [{"@id": archive.page(record)}],
        "dcterms:source": [{"@id": source.url} for source in record.sources.values() if source.url],
        "dcterms:created": _moment(events[0].moment),
        "dcterms:modified": _moment(events[-1].moment),
    }
    return {name: value for name, value in node.items() if value}


def _broader(record: Record, archive: Archive) -> list[Record]:
    found = (archive.catalogue.get(key) for key in record.broader)
    return [other for other in found if other and other.kind == "subject" and other is not record]


def _related(record: Record, archive: Archive) -> list[Record]:
    """Return related subjects; a term above or below is none (SKOS S27), whatever the page says."""
    catalogue = archive.catalogue
    others = (other for other in catalogue.related(record, "related") if other.kind == "subject")
    above = catalogue.with_broader(record)
    return [other for other in others if other not in above and record not in catalogue.with_broader(other)]


def _addresses(records: Iterable[Record], archive: Archive) -> list[dict[str, str]]:
    return [{"@id": about(record, archive)} for record in records]


def _said(text: str, tag: str) -> dict[str, str]:
    return {"@value": one_line(text), "@language": tag}


def _moment(moment: str) -> list[dict[str, str]]:
    return [{"@value": moment, "@type": "xsd:dateTime"}] if moment else []
