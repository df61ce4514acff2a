"""The checks of a built site pass what is right, and refuse what is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conformance import of_harvesting, of_visitors
from tests.exports.conftest import archive_with
from tests.exports.harvesting.conftest import Site, write

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    "---\nkind: news\ndate: 2009\nsources:\n  first:\n    title: T\n    not-archived: kept on paper\n---\n"
    "# Page\n\nSo {source}`first`.\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return write(archive_with({f"news/{key}.md": PAGE.encode() for key in ("one", "two")}), tmp_path)


def test_what_is_right_passes(site: Site) -> None:
    outcomes = [check.run(site.folder) for check in (*of_harvesting.CHECKS, *of_visitors.CHECKS)]
    assert [outcome.failures for outcome in outcomes] == [()] * len(outcomes)
    assert [outcome.checked for outcome in outcomes] == [4, 2, 3, 2, 1, 1]


@pytest.mark.parametrize(
    ("check", "name", "right", "wrong"),
    [
        (of_harvesting.lists_are_valid, "sitemap.xml", "<lastmod>", "<lastmod>about "),
        (of_harvesting.lists_are_valid, "resourcesync/changelist.xml", 'change="created"', 'change="made"'),
        (of_harvesting.lists_are_valid, ".well-known/resourcesync", "</loc>", "</loc><loc>http://x.example/y</loc>"),
        (of_harvesting.copies_are_equal, "news/one.html", "# Page", "# Pages"),
        (of_harvesting.copies_are_equal, "sitemap.xml", 'length="', 'length="1'),
        (of_harvesting.feeds_are_valid, "feeds/news.xml", "<updated>", "<updated>about "),
        (of_harvesting.pages_read_as_markdown, "news/one.md", "kind: news", "kind: novelty"),
        (of_harvesting.pages_read_as_markdown, "news/one.md", "[^first]:", "[^second]:"),
        (of_harvesting.pages_read_as_markdown, "news/one.md", "So[^first]", "So {source}`first`"),
        (of_visitors.robots, "robots.txt", "Allow: /", "Allow: /\nDisallow: /*/news/"),
        (of_visitors.robots, "robots.txt", "sitemap.xml", "sitemaps.xml"),
        (of_visitors.llms, "llms.txt", "/feeds/new.xml", "/feeds/newest.xml"),
        (of_visitors.llms, "llms.txt", "# Archive", "Archive"),
    ],
)
def test_what_is_broken_is_refused(site: Site, check, name: str, right: str, wrong: str) -> None:
    path = site.folder / name
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    assert check(site.folder).failures
