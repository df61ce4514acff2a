"""Whatever authors write, the book is whole and they are told what it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_archive.epub.addresses import file_of_page, link_address
from tests.epub.books import Book

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.archives import Archive

REMOTE = (
    "WARNING: The image '{}' is on another site, so the e-books have a link in its place. "
    "Copy it into the archive beside the page. [archive.epub-remote-image]"
)


@pytest.fixture(scope="session")
def book(hostile: Archive) -> Book:
    return Book(hostile.out / "test-archive.epub")


def told(archive: Archive, page: str) -> list[str]:
    """Return what the build said of a page and e-books."""
    found = [line.partition(f"docs/{page}:") for line in archive.warnings if f"docs/{page}:" in line]
    return [said for _, _, said in found if "[archive.epub" in said]


def test_every_page_is_there_and_every_link_leads_somewhere(hostile: Archive, book: Book) -> None:
    assert len(book.pages) == sum(path.suffix in {".md", ".rst"} for path in hostile.docs.rglob("*"))
    assert book.broken() == []


def test_raw_html_is_nested_rightly_and_its_words_stay(book: Book) -> None:
    words = book.words("a/raw", "//x:main")
    for said in (
        "bold and crossed",
        "a break and an É, &unknown; & alone < less",
        "red",
        "One",
        "Three",
        "block in a line",
    ):
        assert said in words
    assert "alert" not in words
    assert not book.find("a/raw", "//@onclick | //@onload | //@style | //x:script | //x:iframe | //x:font | //x:video")
    assert len(book.find("a/raw", "//*[@id='twice']")) == 1


def test_raw_html_that_a_book_cannot_hold_is_reported_at_its_line(hostile: Archive) -> None:
    assert (
        "11: WARNING: Raw HTML: e-books have no <button>, <form>, <iframe>, <input>, so the site and the books differ "
        "here. Write it in Markdown, or put it below `{only} html`. [archive.epub-raw]"
    ) in told(hostile, "a/raw.md")
    # What is only badly nested is put right, and nothing needs to be said.
    assert not any(said.startswith(("4:", "8:")) for said in told(hostile, "a/raw.md"))


def test_pictures_elsewhere_become_links(hostile: Archive, book: Book) -> None:
    links = book.find("a/pictures", "//x:a[.='Far off' or .='Linked and far' or .='A figure']/@href")
    assert links == [f"https://example.org/{name}.png" for name in ("far", "linked", "figure")]
    assert told(hostile, "a/pictures.md")[0] == f"4: {REMOTE.format('https://example.org/far.png')}"
    assert len(told(hostile, "a/pictures.md")) == 3


def test_pictures_of_the_archive_are_packed_once(book: Book) -> None:
    pictures = book.find("a/pictures", "//x:img")
    assert [picture.get("alt") for picture in pictures] == ["", "A drawing", "data", "The same picture", "Half of it"]
    assert len({picture.get("src") for picture in pictures}) == 3
    assert len([name for name in book.files if "/picture-" in name]) == 1


def test_a_picture_that_is_missing_is_told_in_words(hostile: Archive, book: Book) -> None:
    assert "Lost in a line" in book.words("a/pictures")
    assert any("image file not readable: a/lost.png" in line for line in hostile.warnings)


def test_a_film_plays_with_captions_and_has_its_words(book: Book) -> None:
    film = book.find("a/pictures", "//x:video")[0]
    assert {part.tag.rpartition("}")[2]: part.get("src", "").rpartition(".")[2] for part in film} == {
        "source": "webm",
        "track": "vtt",
        "p": "",
    }
    assert film.get("aria-label") == "What the film shows"
    assert film.get("poster").endswith(".png")
    assert "The words of the film." in book.words("a/pictures", "//x:details")
    assert {"captions", "transcript"} <= set(book.said("schema:accessibilityFeature"))
    assert book.said("schema:accessibilityHazard") == ["unknown"]


def test_a_large_film_is_left_on_the_web(new_archive: Callable[..., Archive]) -> None:
    page = "# Film\n\n:::{video} film.webm\n:alt: A strike\n:captions: film.vtt en English\n:poster: poster.png\n:::\n"
    captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nWords\n"
    files = {"film.webm": b"\0" * 20_000_001, "film.vtt": captions, "poster.png": b"\x89PNG\r\n", "page.md": page}
    archive = new_archive(files).build("-b", "archive-epub")
    book = Book(archive.out / "test-archive.epub")
    assert not book.find("page", "//x:video")
    assert book.find("page", "//x:img/@alt") == ["A strike"]
    (address,) = book.find("page", "//x:a[.='The film on the web']/@href")
    assert address.startswith("https://archive.example/_downloads/")
    assert address.endswith("/film.webm")
    assert not any(name.endswith(".webm") for name in book.files)


def test_formulas_are_mathml(book: Book) -> None:
    found = book.find("more", "//*[namespace-uri()='http://www.w3.org/1998/Math/MathML' and local-name()='math']")
    assert len(found) == 2
    assert book.find("package.opf", "//o:item[@href='pages/more.xhtml']/@properties") == ["mathml"]


def test_writing_from_right_to_left_says_so(book: Book) -> None:
    found = book.find("a/languages", "//x:span[@lang]")
    assert [(word.get("lang"), word.get("dir")) for word in found] == [
        ("ar", "rtl"),
        ("he", "rtl"),
        ("ja", None),
        ("ur-PK", "rtl"),
    ]


def test_names_of_files_are_plain_and_titles_are_not(book: Book) -> None:
    names = [name.removeprefix("EPUB/") for name in book.files if "/pages/" in name]
    assert all(name.isascii() and name == name.lower() for name in names)
    titles = [link.text for link in book.find("nav.xhtml", "//x:nav[@epub:type='toc']//x:a")]
    assert "国際金属労連" in titles
    assert 'Ünïcödé <b>& "quotes"</b> \']]>' in titles


def test_control_characters_are_dropped(book: Book) -> None:
    assert book.words("a/control", "//x:h1") == "Bell and escape"
    assert book.words("a/control", "//x:code") == "code"


def test_an_unknown_element_keeps_its_text_and_is_reported(new_archive: Callable[..., Archive]) -> None:
    page = {"page.md": "# Page\n\nA {gadget}`thing` here.\n"}
    archive = new_archive(page, 'extensions.append("tests.epub.gadget")\n').build("-b", "archive-epub")
    assert "A thing here." in Book(archive.out / "test-archive.epub").words("page")
    expected = "page.md:3: WARNING: E-books do not know the element 'Gadget'; only the text inside it is kept."
    assert any(expected in line for line in archive.warnings), archive.warnings
    # Until it is mended every build says so.
    assert any(expected in line for line in archive.build("-b", "archive-epub").warnings)


def test_without_an_address_on_the_web_links_to_it_are_text(book: Book) -> None:
    assert book.said("dc:source") == []
    assert not book.find("a/addresses", "//x:a[@download and not(@href)]")
    assert "this page" in book.words("a/addresses")
    assert book.find("a/addresses", "//x:footer") == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://example.org/ä b?c=d|e#f#g", "https://example.org/%C3%A4%20b?c=d%7Ce#f%23g"),
        ("https://example.org/%C3%A4?a=50%", "https://example.org/%C3%A4?a=50%25"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("http://", ""),
        ("http://[bad", ""),
        ("http://%5Bbad", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("../page.html", ""),
    ],
)
def test_addresses_are_whole_or_none(written: str, expected: str) -> None:
    assert link_address(written) == expected


def test_no_two_pages_share_a_file() -> None:
    names = ["a/x", "a/X", "a/ä", "a/ö", "a/ x", "a/x ", "x", "日本", "日", "a/x.y", "con", ".x", "a/.x"]
    files = [file_of_page(name) for name in names]
    assert len({name.casefold() for name in files}) == len(names)
    assert file_of_page("campaigns/sinter-metal") == "pages/campaigns/sinter-metal.xhtml"
