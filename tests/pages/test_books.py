"""Pages lead to their PDFs and e-books where the archive has them, and nowhere where it has not."""

from __future__ import annotations

import pytest

from tests.archives import words_of
from tests.sample import SAMPLE

BOOKS = "```{books}\n```\n"
PAGES = {
    **SAMPLE,
    "index.md": SAMPLE["index.md"].replace("```{toctree}", f"## To print\n\n{BOOKS}\n```{{toctree}}"),
    "campaigns/index.md": f"# Campaigns\n\n{BOOKS}",
}
ON = "archive_books = True\nhtml_baseurl = 'https://archive.example.org/en/'\nhtml_theme = 'sphinx_book_theme'\n"


@pytest.fixture(scope="module")
def site(new_archive):
    return new_archive(PAGES, ON).build()


def links(page, selector: str) -> dict[str, str]:
    """Return where the links of a part of a page lead, by their texts."""
    return {words_of(link): link.get("href") for link in page.cssselect(f"{selector} a[href]")}


def test_record_leads_to_its_pdf_and_to_that_with_its_parts(site) -> None:
    found = links(site.page("campaigns/sinter"), "#record-citation")
    assert found["This page as a PDF"] == "sinter.pdf"
    assert found["With its parts (2), as a PDF"] == "sinter.with-parts.pdf"
    assert not any("parts" in text for text in links(site.page("news/court"), "#record-citation"))


def test_head_of_a_record_names_its_pdf(site) -> None:
    page = site.page("news/court")
    assert page.xpath("string(//meta[@name='citation_pdf_url']/@content)") == (
        "https://archive.example.org/en/news/court.pdf"
    )
    assert page.xpath("string(//link[@rel='alternate'][@type='application/pdf']/@href)") == "court.pdf"
    assert page.xpath("//a[@aria-label='This page as a PDF']/@href") == ["court.pdf"]


def test_other_pages_have_no_pdf(site) -> None:
    for name in ("index", "campaigns/index", "browse/years"):
        assert not site.page(name).xpath("//link[@type='application/pdf'] | //meta[@name='citation_pdf_url']")


def test_first_page_lists_the_whole_and_every_folder(site) -> None:
    rows = [words_of(row) for row in site.page("index").cssselect("#to-print li")]
    assert [row.partition(":")[0] for row in rows] == [
        "Test archive", "Campaigns", "News", "Organisations", "People", "Subjects",
    ]  # fmt: skip
    found = site.page("index").cssselect("#to-print li a")
    assert [link.get("href") for link in found][:4] == [
        "test-archive.pdf", "test-archive.epub", "campaigns.pdf", "campaigns.epub",
    ]  # fmt: skip


def test_page_of_a_folder_leads_to_its_books(site) -> None:
    found = links(site.page("campaigns/index"), "main")
    assert found["PDF"] == "../campaigns.pdf"
    assert found["e-book (EPUB)"] == "../campaigns.epub"


def test_without_books_there_is_not_even_an_empty_section(new_archive) -> None:
    site = new_archive(PAGES).build()
    assert not site.page("index").cssselect("#to-print")
    for name in ("index", "campaigns/index", "campaigns/sinter"):
        assert not [link for link in site.page(name).xpath("//@href") if link.endswith((".pdf", ".epub"))]
