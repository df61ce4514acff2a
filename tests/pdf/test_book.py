"""The book as a whole: front matter, structure, standards, and builds that repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import Destination

from tests.pdf.printing import print_archive
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.pdf.printing import Printed

PAGES = {
    "index.md": "---\nsubtitle: Campaigns and congresses\n---\n# The Metalworkers' Archive\n\nWelcome.\n",
    "campaigns/index.md": "# Campaigns\n\n## How they are ordered\n\nBy date.\n",
    "campaigns/sinter-metal.md": "# Sinter Metal\n\nDismissed in 2008.\n\n## Outcome\n\nReinstated.\n",
    "films/one.md": "# A film short\n\nThree minutes.\n",
}


def titles(outline: Iterable[object]) -> list[object]:
    """Return the bookmarks as nested lists of titles."""
    return [entry.title if isinstance(entry, Destination) else titles(entry) for entry in outline]


def test_title_page(printed: Callable[..., Printed]) -> None:
    first = printed(PAGES).pages[0]
    for words in (
        "The Metalworkers’ Archive",
        "Campaigns and congresses",
        "The archivists",
        "Edition 3.1",
        "https://archive.example.org/en/",
        "2026, the archivists, CC BY 4.0",
    ):
        assert words in first


def test_contents_name_the_pages(printed: Callable[..., Printed]) -> None:
    book = printed(PAGES)
    contents = next(page for page in book.pages if "Contents" in page)
    place = next(number for number, page in enumerate(book.pages, 1) if "Dismissed in 2008." in page)
    line = contents[contents.index("Sinter Metal") :]
    assert line.replace(".", "").split()[2] == str(place)


def test_bookmarks(printed: Callable[..., Printed]) -> None:
    assert titles(printed(PAGES).reader.outline) == [
        "Contents",
        "The Metalworkers’ Archive",
        "Campaigns",
        ["How they are ordered", "Sinter Metal", ["Outcome"]],
        "Films",
        ["A film short"],
        "About this book",
    ]


def test_running_heads(printed: Callable[..., Printed]) -> None:
    filler = "\n\n".join(f"Paragraph {number} of a long page." for number in range(120))
    book = printed({"campaigns/index.md": "# Campaigns\n", "campaigns/long.md": f"# A long record\n\n{filler}\n"})
    inside = {
        number: page for number, page in enumerate(book.pages, 1) if "Paragraph 30 " in page or "Paragraph 75 " in page
    }
    assert len(inside) == 2
    for number, page in inside.items():
        assert ("The Metalworkers’ Archive" if number % 2 == 0 else "A long record") in page
        assert str(number) in page


def test_document_says_its_title_language_and_structure(printed: Callable[..., Printed]) -> None:
    reader = printed(PAGES, conf='language = "de"\n').reader
    root = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == "The Metalworkers’ Archive"
    assert str(root["/Lang"]) == "de"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_same_sources_same_bytes(printed: Callable[..., Printed]) -> None:
    first = printed(PAGES).path.read_bytes()
    assert printed({"campaigns/sinter-metal.md": "# Changed\n"}).path.read_bytes() != first
    assert printed(PAGES).path.read_bytes() == first


def test_fresh_build_in_another_folder_gives_the_same_bytes(
    printed: Callable[..., Printed], kitchen_sink: Printed, tmp_path_factory: object
) -> None:
    pages = {p.relative_to(kitchen_sink.source).as_posix(): p.read_text("utf-8")
             for p in kitchen_sink.source.rglob("*.*") if p.suffix in {".md", ".rst"}}  # fmt: skip
    assert printed(pages).path.read_bytes() == kitchen_sink.path.read_bytes()


def test_nothing_changed_nothing_printed(printed: Callable[..., Printed]) -> None:
    book = printed(PAGES)
    before = book.path.stat().st_mtime_ns
    again = print_archive(book.source)
    assert "no targets are out of date" in again.status
    assert book.path.stat().st_mtime_ns == before


def test_removed_page_disappears(printed: Callable[..., Printed]) -> None:
    book = printed(PAGES)
    (book.source / "films" / "one.md").unlink()
    assert "A film short" not in print_archive(book.source).text


def test_changed_setting_is_printed(printed: Callable[..., Printed]) -> None:
    printed(PAGES)
    assert "Edition 4.0" in printed(PAGES, conf='release = "4.0"\n').pages[0]


def test_book_with_warnings_is_printed_anew(printed: Callable[..., Printed]) -> None:
    book = printed({"index.md": "# Archive\n\n![](picture.png)\n"})
    assert "[archive.pdf-alt-text]" in book.warnings
    assert "[archive.pdf-alt-text]" in print_archive(book.source).warnings


def test_refusal_of_typst_names_the_page_and_the_books_that_are_missing(printed: Callable[..., Printed]) -> None:
    book = printed({"campaigns/broken.md": "# Broken\n\n```{raw} typst\n#undefined-function()\n```\n"})
    (message,) = book.warnings.splitlines()
    assert "campaigns/broken.md: WARNING: Typst cannot print this page: unknown variable: undefined-function" in message
    assert "missing until it can: the-metalworkers-archive.pdf. [archive.pdf-typst]" in message
    assert not book.path.exists()


def test_one_refused_record_costs_no_other_its_pdf(printed: Callable[..., Printed]) -> None:
    bad = SAMPLE["news/court.md"] + "\n```{raw} typst\n#undefined-function()\n```\n"
    conf = 'extensions = ["myst_parser", "sphinx_archive"]\nprimary_domain = "archive"\n'
    book = printed({**SAMPLE, "news/court.md": bad}, conf=conf)
    assert "campaigns/sinter.with-parts.pdf, news.pdf, news/court.pdf, the-metalworkers-archive.pdf" in book.warnings
    assert book.warnings.count("WARNING") == 1
    assert "Éclair again" in book.volume("news/second").text
    assert not book.volume("news").path.exists()
