"""What epubcheck, the W3C's own program, has to say: nothing, hints included."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

from tests.epub.books import Book, faults

if TYPE_CHECKING:
    from pathlib import Path

    from tests.archives import Archive


def test_epubcheck_is_silent_on_the_sample(sample: Archive) -> None:
    assert faults([sample.out / "test-archive.epub"]) == []


def test_epubcheck_is_silent_whatever_authors_write(hostile: Archive) -> None:
    assert hostile.status == 0
    assert faults([hostile.out / "test-archive.epub"]) == []


def test_epubcheck_is_heard(sample: Archive, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.epub"
    with ZipFile(spoilt, "w") as packed:
        for name, content in Book(sample.out / "campaigns.epub").files.items():
            packed.writestr(name, content.replace(b"<h1>", b"<h1><p/>"), ZIP_STORED)
    assert any("RSC-005" in fault for fault in faults([spoilt]))


def test_the_type_comes_first_and_is_not_packed(sample: Archive) -> None:
    with ZipFile(sample.out / "campaigns.epub") as packed:
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type, packed.read(first)) == (
            "mimetype",
            ZIP_STORED,
            b"application/epub+zip",
        )
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
