"""Dates of pages are those that Git knows, and a commit changes only what it must."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.exports.harvesting.harvesters import SITEMAP, TERMS, feed_faults, list_faults, lists

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.archives import Archive

PAGES = {
    "news/one.md": "---\nkind: news\ndate: 2009\n---\n# One\n",
    "news/two.md": "---\nkind: news\ndate: 2010\naliases: [once]\n---\n# Two\n",
    "news/index.md": "# News\n\n```{listing}\n:kind: news\n```\n",
    "people/jim.md": "---\nkind: person\n---\n# Jim\n",
    "people/index.md": "# People\n\n```{listing}\n:kind: person\n```\n",
    "browse/years.md": "# By year\n\n```{listing}\n:group-by: year\n:pages:\n```\n",
    "more.md": "# More\n",
    "index.md": "# Test archive\n\n```{toctree}\n:glob:\n\nmore\nbrowse/years\nnews/*\npeople/*\n```\n",
}
COMMITS = {
    "2026-03-01T10:00:00+02:00": PAGES,
    "2026-04-02T23:30:00-05:00": {"news/two.md": PAGES["news/two.md"] + "\nChanged.\n"},
    "2026-04-01T09:00:00+00:00": {"people/jim.md": PAGES["people/jim.md"] + "\nChanged, by a slow clock.\n"},
}


def git(archive: Archive, *words: str, date: str = "") -> str:
    """Return what Git answers in an archive's folder; a commit bears the date."""
    named = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dated = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "GIT_CONFIG_GLOBAL": os.devnull}
    run = subprocess.run(
        ["git", *words], cwd=archive.root, env={**os.environ, **named, **dated}, capture_output=True, check=True
    )
    return run.stdout.decode().strip()


def commit(archive: Archive, date: str) -> None:
    git(archive, "add", "docs")
    git(archive, "commit", "-q", "-m", "x", date=date)


def dates(archive: Archive) -> dict[str, str]:
    """Return the dates in the list of pages, by page."""
    tree = etree.parse(archive.out / "sitemap.xml")
    return {
        url.findtext(f"{SITEMAP}loc").removeprefix("https://archive.example/").removesuffix(".html"): url.findtext(
            f"{SITEMAP}lastmod"
        )
        for url in tree.iter(f"{SITEMAP}url")
    }


@pytest.fixture(scope="module")
def repository(new_archive: Callable[..., Archive]) -> Archive:
    """Return a built archive whose pages came and changed at several times, not all in their order."""
    archive = new_archive(PAGES)
    git(archive, "init", "-q")
    for date, pages in COMMITS.items():
        archive.write(pages)
        commit(archive, date)
    return archive.build()


def test_dates_are_those_of_the_last_commit_of_each_page(repository: Archive) -> None:
    found = dates(repository)
    for docname in ("news/one", "news/two", "people/jim", "more", "index"):
        said = git(
            repository,
            "log",
            "-1",
            "--date=format-local:%Y-%m-%dT%H:%M:%SZ",
            "--format=%cd",
            "--",
            f"docs/{docname}.md",
        )
        assert found[docname] == said, docname
    assert found["news/two"] == "2026-04-03T04:30:00Z"
    assert found["news/index"] == found["news/two"]
    # The lists of the years 2009 and 2010, and the page that leads to them, show records of every kind.
    assert found["browse/years"] == found["browse/years/2009"] == found["browse/years/2010"] == found["news/two"]
    assert "news/once" not in found  # it only leads on
    assert (repository.out / "news/once.html").is_file()
    assert found["people/index"] == found["people/jim"] == "2026-04-01T09:00:00Z"


def test_what_a_build_makes_is_valid(repository: Archive) -> None:
    assert list_faults(lists(repository.out)) == []
    assert feed_faults(sorted(repository.out.glob("feeds/*.xml"))) == []


def test_a_commit_changes_the_dates_of_what_it_changes(repository: Archive) -> None:
    before, files = dates(repository), repository.tree()
    repository.write({"more.md": "# More of it\n", "news/one.md": PAGES["news/one.md"] + "\nAdded.\n"})
    commit(repository, "2026-05-05T05:05:05+00:00")
    after, now = dates(repository.build()), repository.tree()
    changed = {docname for docname, date in after.items() if before[docname] != date}
    assert changed == {"news/one", "news/index", "more", "browse/years", "browse/years/2009", "browse/years/2010"}
    assert {after[docname] for docname in changed} == {"2026-05-05T05:05:05Z"}
    ours = {
        name for name in now if name.startswith(("feeds/", "resourcesync/", ".well-known/")) or name.endswith(".md")
    }
    assert {name for name in ours if files.get(name) != now[name]} == {
        "news/one.md",
        "feeds/changed.xml",
        "feeds/new.xml",
        "feeds/news.xml",
        "resourcesync/changelist.xml",
    }


def test_a_page_that_goes_changes_the_lists_it_stood_in(repository: Archive) -> None:
    before = dates(repository)
    (repository.docs / "people/jim.md").unlink()
    (repository.docs / "data").mkdir()
    repository.write({"data/withdrawn.csv": "key,kind,date,reason\njim,person,2026-06-06,Told twice.\n"})
    commit(repository, "2026-06-06T06:06:06+00:00")
    after = dates(repository.build())
    changed = {docname for docname, date in after.items() if before[docname] != date}
    assert changed == {"people/index", "browse/years", "browse/years/2009", "browse/years/2010"}
    assert set(before) - set(after) == {"people/jim"}
    told = etree.parse(repository.out / "resourcesync/changelist.xml").findall(f"{SITEMAP}url")
    gone = [url.findtext(f"{SITEMAP}loc") for url in told if url.find(f"{TERMS}md").get("change") == "deleted"]
    assert gone == ["https://archive.example/people/jim.html"]
