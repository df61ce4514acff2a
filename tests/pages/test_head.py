"""The heads of built pages: each says its own page, in every form that somebody's program reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.exports.citations.types import TYPES
from sphinx_archive.pages.head import script
from tests.archives import record_of
from tests.conformance import of_head
from tests.exports.web.heads import contents
from tests.exports.web.zotero import saved
from tests.sample import SAMPLE, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from tests.archives import Archive

CONF = "archive_books = True\narchive_licence = 'https://spdx.org/licenses/CC-BY-4.0'\n"
EVIL = "</script><script>alert(1)</script> <!-- & "
PAGES = {
    **SAMPLE,
    "news/evil.md": page("news", EVIL.replace("<", r"\<").replace("&", r"\&"), "date: 2011\n"),
    "campaigns/own-list.md": page("campaign", "With a list", "date: 2012\n", "```{listing}\n:kind: news\n```\n"),
    "described.md": "---\norphan: true\nmyst:\n  html_meta:\n    description: My own.\n---\n# Described\n\nText.\n",
    "about.md": "---\norphan: true\n---\n# About\n\nAll about {organisation}`imf`. More.\n",
}
FRONT = "# Test archive\n\nIt is an archive.\n"
PAGES["index.md"] = PAGES["index.md"].replace("# Test archive\n", FRONT, 1)


@pytest.fixture(scope="module")
def site(new_archive) -> Iterator[Archive]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1767225600")
        yield new_archive(PAGES, CONF).build()


def links(page: HtmlElement, rel: str) -> dict[str, str]:
    """Return the links of a relation: address and media type."""
    return {link.get("href"): link.get("type") for link in page.xpath(f"//head/link[@rel='{rel}']")}


def test_a_record_names_its_other_forms_and_the_feeds(site: Archive) -> None:
    assert links(site.page("campaigns/sinter"), "alternate") == {
        "sinter.jsonld": "application/ld+json",
        "sinter.bib": "application/x-bibtex",
        "sinter.ris": "application/x-research-info-systems",
        "sinter.csl.json": "application/vnd.citationstyles.csl+json",
        "sinter.pdf": "application/pdf",
        "sinter.md": "text/markdown",
        "../feeds/new.xml": "application/atom+xml",
        "../feeds/changed.xml": "application/atom+xml",
    }


def test_feeds_are_on_every_page(site: Archive) -> None:
    for name, feed in {
        "index": "feeds/new.xml",
        "browse/years/2009": "../../feeds/new.xml",
        "search": "feeds/new.xml",
    }.items():
        assert links(site.page(name), "alternate")[feed] == "application/atom+xml"


def test_there_is_one_canonical_address_and_one_title(site: Archive) -> None:
    for name in ("index", "campaigns/sinter", "browse/years/2009", "about"):
        found = site.page(name)
        assert list(links(found, "canonical")) == [f"https://archive.example/{name}.html"]
        assert len(contents(found, "description")) <= 1
    assert contents(site.page("campaigns/sinter"), "og:url") == ["https://archive.example/campaigns/sinter.html"]
    assert contents(site.page("index"), "og:url") == ["https://archive.example/index.html"]


def test_a_page_is_described_by_its_first_sentences(site: Archive) -> None:
    assert contents(site.page("about"), "description") == ["All about International Metalworkers. More."]
    assert contents(site.page("index"), "description") == ["It is an archive."]
    assert contents(site.page("index"), "og:description") == ["It is an archive."]
    assert contents(site.page("campaigns/sinter"), "description") == [
        "Second, then, again. Led by our Jim of International Metalworkers; see a report."
    ]
    assert contents(site.page("described"), "description") == ["My own."]
    assert contents(site.page("subjects/strikes"), "description") == ["What is called so."]
    assert not contents(site.page("browse/years/2009"), "description")


def test_a_page_that_was_built_says_its_record_to_zotero(site: Archive) -> None:
    for name, kind in {"campaigns/sinter": "campaign", "organisations/imf": "organisation"}.items():
        (item,) = saved(site.page(name))
        assert item.type == TYPES[kind].zotero
        assert item["url"] == f"https://archive.example/{name}.html"


def test_a_title_cannot_end_the_script(site: Archive) -> None:
    found = site.page("news/evil")
    scripts = found.xpath("//script[@type='application/ld+json']")
    assert len(scripts) == 1
    assert not found.xpath("//script[contains(., 'alert') and not(@type)]")
    assert EVIL.strip() in json.dumps(json.loads(scripts[0].text), ensure_ascii=False)
    assert contents(found, "citation_title") == [EVIL.strip()]


def test_a_script_is_the_same_data_without_tags() -> None:
    said = {"name": EVIL, "language": "한국어"}
    text = script(said)
    assert json.loads(text) == said
    assert not set("<>&") & set(text)


def test_lists_say_their_records_to_zotero(site: Archive) -> None:
    for name in ("browse/countries/tr", "news/index", "organisations/index"):
        found = site.page(name)
        titles = [link.text_content() for link in found.cssselect(".listing > li a")]
        assert [item["title"] for item in saved(found)] == titles
        assert len(titles) > 1
        assert not [span for span in found.cssselect(".Z3988") if span.text_content()]


def test_a_record_with_lists_says_only_itself(site: Archive) -> None:
    for name, title in {"campaigns/own-list": "With a list", "organisations/imf": "International Metalworkers"}.items():
        found = site.page(name)
        assert found.cssselect(".listing > li")
        assert [item["title"] for item in saved(found)] == [title]


def test_a_list_that_is_too_long_says_nothing(new_archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_archive.exports.web.coins.MOST", 2)
    site = new_archive(SAMPLE).build()
    assert len(site.page("campaigns/index").cssselect(".listing > li")) > 2
    assert not site.page("campaigns/index").cssselect(".Z3988")
    assert not site.page("browse/years/2010").cssselect(".Z3988")
    assert len(site.page("browse/countries/tr").cssselect(".Z3988")) == 2


def test_other_builders_know_no_such_marks(new_archive) -> None:
    archive = new_archive(SAMPLE).build("-b", "text")
    assert not archive.status
    assert not [line for line in archive.warnings if "unknown node" in line]


def test_without_an_address_pages_name_no_feeds_and_no_card(new_archive) -> None:
    site = new_archive(SAMPLE, "html_baseurl = ''\n").build()
    found = site.page("campaigns/sinter")
    assert set(links(found, "alternate")) == {
        f"sinter.{ending}" for ending in ("jsonld", "bib", "ris", "csl.json", "md")
    }
    assert not found.xpath("//meta[contains(@property, 'og:image') or contains(@name, 'url')]")


@pytest.mark.parametrize(
    ("read", "old", "new"),
    [
        (of_head.in_dublin_core, 'name="dcterms.title" content="Sinter Metal"', 'name="dcterms.title" content="Other"'),
        (of_head.in_dublin_core, 'content="2008-12/2012-01"', 'content="2009"'),
        (of_head.in_open_graph, 'property="og:title"', 'name="og-title"'),
        (of_head.in_linked_data, '"name":"Sinter Metal"', '"name":"Other"'),
        (of_head.in_zotero, 'name="z:itemType" content="webpage"', 'name="z:itemType" content="report"'),
    ],
)
def test_checks_fail_where_a_head_says_something_else(site: Archive, read, old: str, new: str) -> None:
    record = record_of(PAGES["campaigns/sinter.md"], "campaigns/sinter.md")
    text = (site.out / "campaigns/sinter.html").read_text("utf-8")
    assert old in text
    assert not list(read(text, record))
    assert list(read(text.replace(old, new), record))
