"""The list of all pages: read by the client of ResourceSync, held against the schemas, and equal to the pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from resync.resource_list import ResourceList

from sphinx_archive.catalogue.history import Dates, History
from sphinx_archive.exports import harvesting
from sphinx_archive.exports.harvesting.marks import Limits
from sphinx_archive.exports.harvesting.pages import path_of, shows_records
from sphinx_archive.exports.web import signposting
from tests.building import put
from tests.exports.conftest import archive_with
from tests.exports.harvesting.conftest import Site, write
from tests.exports.harvesting.harvesters import SITEMAP, TERMS, list_faults, lists

if TYPE_CHECKING:
    from pathlib import Path

    from resync.resource import Resource

    from sphinx_archive.exports.archive import Archive


def resources(site: Site) -> dict[str, Resource]:
    """Return what the client finds in the list of pages, by address."""
    found = ResourceList()
    found.read(str(site.folder / "sitemap.xml"))
    return {resource.uri: resource for resource in found}


def test_lists_are_valid(harvest: Site) -> None:
    assert len(lists(harvest.folder)) == 4
    assert list_faults(lists(harvest.folder)) == []


def test_every_page_is_listed_with_its_digest_and_length(harvest: Site) -> None:
    pages = {path.relative_to(harvest.folder).as_posix(): path for path in harvest.folder.rglob("*.html")}
    found = resources(harvest)
    assert {f"{harvest.archive.address}/{path}" for path in pages} == set(found)
    for name, path in pages.items():
        resource = found[f"{harvest.archive.address}/{name}"]
        assert (resource.sha256, resource.length) == (sha256(path.read_bytes()).hexdigest(), path.stat().st_size)
        assert resource.mime_type == "text/html"


def test_every_record_has_the_date_of_its_last_change_and_its_signposts(harvest: Site) -> None:
    found = resources(harvest)
    for record in harvest.archive.catalogue.ordered:
        dates = harvest.archive.history.of(record.docname)
        resource = found[harvest.archive.page(record)]
        assert dates
        assert resource.lastmod == f"{dates.changed:%Y-%m-%dT%H:%M:%SZ}"
        links = [(link["rel"], link["href"], link.get("mime_type", "")) for link in resource.ln]
        wanted = [(link.rel, link.href, link.type) for link in signposting.links(record, harvest.archive)]
        assert links == [*wanted, ("alternate", harvest.archive.file(record, "md"), "text/markdown")]


@pytest.mark.parametrize(
    ("docname", "changed"), [("news/index", "05-02"), ("browse/years", "05-03"), ("data/more", "05-01"), ("new", None)]
)
def test_a_page_that_shows_records_changes_with_the_newest(tmp_path: Path, docname: str, changed: str | None) -> None:
    texts = {
        "news/a.md": "---\nkind: news\n---\n# A\n",
        "campaigns/b.md": "---\nkind: campaign\n---\n# B\n",
        "news/index.md": "# News\n\n```{listing}\n:kind: news\n```\n",
        "browse/years.md": "# Years\n\n```{listing}\n:group-by: year\n```\n",
        "data/more.md": "# More\n",
        "new.md": "# New\n\n```{listing}\n```\n",
    }
    days = [datetime(2026, 5, day, tzinfo=UTC) for day in (1, 2, 3)]
    dates = {"news/a.md": days[1], "campaigns/b.md": days[2]}
    history = History({path: Dates(days[0], dates.get(path, days[0])) for path in texts if path != "new.md"})
    archive = replace(archive_with({path: text.encode() for path, text in texts.items()}), history=history)
    found = resources(write(archive, tmp_path))[archive.at(f"{docname}.html")]
    assert found.lastmod == (f"2026-{changed}T00:00:00Z" if changed else None)


def test_the_list_is_as_of_the_newest_change(harvest: Site) -> None:
    head = etree.parse(harvest.folder / "sitemap.xml").getroot().find(f"{TERMS}md")
    assert head is not None
    newest = max(resource.lastmod for resource in resources(harvest).values())
    assert head.attrib == {"capability": "resourcelist", "at": newest}


def test_the_list_is_as_new_as_the_end_of_a_page_that_went(hostile: Archive, tmp_path: Path) -> None:
    later = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
    history = History({**hostile.history.pages, "news/gone.md": Dates(later, later)})
    write(replace(hostile, history=history), tmp_path)
    head = etree.parse(tmp_path / "sitemap.xml").getroot().find(f"{TERMS}md")
    assert head is not None
    assert head.get("at") == "2027-01-02T03:04:05Z"


def test_the_book_of_a_page_is_named_where_books_are_made(hostile: Archive, tmp_path: Path) -> None:
    site = write(replace(hostile, books=True), tmp_path)
    items = [
        link["href"] for resource in resources(site).values() for link in resource.ln or () if link["rel"] == "item"
    ]
    assert sorted(items) == sorted(hostile.file(record, "pdf") for record in hostile.catalogue.ordered)


@pytest.mark.parametrize("limits", [Limits(entries=10), Limits(size=20_000)], ids=["entries", "size"])
def test_a_long_list_comes_in_parts_that_read_as_one(hostile: Archive, tmp_path: Path, limits: Limits) -> None:
    whole, parts = write(hostile, tmp_path / "whole"), write(hostile, tmp_path / "parts", limits)
    paths = sorted(parts.folder.glob("sitemap-*.xml"))
    assert len(paths) > 3
    assert list_faults(lists(parts.folder)) == []
    assert all(path.stat().st_size <= limits.size for path in paths)
    assert all(len(etree.parse(path).findall(f"{SITEMAP}url")) <= limits.entries for path in paths)
    index = etree.parse(parts.folder / "sitemap.xml")
    assert index.getroot().tag == f"{SITEMAP}sitemapindex"
    listed = [element.text for element in index.iter(f"{SITEMAP}loc")]
    assert listed == [hostile.at(path.name) for path in sorted(paths, key=lambda path: int(path.stem[8:]))]
    together = [resource for path in paths for resource in _of(path)]
    assert together == _of(whole.folder / "sitemap.xml")


def _of(path: Path) -> list[list[tuple[str, str, dict[str, str]]]]:
    found = etree.parse(path).iter(f"{SITEMAP}url")
    return [[(part.tag, (part.text or "").strip(), dict(part.attrib)) for part in url.iter()] for url in found]


def test_where_addresses_end_in_a_slash_pages_are_found_in_folders(hostile: Archive, tmp_path: Path) -> None:
    archive = replace(
        hostile, ending="/", docnames=(*hostile.docnames, "index", "news/index"), source=lambda _: "# X\n"
    )
    found = resources(write(archive, tmp_path))
    pages = {archive.page(record) for record in archive.catalogue.ordered}
    assert set(found) == {*pages, "https://archive.example/en/", "https://archive.example/en/news/"}


def test_without_a_history_it_is_a_plain_sitemap(hostile: Archive, tmp_path: Path) -> None:
    site = write(replace(hostile, history=History()), tmp_path)
    assert lists(site.folder) == [site.folder / "sitemap.xml"]
    assert list_faults(lists(site.folder)) == []
    tree = etree.parse(site.folder / "sitemap.xml")
    assert tree.getroot().find(f"{TERMS}md") is None
    assert not list(tree.iter(f"{SITEMAP}lastmod"))
    assert not list(site.folder.glob("feeds/*"))


def test_without_an_address_there_are_only_pages_in_markdown(hostile: Archive, tmp_path: Path) -> None:
    archive = replace(hostile, address="")
    assert {name.rpartition(".")[2] for name, _ in harvesting.files(archive)} == {"md"}
    put(tmp_path, {path_of(docname, ".html"): b"x" for docname in archive.docnames})
    assert not list(harvesting.files_of_pages(archive, tmp_path))


def test_a_page_that_was_not_written_is_not_listed(tmp_path: Path) -> None:
    archive = archive_with({"news/a.md": b"---\nkind: news\n---\n# A\n", "news/b.md": b"---\nkind: news\n---\n# B\n"})
    put(tmp_path, {"news/a.html": b"a", "news/old.html": b"of an earlier build"})
    put(tmp_path, harvesting.files_of_pages(archive, tmp_path))
    assert set(resources(Site(archive, tmp_path))) == {archive.at("news/a.html")}


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("```{listing}\n:kind: news\n```\n", True),
        (":::{overview} chart\n:::\n", True),
        ("# Title\n\n```{books}\n```\n", True),
        ("````\n```{listing}\n```\n````\n", False),
        ("```{note}\nA list\n```\n", False),
        ("The directive `{listing}` shows records.\n", False),
    ],
)
def test_pages_that_show_records_are_told_by_their_directives(text: str, shows: bool) -> None:
    assert shows_records(text) is shows


def test_robots_may_read_all(harvest: Site) -> None:
    told = (harvest.folder / "robots.txt").read_text("utf-8")
    assert told == "User-agent: *\nAllow: /\n\nSitemap: https://archive.example/en/sitemap.xml\n"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<lastmod>2026-", "<lastmod>tomorrow, 2026-"),
        ('capability="resourcelist"', 'capabilities="resourcelist"'),
        ('rel="cite-as"', 'rel="cite-as" weight="3"'),
        ("<loc>", "<place/><loc>"),
        ("</urlset>", ""),
    ],
)
def test_the_schemas_refuse_broken_lists(hostile: Archive, tmp_path: Path, right: str, wrong: str) -> None:
    path = write(hostile, tmp_path).folder / "sitemap.xml"
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    assert list_faults([path])
