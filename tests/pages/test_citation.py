"""What stands under "Cite this page": texts to copy, and links to the files of the record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.sample import SAMPLE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tests.archives import Archive

FILES = {
    "BibTeX": "sinter.bib",
    "RIS": "sinter.ris",
    "CSL-JSON": "sinter.csl.json",
    "Linked data (JSON-LD)": "sinter.jsonld",
    "Markdown": "sinter.md",
}
DATA = {"data/citations.md": "---\norphan: true\n---\n# Citations\n\n```{overview} bibliographies\n```\n"}


@pytest.fixture(scope="module")
def built(new_archive) -> Archive:
    return new_archive({**SAMPLE, **DATA}).build()


def rows(page: HtmlElement) -> dict[str, HtmlElement]:
    """Return what stands under each label."""
    (listed,) = page.cssselect("#record-citation dl.record-to-cite")
    labels = [" ".join(label.text_content().split()).rstrip(":") for label in listed.iterchildren("dt")]
    return dict(zip(labels, listed.iterchildren("dd"), strict=True))


def texts(page: HtmlElement) -> dict[str, str]:
    """Return the texts to copy, by label."""
    found = {label: row.cssselect("pre") for label, row in rows(page).items()}
    return {label: text[0].text_content().strip() for label, text in found.items() if text}


def links(page: HtmlElement, selector: str) -> dict[str, str]:
    return {" ".join(link.text_content().split()): link.get("href") for link in page.cssselect(f"{selector} a[href]")}


def test_a_record_is_cited_in_three_ways_by_its_address_and_by_its_key(built: Archive) -> None:
    address = "https://archive.example/campaigns/sinter.html"
    imf, site = "International Metalworkers", "Test archive"
    assert texts(built.page("campaigns/sinter")) == {
        "In plain words": f"{imf}, “Sinter Metal” (campaign, December 2008 to January 2012). {site}. {address}",
        "Chicago, 18th edition": f"{imf}. “Sinter Metal.” Campaign. {site}, December 2008–January 2012. {address}.",
        "APA, 7th edition": f"{imf}. (2008, December–2012, January). Sinter Metal [Campaign]. {site}. {address}",
        "Permanent address": address,
        "Key, by which other pages name it": "sinter",
    }


def test_every_file_of_a_record_is_linked_and_there(built: Archive) -> None:
    found = links(built.page("campaigns/sinter"), "#record-citation dl")
    assert found == FILES
    assert [name for name in FILES.values() if not (built.out / "campaigns" / name).is_file()] == []


def test_without_a_known_address_there_is_none_to_copy(new_archive) -> None:
    page = new_archive(SAMPLE, conf='html_baseurl = ""\n').build().page("campaigns/sinter")
    found = texts(page)
    assert "Permanent address" not in found
    assert not [text for text in found.values() if "http" in text]
    assert links(page, "#record-citation dl") == FILES


def test_pages_in_folders_of_their_own_lead_to_the_same_files(new_archive) -> None:
    archive = new_archive({**SAMPLE, **DATA}).build("-b", "dirhtml")
    page = archive.page("campaigns/sinter/index")
    assert texts(page)["Permanent address"] == "https://archive.example/campaigns/sinter/"
    assert links(page, "#record-citation dl") == {label: f"../{name}" for label, name in FILES.items()}
    assert links(archive.page("data/citations/index"), "#citations li")["BibTeX"].startswith("../")


def test_the_files_of_the_whole_and_of_each_series_are_linked_and_there(built: Archive) -> None:
    page = built.page("data/citations")
    found = [link.get("href") for link in page.cssselect("#citations li a")]
    assert len(found) == len(set(found)) == 3 * len(page.cssselect("#citations li"))
    assert [name for name in found if not (built.out / "data" / name).is_file()] == []
    assert {"records.bib", "campaigns.ris", "people.csl.json"} <= set(found)
    assert json.loads((built.out / "data/campaigns.csl.json").read_bytes())[0]["type"] == "webpage"


def test_elsewhere_links_lead_to_the_site_and_nothing_is_cited(new_archive) -> None:
    archive = new_archive({**SAMPLE, **DATA}).build("-b", "pseudoxml")
    listed = (archive.out / "data/citations.pseudoxml").read_text("utf-8")
    assert 'refuri="https://archive.example/data/records.csl.json"' in listed
    assert "record-citation" not in (archive.out / "campaigns/sinter.pseudoxml").read_text("utf-8")


@pytest.mark.parametrize("builder", ["archive-pdf", "archive-epub"])
def test_books_and_other_forms_are_not_harmed(new_archive, builder: str) -> None:
    archive = new_archive({**SAMPLE, **DATA}).build("-b", builder)
    assert archive.status == 0
    assert [line for line in archive.warnings if "data/citations" in line or "record-citation" in line] == []
