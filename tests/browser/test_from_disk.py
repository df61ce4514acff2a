"""The zipped site, opened from a disk: every link of every page leads somewhere, and the search finds."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from lxml import html
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

FOLDER = "My archive Ω, 50% ää#1"
# It is shown at any address of the server, so its links begin with the archive's own.
FOR_A_SERVER = "404.html"
# The links in a head that name the archive's public address are for programs to use, not for readers to open.
NAMED = ".//link[@rel='stylesheet' or not(starts-with(@href, 'https://'))]/@href"
NAMED += " | .//script/@src | .//img/@src | .//video/@src | .//source/@src | .//track/@src | .//video/@poster"
NAMED += " | .//a/@href | .//form/@action | .//iframe/@src | .//object/@data"


class Opened(NamedTuple):
    """A page as it lies on the disk: the addresses it names, and the places on it that others can lead to."""

    links: frozenset[str]
    anchors: frozenset[str]


@pytest.fixture(scope="session")
def disk(books: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which a reader unpacked the site with its books."""
    folder = tmp_path_factory.mktemp("disk")
    with ZipFile(folder / "site.zip", "w") as packed:
        for path in filter(Path.is_file, books.rglob("*")):
            packed.write(path, path.relative_to(books))
    with ZipFile(folder / "site.zip") as packed:
        packed.extractall(folder / FOLDER)
    return folder / FOLDER


@pytest.fixture(scope="session")
def pages(disk: Path) -> dict[Path, Opened]:
    """Return every page that a reader can open."""
    found = sorted(disk.rglob("*.html"))
    return {path: _opened(path) for path in found if "_static" not in path.parts and path.name != FOR_A_SERVER}


def _opened(path: Path) -> Opened:
    document = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    links = frozenset(str(link).strip() for link in document.xpath(NAMED))
    return Opened(links, frozenset(map(str, document.xpath(".//@id | .//a/@name"))))


def own_address(disk: Path) -> str:
    """Return the public address of the archive."""
    (address,) = html.parse(str(disk / "index.html")).xpath("//link[@rel='canonical']/@href")
    return str(address).rpartition("/")[0]


def test_every_address_on_every_page_is_there(disk: Path, pages: dict[Path, Opened]) -> None:
    files = {path.relative_to(disk).as_posix() for path in disk.rglob("*") if path.is_file()}
    anchors = {path.relative_to(disk).as_posix(): page.anchors for path, page in pages.items()}
    missing = defaultdict(set)
    for path, page in pages.items():
        name = path.relative_to(disk).as_posix()
        for link in page.links:
            if not urlsplit(link).scheme and (wrong := _wrong(name, link, files, anchors)):
                missing[wrong].add(name)
    assert len(pages) > 500
    assert {wrong: sorted(where)[:3] for wrong, where in missing.items()} == {}


def _wrong(name: str, link: str, files: set[str], anchors: dict[str, frozenset[str]]) -> str:
    """Return what is wrong with a link of a page, or nothing."""
    parts = urlsplit(link)
    if parts.netloc or parts.path.startswith("/"):
        return f"{link} does not begin from the page"
    target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
    if target.startswith("../"):
        return f"{link} leaves the archive"
    if target not in files:
        return f"{link} is no file"
    if parts.fragment and target in anchors and unquote(parts.fragment) not in anchors[target]:
        return f"{link} has no such place"
    return ""


def test_every_address_in_a_style_sheet_is_there(disk: Path) -> None:
    sheets = list(disk.rglob("*.css"))
    named = [
        (sheet, address.split("?")[0].split("#")[0])
        for sheet in sheets
        for address in re.findall(r"""url\(\s*["']?([^"')]+)""", sheet.read_text("utf-8"))
        if not address.startswith(("data:", "#"))
    ]
    assert sheets
    assert [(sheet.name, address) for sheet, address in named if not (sheet.parent / unquote(address)).is_file()] == []


def test_no_page_sends_readers_to_the_public_address_of_the_archive(disk: Path, pages: dict[Path, Opened]) -> None:
    own = own_address(disk)
    assert own.startswith("https://")
    assert {link for page in pages.values() for link in page.links if link.startswith(own)} == set()


def test_pages_open_one_another(watch: Callable[..., Watched], disk: Path) -> None:
    watched = watch()
    page = watched.page
    page.goto((disk / "index.html").as_uri())
    for name in ("country", "Türkiye", "Sinter Metal", "December 2008 to January 2012"):
        page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^2008"))
    assert watched.errors == []
    assert {url for url in watched.requests if not url.startswith("file:")} == set()


def test_the_search_finds_and_its_results_open(watch: Callable[..., Watched], disk: Path) -> None:
    watched = watch()
    page: Page = watched.page
    page.goto(f"{(disk / 'search.html').as_uri()}?q=foxconn")
    results = page.locator("#search-results li a")
    expect(results.first).to_be_visible()
    addresses = {str(link.get_attribute("href")) for link in results.all()}
    assert len(addresses) > 3
    for address in addresses:
        path = unquote(urlsplit(address).path)
        assert (disk / path).is_file(), address
    results.first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.startswith(disk.as_uri())
    assert "foxconn" in page.get_by_role("main").inner_text().lower()
    assert watched.errors == []
    assert {url for url in watched.requests if not url.startswith("file:")} == set()
