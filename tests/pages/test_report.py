"""At the foot of each page a reader finds where to edit it and where to report a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from sphinx_archive.pages.forge import Place, by_mail, forge, web_address
from tests.archives import one
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from tests.archives import Archive

SIGNS = """기륭전자 파업 "100 %" & <b>+#?"""
PLACE = Place(SIGNS, "https://archive.example/news/x.html", "2026.11", "docs/news/x.md")
BOOK_THEME = """
html_theme = "sphinx_book_theme"
release = "2026.11"
"""


def asked(address: str) -> dict[str, str]:
    """Return what an address fills in."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/union/archive", "https://github.com/union/archive"),
        ("https://github.com/union/archive.git", "https://github.com/union/archive"),
        ("https://github.com/union/archive/", "https://github.com/union/archive"),
        ("git@github.com:union/archive.git", "https://github.com/union/archive"),
        ("ssh://git@gitlab.example.org:2222/group/sub/archive.git", "https://gitlab.example.org/group/sub/archive"),
        ("http://gitlab.example.org:8080/union/archive", "http://gitlab.example.org:8080/union/archive"),
        ("https://me:secret@github.com/union/archive", "https://github.com/union/archive"),
        ("https://github.com/노조/archive", "https://github.com/%EB%85%B8%EC%A1%B0/archive"),
        ("https://github.com/union/%EB%85%B8", "https://github.com/union/%EB%85%B8"),
        ("/home/me/archive", ""),
        ("../archive", ""),
        ("javascript:alert(1)//a/b", ""),
        ("https://github.com", ""),
        ("https://[github.com/a/b", ""),
        ("https://github.com:port/a/b", ""),
        ("", ""),
    ],
)
def test_every_way_to_write_a_repository_leads_to_its_page(repository: str, address: str) -> None:
    assert web_address(repository) == address


@pytest.mark.parametrize(
    ("repository", "edit"),
    [
        ("https://github.com/union/archive", "https://github.com/union/archive/edit/main/docs/news/x.md"),
        ("https://gitlab.com/union/archive", "https://gitlab.com/union/archive/-/edit/main/docs/news/x.md"),
        ("https://codeberg.org/union/archive", "https://codeberg.org/union/archive/_edit/main/docs/news/x.md"),
    ],
)
def test_each_forge_edits_at_its_own_address(repository: str, edit: str) -> None:
    at = forge(repository, "main")
    assert at
    assert at.edit(PLACE) == edit
    assert at.edit(PLACE._replace(file="")) == ""


@pytest.mark.parametrize("repository", ["https://git.example.org/union/archive", "/home/me/archive", ""])
def test_a_forge_that_nobody_knows_gets_no_links(repository: str) -> None:
    assert forge(repository, "main") is None


def test_a_report_has_title_address_and_edition_filled_in_whatever_signs_they_hold() -> None:
    github, gitlab, forgejo = (
        forge(f"https://{host}/a/b", "main") for host in ("github.com", "gitlab.com", "gitea.io")
    )
    assert github
    assert gitlab
    assert forgejo
    assert asked(github.report(PLACE)) == {
        "template": "correction.yml",
        "title": f"Correction: {SIGNS}",
        "page": f"{SIGNS} {PLACE.address}",
        "edition": "2026.11",
    }
    mail = by_mail("archive@union.example.org", PLACE)
    titled = asked(gitlab.report(PLACE))["issue[title]"], asked(forgejo.report(PLACE))["title"], asked(mail)["subject"]
    assert titled == (f"Correction: {SIGNS}",) * 3
    texts = (
        asked(gitlab.report(PLACE))["issue[description]"],
        asked(forgejo.report(PLACE))["body"],
        asked(mail)["body"].replace("\r\n", "\n"),
    )
    for text in texts:
        assert text.startswith(f"Page: {SIGNS}\nAddress: {PLACE.address}\nEdition: 2026.11\n\nWhat is wrong:\n")
    for address in (github.report(PLACE), gitlab.report(PLACE), forgejo.report(PLACE), mail):
        assert address.isascii()
        assert not set('"<> \n+') & set(address)


def test_the_longest_title_makes_no_address_that_a_server_refuses() -> None:
    at = forge("https://gitlab.com/a/b", "main")
    assert at
    assert len(at.report(PLACE._replace(title="파" * 300))) < 8000
    assert PLACE._replace(title="파" * 300).short_title == "파" * 150 + " …"


def links(page: HtmlElement) -> dict[str, str]:
    return {link.text: link.get("href") for link in page.cssselect(".archive-corrections a")}


def test_pages_that_somebody_wrote_can_be_edited_and_all_can_be_reported(new_archive: Callable[..., Archive]) -> None:
    pages = ("campaigns/korea.md", "organisations/emf.md", "organisations/industriall.md", "browse/years.md")
    archive = new_archive(
        {page: SAMPLE[page] for page in pages}, BOOK_THEME + 'archive_repository = "git@github.com:union/archive.git"\n'
    ).build()
    record = links(archive.page("campaigns/korea"))
    assert record["Edit this page"] == "https://github.com/union/archive/edit/main/docs/campaigns/korea.md"
    assert asked(record["Report a mistake"])["page"] == "기륭전자 파업 https://archive.example/campaigns/korea.html"
    assert asked(links(archive.page("organisations/emf"))["Report a mistake"])["title"] == (
        "Correction: [European Metalworkers]"
    )
    overview = links(archive.page("browse/years/2005"))
    assert list(overview) == ["Report a mistake"]
    assert asked(overview["Report a mistake"])["page"].endswith("/browse/years/2005.html")
    assert links(archive.page("404")) == {}
    assert "d-print-none" in one(archive.page("index"), ".archive-corrections").get("class")
    without = archive.build("-D", "archive_repository=", "-D", "archive_mailbox=archive@union.example.org")
    mailed = links(without.page("campaigns/korea"))
    assert list(mailed) == ["Report a mistake"]
    assert mailed["Report a mistake"].startswith("mailto:archive@union.example.org?subject=Correction%3A%20")
