"""What search engines and programs of the linked web read of records."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_archive.catalogue.history import History
from sphinx_archive.exports.archive import Archive, title
from sphinx_archive.exports.web import linked, schema_org
from sphinx_archive.exports.web.schema_org.types import EVENTS, TYPES
from tests.conformance import vocabulary
from tests.conformance.of_linked_data import SCHEMA, faults, read
from tests.exports.conftest import archive_with

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = """
sources:
  report:
    url: https://example.org/report
    title: The report
    publisher: A paper
    date: 2010-08-13
    archived: https://web.archive.org/web/2010/https://example.org/report
  rapport:
    url: https://example.org/rapport
    title: Le rapport
    language: fr
    date: 2010-08~
"""
PAGES = {
    "campaigns/strike.md": "---\nkind: campaign\ndate: 2008-12/2012-01\nplaces: [Istanbul]\n"
    f"countries: [TR]{SOURCES}---\n# The strike\n\nIt began so {{source}}`report`.\n",
    "news/won.md": "---\nkind: news\ndate: 2010-08-13\ncreators: [union]\npart-of: [strike]\norganisations: [union]\n"
    f"people: [doe]\nsubjects: [hours]\nunlinked-names: [Nobody]\nversions: [report, rapport]\n"
    f"rights: http://rightsstatements.org/vocab/InC/1.0/{SOURCES}---\n# Won\n\nIt ended so {{source}}`report`.\n",
    "organisations/union.md": "---\nkind: organisation\ndate: 1893-08/2012-06-19\nacronyms: {en: U}\nseat: Geneva\n"
    f"identifiers: {{isni: 0000 0001 2345 6789, wikidata: Q1}}{SOURCES}---\n# Union\n",
    "people/doe.md": "---\nkind: person\nsort-name: Doe, Jane\ndate: 1947?/2013-05-24\noffices:\n"
    f"  - {{office: president, organisation: union, dates: 1989/2009~}}{SOURCES}---\n# Jane Doe\n",
    "subjects/hours.md": "---\nkind: subject\nscope: How long people work.\n---\n# Working hours\n",
    "news/index.md": "# News\n",
}


@pytest.fixture(scope="module")
def small() -> Archive:
    return archive_with({path: text.encode() for path, text in PAGES.items()})


def nodes(archive: Archive, key: str) -> dict[str, Any]:
    """Return the nodes of a record's page by the type that tells them apart."""
    record = archive.catalogue.records[key]
    graph = schema_org.render(record, archive)["@graph"]
    return {"thing" if node["@id"].endswith("#it") else node["@type"]: node for node in graph}


def test_every_property_is_one_of_schema_org(hostile: Archive, small: Archive) -> None:
    documents = {}
    for archive in (hostile, small):
        documents |= {record.key: schema_org.render(record, archive) for record in archive.catalogue.ordered}
    assert not vocabulary.faults({**documents, "": schema_org.site(hostile)})


@pytest.mark.parametrize(
    "node",
    [
        {"@type": ["ArchiveComponent", "Report"], "nome": "x"},
        {"@type": "Person", "memberOf": [{"@type": "OrganizationRole", "rollName": "x", "memberOf": {"@id": "#it"}}]},
        {
            "@type": "AboutPage",
            "citation": [{"@type": "CreativeWork", "name": "x"}, {"@type": "Book", "birthDate": "x"}],
        },
        {"@type": "NoSuchThing", "name": "x"},
        {"@type": "Article", "name": 1},
    ],
)
def test_a_word_that_schema_org_has_not_is_found(node: dict[str, Any]) -> None:
    (fault,) = vocabulary.faults({"page": {"@context": "https://schema.org", "@graph": [node]}})
    assert fault.startswith("page: TS")


def test_the_whole_is_one_graph_in_which_every_name_leads_to_a_node(hostile: Archive, tmp_path: Path) -> None:
    files = dict(linked.files(hostile))
    root = hostile.at("")
    for record in hostile.catalogue.ordered:
        page = tmp_path / hostile.page(record).removeprefix(root)
        page.parent.mkdir(exist_ok=True)
        page.touch()
    graph = read(json.loads(files["data/archive.jsonld"]))
    # Pages here need have no text, and folders no page of their own.
    assert not [
        fault for fault in faults(graph, tmp_path) if not fault.endswith(("without description", "without url"))
    ]


def test_names_without_a_node_and_pages_without_a_file_are_found(small: Archive, tmp_path: Path) -> None:
    document = json.loads(dict(linked.files(small))["data/archive.jsonld"])
    document["@graph"] = [node for node in document["@graph"] if "union" not in node["@id"]]
    found = list(faults(read(document), tmp_path))
    assert "https://archive.example/en/news/won.html: there is no such page" in found
    assert "https://archive.example/en/organisations/union.html#it: named, and not described" in found


def test_every_record_says_what_it_states(archive: Archive) -> None:
    for record in archive.catalogue.ordered:
        found = nodes(archive, record.key)
        page, thing = found["AboutPage"], found["thing"]
        assert thing["name"] == page["name"] == title(record)
        assert thing["url"] == page["url"] == archive.page(record)
        assert page["mainEntity"]["@id"] == thing["@id"]
        assert (thing["mainEntityOfPage"]["@id"], thing["identifier"]) == (page["@id"], record.key)
        assert thing["@type"] in (list(TYPES[record.kind]), TYPES[record.kind][0])
        dated = thing if "holdingArchive" in thing else page
        assert dated.get("temporalCoverage", "") == (record.date.value.text if record.date else "")
        assert len(page.get("citation", [])) == len(record.sources)
        assert thing.get("license", "") == (record.rights or "")
        assert ("Event" in found) == (record.kind in EVENTS)
        said = {
            node["@id"]
            for node in (*thing.get("about", ()), *page.get("about", ()))
            if not node["@id"].endswith("#event")
        }
        keys = (*record.organisations, *record.people)
        assert said == {f"{archive.page(other)}#it" for key in keys if (other := archive.catalogue.get(key))}


def test_a_campaign_is_a_collection_about_what_happened(small: Archive) -> None:
    found = nodes(small, "strike")
    assert found["thing"]["@type"] == ["ArchiveComponent", "Collection"]
    assert found["thing"]["about"] == [{"@id": found["Event"]["@id"]}]
    assert (found["Event"]["startDate"], found["Event"]["endDate"]) == ("2008-12", "2012-01")
    assert [place["name"] for place in found["Event"]["location"]] == ["Türkiye", "Istanbul"]
    assert [part["name"] for part in found["thing"]["hasPart"]] == ["Won"]


def test_an_item_leads_to_its_makers_its_whole_and_its_versions(small: Archive) -> None:
    found = nodes(small, "won")
    thing, page = found["thing"], found["AboutPage"]
    assert thing["isPartOf"][0]["name"] == "The strike"
    assert thing["creator"][0]["sameAs"] == [
        "https://isni.org/isni/0000000123456789",
        "https://www.wikidata.org/wiki/Q1",
    ]
    assert thing["keywords"][0]["name"] == "Working hours"
    assert (thing["datePublished"], thing["temporalCoverage"]) == ("2010-08-13", "2010-08-13")
    assert [node["@id"].rpartition("#")[2] for node in thing["workExample"]] == ["source-report"]
    assert [node["@id"].rpartition("#")[2] for node in thing["workTranslation"]] == ["source-rapport"]
    report, rapport = page["citation"]
    assert report["archivedAt"] == "https://web.archive.org/web/2010/https://example.org/report"
    assert (report["datePublished"], report["publisher"]) == ("2010-08-13", "A paper")
    assert rapport["inLanguage"] == "fr"
    assert "datePublished" not in rapport, "about August is no date that schema.org could say"
    assert page["mentions"] == [{"@type": "Thing", "name": "Nobody"}]


def test_people_and_organisations_have_only_dates_that_are_certain(small: Archive) -> None:
    union, doe = nodes(small, "union")["thing"], nodes(small, "doe")
    assert (union["foundingDate"], union["dissolutionDate"]) == ("1893-08", "2012-06-19")
    assert (union["alternateName"], union["location"]["name"]) == (["U"], "Geneva")
    assert "birthDate" not in doe["thing"]
    assert (doe["thing"]["deathDate"], doe["thing"]["familyName"]) == ("2013-05-24", "Doe")
    assert doe["AboutPage"]["temporalCoverage"] == "1947?/2013-05-24"
    (role,) = doe["thing"]["memberOf"]
    assert (role["roleName"], role["startDate"], role["memberOf"]["name"]) == ("president", "1989", "Union")
    assert "endDate" not in role


def test_the_trail_passes_lists_that_are_there(small: Archive) -> None:
    names = {
        key: [step["name"] for step in nodes(small, key)["BreadcrumbList"]["itemListElement"]] for key in ("won", "doe")
    }
    assert names == {"won": ["News", "Won"], "doe": ["Jane Doe"]}


def test_a_page_mentions_what_its_text_names_and_no_field_does(small: Archive) -> None:
    mentions = {"news/won": ("doe", "hours", "strike", "union"), "people/doe": ("strike", "doe", "nobody")}
    named = replace(small, catalogue=replace(small.catalogue, mentions=mentions))
    assert [node["name"] for node in nodes(named, "won")["AboutPage"]["mentions"]] == ["Nobody"]
    assert [node["name"] for node in nodes(named, "doe")["AboutPage"]["mentions"]] == ["The strike"]


def test_a_film_of_the_archive_can_be_played_and_read(real: Archive) -> None:
    film = nodes(real, "congresses-1893-2012")["thing"]
    assert film["contentUrl"].endswith("/congresses-1893-2012.webm")
    assert film["thumbnailUrl"].endswith("/congresses-1893-2012.png")
    assert (film["duration"], film["uploadDate"][:10]) == ("PT1M15S", "2026-09-01")
    assert film["caption"]["inLanguage"] == "en"
    assert "Zurich" in film["transcript"]
    others = [nodes(real, record.key)["thing"] for record in real.catalogue.of_kind("film-short")]
    assert [other["name"] for other in others if "contentUrl" in other] == [film["name"]]


def test_without_an_address_names_are_seen_from_where_they_stand(small: Archive) -> None:
    for ending, page, strike in (
        (".html", "won.html", "../campaigns/strike.html"),
        ("/", "./", "../../campaigns/strike/"),
    ):
        lone = replace(small, address="", ending=ending)
        found = nodes(lone, "won")
        assert (found["AboutPage"]["@id"], found["thing"]["isPartOf"][0]["@id"]) == (page, f"{strike}#it")
        assert "url" not in found["AboutPage"]
    files = dict(linked.files(replace(small, address="")))
    whole = json.loads(files["data/archive.jsonld"])
    assert "../news/won.html#it" in {node["@id"] for node in whole["@graph"]}
    assert ".well-known/api-catalog" not in files


def test_what_is_not_known_stays_out(small: Archive) -> None:
    record = small.catalogue.records["doe"]
    page = schema_org.render(record, replace(small, history=History(), licence=""))["@graph"][0]
    assert not {"dateModified", "datePublished", "license"} & page.keys()


def test_no_value_is_empty_and_every_file_is_the_same_again(hostile: Archive) -> None:
    files = dict(linked.files(hostile))
    assert files == dict(linked.files(hostile))
    for name, content in files.items():
        assert "" not in leaves(json.loads(content)), name


def leaves(value: Any) -> set[Any]:
    """Return the texts and numbers in a value; an empty text for each list or object that has nothing in it."""
    if isinstance(value, dict | list):
        parts = list(value.values()) if isinstance(value, dict) else value
        return set().union(*map(leaves, parts)) if parts else {""}
    return {value or ""}


def test_the_site_counts_its_records_and_offers_them_in_files(real: Archive) -> None:
    graph = {node["@id"].rpartition("#")[2]: node for node in schema_org.site(real)["@graph"]}
    assert graph["archive"]["@type"] == "ArchiveOrganization"
    assert f"{len(real.catalogue.of_kind('news'))} news" in graph["records"]["description"]
    assert "https://archive.example/en/data/archive.jsonld" in {
        file["contentUrl"] for file in graph["records"]["distribution"]
    }
    assert str(SCHEMA) == f"{schema_org.site(real)['@context']}/"
