"""Typed links from a record's page to its name, its descriptions and its files, and back."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.exports.web import linked, signposting
from sphinx_archive.exports.web.signposting.catalogue import PATH
from tests.building import put
from tests.conformance.of_signposting import catalogue_outcome, outcome
from tests.exports.conftest import archive_with

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive

SOURCE = "sources:\n  s:\n    url: https://example.org/s\n    title: S\n    not-archived: no\n"
PAGES = {
    "campaigns/strike.md": f"---\nkind: campaign\ndate: 2008\n{SOURCE}---\n# The strike\n",
    "news/won.md": "---\nkind: news\ndate: 2010\ncreators: [union, gild, works, nobody]\npart-of: [strike]\n"
    f"{SOURCE}---\n# Won\n",
    "organisations/union.md": "---\nkind: organisation\n"
    f"identifiers: {{wikidata: Q1, isni: 0000 0001 2345 678X}}\n{SOURCE}---\n# Union\n",
    "organisations/gild.md": f"---\nkind: organisation\nidentifiers: {{gnd: 1-2}}\n{SOURCE}---\n# Gild\n",
    "organisations/works.md": f"---\nkind: organisation\n{SOURCE}---\n# Works\n",
    "data/harvesting.md": "# Harvest\n",
}
ROOT = "https://archive.example/en/"


@pytest.fixture(scope="module")
def small() -> Archive:
    archive = archive_with({path: text.encode() for path, text in PAGES.items()})
    return replace(archive, books=True)


@pytest.fixture
def site(small: Archive, tmp_path: Path) -> Path:
    """Return a site of pages that have a head and nothing else, with the files that their links name."""
    for record in small.catalogue.ordered:
        links = signposting.links(record, small)
        head = "".join(f'<link rel="{link.rel}" href="{link.href}" type="{link.type}">' for link in links)
        files = [link.href.removeprefix(ROOT) for link in links if link.href.startswith(ROOT)]
        for path in (*files, f"{record.docname}.html"):
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).touch()
        (tmp_path / f"{record.docname}.html").write_text(f"<html><head>{head}</head><body></body></html>")
    return put(tmp_path, linked.files(small))


def hrefs(archive: Archive, key: str, relation: str) -> list[str]:
    """Return where the links of one relation lead."""
    links = signposting.links(archive.catalogue.records[key], archive)
    return [link.href.removeprefix(ROOT) for link in links if link.rel == relation]


def test_a_page_leads_to_its_name_its_descriptions_and_its_files(small: Archive) -> None:
    said = {
        relation: hrefs(small, "won", relation) for relation in ("cite-as", "describedby", "item", "linkset", "license")
    }
    assert said == {
        "cite-as": ["news/won.html"],
        "describedby": [f"news/won.{ending}" for ending in ("jsonld", "bib", "ris", "csl.json")],
        "item": ["news/won.pdf"],
        "linkset": ["news/won.linkset.json"],
        "license": ["https://spdx.org/licenses/CC-BY-4.0"],
    }
    assert hrefs(small, "won", "type") == [
        f"https://schema.org/{name}" for name in ("ArchiveComponent", "NewsArticle", "AboutPage")
    ]
    assert hrefs(small, "union", "describedby")[-1] == "organisations/union.eac.xml"
    assert not hrefs(replace(small, books=False), "won", "item")


def test_makers_go_by_their_names_in_registers_or_else_by_their_pages(small: Archive) -> None:
    assert hrefs(small, "won", "author") == [
        "https://isni.org/isni/000000012345678X",
        "https://d-nb.info/gnd/1-2",
        "organisations/works.html",
    ]
    assert hrefs(small, "won", "collection") == ["campaigns/strike.html"]


def test_the_client_of_the_convention_reads_the_same_on_every_page_and_in_its_link_set(site: Path) -> None:
    assert outcome(site).failures == ()
    assert outcome(site).checked == 5


@pytest.mark.parametrize(
    ("path", "before", "after", "fault"),
    [
        ("news/won.html", 'rel="license"', 'rel="licence"', "no license"),
        ("news/won.linkset.json", '"author"', '"maker"', "not alike on page and in link set: author"),
        ("news/won.linkset.json", '"describes"', '"about"', "no describes leads back from"),
        ("news/won.linkset.json", '"collection"', '"within"', "no collection leads back from"),
        ("news/won.html", 'rel="cite-as"', 'rel="canonical"', "cite-as leads to nothing"),
    ],
)
def test_broken_links_are_found(site: Path, path: str, before: str, after: str, fault: str) -> None:
    text = (site / path).read_text()
    assert before in text
    (site / path).write_text(text.replace(before, after))
    assert any(fault in found for found in outcome(site).failures)


def test_links_to_files_that_are_not_there_are_found(site: Path) -> None:
    (site / "news/won.bib").unlink()
    assert outcome(site).failures == (f"news/won: describedby leads to nothing: {ROOT}news/won.bib",)


def test_link_sets_of_every_record_say_what_its_page_says(archive: Archive) -> None:
    for record in archive.catalogue.ordered:
        own, *back = signposting.linkset(record, archive)["linkset"]
        said = [(rel, to["href"], to.get("type", "")) for rel, found in own.items() if rel != "anchor" for to in found]
        assert sorted(said) == sorted(signposting.links(record, archive))
        assert own["anchor"] == archive.page(record)
        assert {context["anchor"] for context in back} == {to["href"] for to in own["describedby"]}


def test_without_an_address_links_are_seen_from_the_page_and_from_the_link_set(small: Archive) -> None:
    lone = replace(small, address="")
    assert hrefs(lone, "won", "describedby")[0] == "won.jsonld"
    assert hrefs(lone, "won", "author")[-1] == "../organisations/works.html"
    assert not hrefs(lone, "won", "cite-as"), "what has no address cannot be cited by it"
    folders = replace(lone, ending="/")
    assert hrefs(folders, "won", "describedby")[0] == "../won.jsonld"
    own = signposting.linkset(small.catalogue.records["won"], folders)["linkset"][0]
    assert (own["anchor"], own["describedby"][0]["href"]) == ("won/", "won.jsonld")


def test_the_list_of_interfaces_names_what_is_there_and_who_explains_it(small: Archive, site: Path) -> None:
    own, *explained = json.loads((site / PATH).read_text())["linkset"]
    items = [item["href"].removeprefix(ROOT) for item in own["item"]]
    assert {"sitemap.xml", "oai.xml", "feeds/new.xml", "data/archive.jsonld", "data/archive.sqlite"} <= set(items)
    assert own["anchor"] == f"{ROOT}{PATH}"
    assert explained[0]["service-doc"] == [{"href": f"{ROOT}data/harvesting.html", "type": "text/html"}]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "item leads to nothing: https://archive.example/en/oai.xml" in catalogue_outcome(site).failures
    for path in items:
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).touch()
    assert catalogue_outcome(site).failures == ()
