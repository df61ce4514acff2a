"""The books of the archive itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.epub.books import Book, faults

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def books(shelf: Path) -> list[Book]:
    found = [Book(path) for path in sorted(shelf.glob("*.epub"))]
    assert len(found) > 8, f"No e-books in {shelf}. Build them: sphinx-build -b archive-epub docs {shelf}"
    return found


def test_epubcheck_is_silent(shelf: Path) -> None:
    # The whole has every page; the films are the series with more than text.
    assert faults([shelf / "the-metalworkers-archive.epub", shelf / "films.epub"]) == []


def test_every_link_leads_somewhere(books: list[Book]) -> None:
    assert {book.path.name: book.broken() for book in books if book.broken()} == {}


def test_every_page_has_a_title_and_an_end(books: list[Book]) -> None:
    for book in books:
        for page in book.pages:
            assert len(book.find(page, "//x:h1")) == 1, page
            assert len(book.find(page, "//x:footer//x:a")) == 1, page


def test_no_address_was_left_unsettled(books: list[Book]) -> None:
    for book in books:
        for page in book.pages:
            assert not book.find(page, "//@*[starts-with(., 'archive:')]"), page


def test_the_film_is_in_the_book_of_films(books: list[Book]) -> None:
    (films,) = [book for book in books if book.path.stem == "films"]
    assert len(films.find("films/congresses-1893-2012", "//x:video/x:track[@kind='captions']")) == 1
    assert sum(name.endswith(".webm") for name in films.files) == 1


def test_no_book_is_heavy(books: list[Book]) -> None:
    sizes = {book.path.stem: book.path.stat().st_size for book in books}
    assert max(sizes.values()) < 6_000_000, sizes
    assert sorted(sizes.values())[len(sizes) // 2] < 1_500_000, sizes
