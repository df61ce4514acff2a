"""The thesaurus says what the pages of subjects say, in three forms that say the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rdflib import DCTERMS, FOAF, RDF, SKOS, Graph, Literal, URIRef

from sphinx_archive.exports.finding_aids import skos
from tests.exports.conftest import archive_with
from tests.exports.finding_aids.integrity import breaches

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


def term(record: Record, archive: Archive) -> URIRef:
    return URIRef(f"{archive.page(record)}#it")


@pytest.fixture(scope="session")
def graph(archive: Archive, made: dict[str, bytes]) -> Graph:
    return Graph().parse(data=made["data/subjects.ttl"], format="turtle")


def test_every_subject_is_a_concept_with_its_words(archive: Archive, graph: Graph) -> None:
    subjects = archive.catalogue.of_kind("subject")
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == {term(record, archive) for record in subjects}
    for record in subjects:
        own = term(record, archive)
        assert Literal(record.title, record.title_language or "en") in set(graph.objects(own, SKOS.prefLabel))
        assert {str(label) for label in graph.objects(own, SKOS.altLabel)} == set(record.variants)
        assert {str(note) for note in graph.objects(own, SKOS.scopeNote)} == {record.scope} - {None}
        assert graph.value(own, FOAF.page) == URIRef(archive.page(record))
        changed = archive.history.of(record.docname)
        assert changed
        assert graph.value(own, DCTERMS.modified).toPython() == changed.changed


def test_broader_terms_and_related_ones_are_those_of_the_pages(archive: Archive, graph: Graph) -> None:
    records = archive.catalogue.records
    for record in archive.catalogue.of_kind("subject"):
        above = {term(records[key], archive) for key in record.broader}
        assert set(graph.objects(term(record, archive), SKOS.broader)) == above
        assert bool(graph.value(term(record, archive), SKOS.topConceptOf)) is not bool(above)
        related = {term(records[key], archive) for key in record.related if records[key].kind == "subject"}
        assert set(graph.objects(term(record, archive), SKOS.related)) >= related


def thesaurus(**fronts: str) -> Archive:
    return archive_with(
        {
            f"subjects/{key}.md": f"---\nkind: subject\nscope: Of {key}.\n{front}---\n# {key.title()}\n".encode()
            for key, front in fronts.items()
        }
    )


def test_other_languages_are_preferred_labels_and_variants_others() -> None:
    archive = thesaurus(work="alt-titles: {de: Arbeit, fr: Travail}\nvariants: [Labour, Work]\n")
    graph = Graph().parse(data=skos.render(archive)["ttl"], format="turtle")
    labels = {(str(label), label.language) for label in graph.objects(None, SKOS.prefLabel)}
    assert labels == {("Work", "en"), ("Arbeit", "de"), ("Travail", "fr")}
    assert [str(label) for label in graph.objects(None, SKOS.altLabel)] == ["Labour"]


def test_a_term_above_is_not_related_too() -> None:
    archive = thesaurus(a="", b="broader: [a]\n", c="broader: [b]\nrelated: [a, d]\n", d="")
    graph = Graph().parse(data=skos.render(archive)["ttl"], format="turtle")
    assert not list(breaches(graph))
    assert len(list(graph.triples((None, SKOS.related, None)))) == 2


def test_without_subjects_or_an_address_there_is_none(real: Archive) -> None:
    assert skos.render(archive_with({})) == {}
    assert skos.render(replace(real, address="")) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        "a:x skos:prefLabel 'Other'@en.",
        "a:x skos:altLabel 'X'@en.",
        "a:x skos:broader a:y. a:y skos:narrower a:x. a:x skos:related a:y. a:y skos:related a:x.",
        "a:x skos:broader a:y. a:y skos:narrower a:x. a:y skos:broader a:x. a:x skos:narrower a:y.",
        "a:x skos:broader a:y.",
        "a:x skos:related a:nothing. a:nothing skos:related a:x.",
        "a:x a skos:ConceptScheme.",
        "a:z a skos:Concept; skos:prefLabel 'Z'@en.",
        "a:z a skos:Concept; skos:inScheme a:s.",
    ],
)
def test_what_breaks_a_condition_is_found(wrong: str) -> None:
    sound = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#>. @prefix a: <http://a.example/>."
        " a:s a skos:ConceptScheme."
        " a:x a skos:Concept; skos:inScheme a:s; skos:prefLabel 'X'@en."
        " a:y a skos:Concept; skos:inScheme a:s; skos:prefLabel 'Y'@en. "
    )
    assert not list(breaches(Graph().parse(data=sound, format="turtle")))
    assert list(breaches(Graph().parse(data=sound + wrong, format="turtle")))
