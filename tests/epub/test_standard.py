"""What epubcheck, the W3C's own program, has to say: nothing, hints included."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.epub.books import Book, verdicts

if TYPE_CHECKING:
    from tests.archives import Archive


@pytest.fixture(scope="module")
def told(sample: Archive, hostile: Archive, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what epubcheck says of the sample, of what authors should not write, and of a book that was spoilt."""
    spoilt = tmp_path_factory.mktemp("spoilt") / "spoilt.epub"
    with ZipFile(spoilt, "w") as packed:
        for name, content in Book(sample.out / "campaigns.epub").files.items():
            packed.writestr(name, content.replace(b"<h1>", b"<h1><p/>"), ZIP_STORED)
    books = [sample.out / "test-archive.epub", hostile.out / "test-archive.epub", spoilt]
    return dict(zip(("sample", "hostile", "spoilt"), verdicts(books).values(), strict=True))


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_epubcheck_is_silent_whatever_authors_write(told: dict[str, list[str]], hostile: Archive, name: str) -> None:
    assert hostile.status == 0
    assert told[name] == []


def test_epubcheck_is_heard(told: dict[str, list[str]]) -> None:
    assert any("RSC-005" in fault for fault in told["spoilt"])


def test_the_type_comes_first_and_is_not_packed(sample: Archive) -> None:
    with ZipFile(sample.out / "campaigns.epub") as packed:
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type, packed.read(first)) == (
            "mimetype",
            ZIP_STORED,
            b"application/epub+zip",
        )
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
