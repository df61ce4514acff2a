"""From the head of a page Zotero makes the item that its record states, and harvesters read the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.exports.archive import title, year
from sphinx_archive.exports.citations.types import TYPES
from tests.exports.conftest import archive_with
from tests.exports.web.heads import contents, page
from tests.exports.web.zotero import of_metadata, saved

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive

SOURCE = "sources:\n  s:\n    url: https://example.org/s\n    title: A source\n    not-archived: no\n"
RIGHTS = "http://rightsstatements.org/vocab/CNE/1.0/"
MADE = f"date: 2009-01-09\ncreators: [imf, cruz, lee]\nlanguages: [tr, en]\nrights: {RIGHTS}\nplaces: [Istanbul]\n"


def written(kind: str, heading: str, front: str = "") -> bytes:
    return f"---\nkind: {kind}\n{front}{SOURCE}---\n# {heading}\n\nIt was so {{source}}`s`. They won.\n".encode()


PAGES = {
    "organisations/imf.md": written("organisation", "International Metalworkers' Federation", "date: 1893/2012\n"),
    "organisations/smiths.md": written("organisation", "Union of Smiths, Welders, and Turners"),
    "people/cruz.md": written("person", "María José de la Cruz", "sort-name: de la Cruz, María José\ndate: 1940~/..\n"),
    "people/lee.md": written("person", "Lee Chang-Geun", "sort-name: Lee, Chang-Geun\n"),
    "subjects/strikes.md": b"---\nkind: subject\nscope: When work stops.\n---\n# Strikes\n",
    "campaigns/sinter.md": written("campaign", "Sinter Metal", MADE + "countries: [TR]\nsubjects: [strikes]\n"),
    "briefings/note.md": written("briefing-note", "A note", MADE + "part-of: [sinter]\n"),
    "congress/oslo.md": written("congress", "Oslo", MADE),
    "congress/speech.md": written("congress-article", "A speech", MADE),
    "news/court.md": written("news", "법원", MADE + "title-language: ko\nalt-titles: {en: A court}\n"),
    "meetings/bureau.md": written("meeting", "Bureau", MADE),
    "films/green.md": written(
        "film-short",
        "A Union of Green",
        "date: 2009-11\ncreators: [imf]\ndirector: Dawn Mikkelson; Melissa Koch\nproducer: ITUC\nduration: 4:05\n",
    ),
    "news/alone.md": written("news", "Alone", "date: 2009\ncreators: [cruz]\n"),
    "news/smiths-strike.md": written("news", "Smiths", "date: 1893~/1904\ncreators: [smiths]\n"),
}
NAME = "Archive of {Us} & Co"
IMF = ("author", "International Metalworkers' Federation", "")
MAKERS = [IMF, ("author", "de la Cruz", "María José"), ("author", "Lee", "Chang-Geun")]
WEB = {"publicationTitle": NAME, "rights": RIGHTS, "date": "2009/01/09", "abstractNote": "It was so. They won."}
KINDS = {
    "sinter": ("webpage", MAKERS, WEB | {"title": "Sinter Metal", "websiteType": "Campaign", "language": "en"}),
    "oslo": ("webpage", MAKERS, WEB | {"title": "Oslo", "websiteType": "Congress"}),
    "speech": ("webpage", MAKERS, WEB | {"title": "A speech", "websiteType": "Congress article"}),
    "court": ("webpage", MAKERS, WEB | {"title": "법원", "websiteType": "News item"}),
    "bureau": ("webpage", MAKERS, WEB | {"title": "Bureau", "websiteType": "Meeting"}),
    "note": (
        "report",
        MAKERS,
        {
            **{"title": "A note", "institution": "International Metalworkers' Federation", "rights": RIGHTS},
            **{"reportType": "Briefing note", "archive": NAME, "archiveLocation": "note", "date": "2009/01/09"},
        },
    ),
    "green": (
        "film",
        [
            ("director", "Mikkelson", "Dawn"),
            ("director", "Koch", "Melissa"),
            ("contributor", "International Metalworkers' Federation", ""),
            ("producer", "ITUC", ""),
        ],
        {"title": "A Union of Green", "runningTime": "4 min 5 s", "date": "2009/11", "archive": NAME, "rights": ""},
    ),
    "imf": (
        "encyclopediaArticle",
        [],
        {"title": "International Metalworkers' Federation", "publicationTitle": NAME, "date": "", "archive": ""},
    ),
    "cruz": ("encyclopediaArticle", [], {"title": "María José de la Cruz", "publicationTitle": NAME, "date": ""}),
    "strikes": ("encyclopediaArticle", [], {"title": "Strikes", "abstractNote": "When work stops."}),
}


@pytest.fixture(scope="module")
def small() -> Archive:
    return replace(archive_with(PAGES), books=True)


@pytest.mark.parametrize("key", KINDS)
def test_zotero_saves_each_kind_as_what_it_is(small: Archive, key: str) -> None:
    record = small.catalogue.records[key]
    kind, creators, fields = KINDS[key]
    item = of_metadata(page(record, small))
    assert (item.type, item.creators) == (kind, creators)
    assert {name: item[name] for name in fields} == fields
    assert item["url"] == small.page(record)
    assert item.attachments == [("Full Text PDF", small.file(record, "pdf"))]
    assert kind == TYPES[record.kind].zotero


def test_a_single_author_of_two_names_with_spaces_is_one(small: Archive) -> None:
    item = of_metadata(page(small.catalogue.records["alone"], small))
    assert item.creators == [("author", "de la Cruz", "María José")]


def test_an_organisation_stays_whole_but_for_its_commas(small: Archive) -> None:
    item = of_metadata(page(small.catalogue.records["smiths-strike"], small))
    assert item.creators == [("author", "Union of Smiths Welders and Turners", "")]
    assert item["date"] == "1893"


def test_dublin_core_says_what_zotero_has_no_place_for(small: Archive) -> None:
    court, note = (page(small.catalogue.records[key], small) for key in ("court", "note"))
    assert contents(page(small.catalogue.records["sinter"], small), "dcterms.spatial") == ["Türkiye", "Istanbul"]
    assert contents(note, "dcterms.isPartOf") == ["https://archive.example/en/campaigns/sinter.html"]
    assert contents(court, "dcterms.license") == ["https://spdx.org/licenses/CC-BY-4.0"]
    assert contents(court, "dcterms.modified") == ["2026-10-10T12:09:00Z"]
    alternative = court.xpath("//meta[@name='dcterms.alternative']")[0]
    assert (alternative.get("content"), alternative.get("lang")) == ("A court", "en")
    assert {meta.get("lang") for meta in court.xpath("//meta[@content='법원'][@name]")} == {"ko"}


def test_no_place_becomes_a_place_on_a_shelf(small: Archive) -> None:
    for key in ("sinter", "note", "imf"):
        head = page(small.catalogue.records[key], small)
        assert not head.xpath("//meta[contains(@name, 'coverage')]")


def test_every_record_comes_back_as_it_is(archive: Archive) -> None:
    for record in archive.catalogue.ordered:
        head = page(record, archive)
        (item,) = saved(head)
        assert item.type == TYPES[record.kind].zotero
        assert item["title"] == " ".join(title(record).split())
        assert item["url"] == archive.page(record)
        made = [key for key in record.creators if archive.catalogue.get(key)]
        assert len([role for role, *_ in item.creators if role != "producer" and role != "director"]) == len(made)
        assert all(role != "?" and last for role, last, _ in item.creators)
        dates = record.date.value if record.date and not TYPES[record.kind].zotero.startswith("ency") else None
        assert item["date"][:4] == year(dates)
        assert item["rights"] == (record.rights or "")
        assert contents(head, "dcterms.temporal") == ([record.date.value.text] if record.date else [])


def test_without_an_address_nothing_names_one(small: Archive) -> None:
    nowhere = replace(small, address="")
    for record in nowhere.catalogue.ordered:
        head = page(record, nowhere)
        assert not head.xpath("//meta[contains(@name, '_url') or @property='og:url' or @property='og:image']")
        assert contents(head, "dcterms.identifier") == [record.key]


def test_a_list_is_offered_before_the_page_that_shows_it(small: Archive) -> None:
    head = page(small.catalogue.records["note"], small)
    assert [item.type for item in saved(head)] == ["report"]
    query = "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.title=Another"
    span = head.makeelement("span", {"class": "Z3988", "title": query})
    head.body.append(span)
    assert [item["title"] for item in saved(head)] == ["Another"]
