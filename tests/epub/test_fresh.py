"""Books are a function of the sources, written only when they change, and only books are written."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.epub.books import Book
from tests.epub.conftest import EPUB
from tests.sample import SAMPLE, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.archives import Archive


def stamps(archive: Archive) -> dict[str, int]:
    """Return when each book was written."""
    return {path.name: path.stat().st_mtime_ns for path in archive.out.glob("*.epub")}


def test_the_same_sources_give_the_same_bytes(sample: Archive, new_archive: Callable[..., Archive]) -> None:
    again = new_archive(SAMPLE).build(*EPUB, "-j", "2")
    assert again.tree() == sample.tree()


def test_nothing_is_written_when_nothing_changed(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive(SAMPLE).build(*EPUB)
    before = stamps(archive)
    sheets = sorted((archive.root / "trees/archive-epub/pages").iterdir())
    written = [sheet.stat().st_mtime_ns for sheet in sheets]
    archive.build(*EPUB)
    assert stamps(archive) == before
    assert [sheet.stat().st_mtime_ns for sheet in sheets] == written


def test_an_edited_page_is_current_in_the_next_build(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive(SAMPLE).build(*EPUB)
    before = stamps(archive)
    archive.write({"people/jim.md": SAMPLE["people/jim.md"].replace("# Jim", "# James")})
    archive.build(*EPUB)
    assert "James" in Book(archive.out / "campaigns.epub").words("campaigns/sinter")
    assert (
        archive.tree()
        == new_archive({**SAMPLE, "people/jim.md": (archive.docs / "people/jim.md").read_text()}).build(*EPUB).tree()
    )
    # Nothing in these books names him.
    unchanged = {name for name, moment in stamps(archive).items() if before[name] == moment}
    assert unchanged == {"news.epub", "subjects.epub"}


def test_the_site_and_the_books_share_a_folder(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive(SAMPLE).build()
    before = archive.tree()
    archive.build(*EPUB)
    after = archive.tree()
    assert {name for name in after if name not in before} == {
        f"{name}.epub" for name in ("campaigns", "news", "organisations", "people", "subjects", "test-archive")
    }
    assert {name: after[name] for name in before} == before
    assert archive.build(*EPUB).tree() == after
    assert archive.build().tree() == after


def test_a_picture_that_another_builder_saw_first_is_current(new_archive: Callable[..., Archive]) -> None:
    dot = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="{}"/></svg>'
    archive = new_archive({"page.md": "# Page\n\n![A dot](dot.svg)\n", "dot.svg": dot.format(1)}).build(*EPUB)
    archive.write({"dot.svg": dot.format(2)})
    archive.build()
    archive.build(*EPUB)
    files = Book(archive.out / "test-archive.epub").files
    assert [content for name, content in files.items() if name.endswith(".svg")] == [dot.format(2).encode()]


def test_the_book_of_a_series_that_is_gone_is_deleted(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive({"news/a.md": page("news", "A", "date: 2009\n"), "index.md": "# Test archive\n"}).build(*EPUB)
    strange = archive.out / "strange.epub"
    strange.write_bytes(b"not ours")
    assert (archive.out / "news.epub").exists()
    shutil.rmtree(archive.docs / "news")
    archive.build(*EPUB)
    assert sorted(path.name for path in archive.out.glob("*.epub")) == ["strange.epub", "test-archive.epub"]


def test_a_book_that_somebody_deleted_or_spoilt_is_written_again(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive({"news/a.md": page("news", "A", "date: 2009\n")}).build(*EPUB)
    whole = archive.tree()
    (archive.out / "news.epub").unlink()
    (archive.out / "test-archive.epub").write_bytes(b"spoilt")
    assert archive.build(*EPUB).tree() == whole
