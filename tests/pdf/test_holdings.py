"""The PDFs of the archive itself: every record has one, and all say what the pages say, all of it in its order."""

from __future__ import annotations

import runpy
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinx_archive.editing.folder import read_archive
from tests.building import DOCS
from tests.pdf.marks import marks_of
from tests.pdf.reading import blocks, difference, letters, page_of, sheets
from tests.pdf.walking import told_by_volume

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = runpy.run_path(str(DOCS / "conf.py"))
WEB = SETTINGS["html_baseurl"]
WHOLE = "the-metalworkers-archive"


class Said(NamedTuple):
    """What the page of a record says: its blocks, and how it is cited."""

    blocks: list[str]
    cited: str


@pytest.fixture(scope="module")
def docnames() -> list[str]:
    return sorted(page.record.docname for page in read_archive(DOCS) if page.record)


@pytest.fixture(scope="module")
def said(books: Path, docnames: list[str]) -> dict[str, Said]:
    return {docname: _said(books, docname) for docname in docnames}


def _said(books: Path, docname: str) -> Said:
    article = page_of(books / f"{docname}.html")
    (cited,) = article.cssselect(".record-citation-text pre")
    return Said(blocks(article, f"{WEB}{docname}.html"), cited.text_content())


def test_every_record_has_its_pdf_beside_its_page_and_nothing_else_has(books: Path, docnames: list[str]) -> None:
    found = {path.relative_to(books).as_posix().removesuffix(".pdf") for path in books.rglob("*.pdf")}
    sets = {name for name in found if name.endswith(".with-parts")}
    series = {docname.partition("/")[0] for docname in docnames}
    assert found - sets == {*docnames, *series, WHOLE}
    assert {name.removesuffix(".with-parts") for name in sets} <= set(docnames)
    assert [docname for docname in docnames if not (books / f"{docname}.html").exists()] == []


def test_the_pdf_of_every_record_says_what_its_page_says(books: Path, said: dict[str, Said]) -> None:
    with ThreadPoolExecutor(2) as readers:
        told = dict(zip(said, readers.map(lambda docname: _told(books, docname, said[docname]), said), strict=True))
    assert {docname: text for docname, text in told.items() if text} == {}


def _told(books: Path, docname: str, page: Said) -> str:
    """Return where a PDF and its page part: without head and foot of the sheets, and with the citation at the end."""
    found = sheets(books / f"{docname}.pdf")
    head = letters(SETTINGS["project"])
    body = ""
    for number, sheet in enumerate(found, 1):
        foot = letters(f"{WEB}{docname}.html p. {number} of {len(found)}")
        if not (sheet.startswith(head) and sheet.endswith(foot)):
            return f"sheet {number} has not the archive at its head and the address at its foot"
        body += sheet[len(head) : -len(foot)]
    closing = ["How to cite", page.cited, SETTINGS["copyright"], f"Edition {SETTINGS['release']}."]
    return difference([*page.blocks, *closing], body)


def test_every_record_is_in_the_whole_and_in_its_series_once(books: Path, docnames: list[str]) -> None:
    folders = [docname.partition("/")[0] for docname in docnames]
    for path, wanted in [(WHOLE, docnames), *((folder, _below(folder, docnames)) for folder in set(folders))]:
        marks = marks_of(books / f"{path}.pdf")
        assert sorted(marks.places.keys() & set(docnames)) == wanted, f"{path}.pdf lacks records, or has others'"
        begun = Counter(mark.place for mark in marks.bookmarks)
        assert {name: begun[marks.places[name]] for name in wanted if begun[marks.places[name]] != 1} == {}, path


def _below(folder: str, docnames: list[str]) -> list[str]:
    return [docname for docname in docnames if docname.startswith(f"{folder}/")]


def test_every_volume_says_what_the_pages_in_it_say(books: Path, said: dict[str, Said]) -> None:
    volumes = [*books.glob("*.pdf"), *books.rglob("*.with-parts.pdf")]
    pages = {docname: page.blocks for docname, page in said.items()}
    with ThreadPoolExecutor(2) as readers:
        told = dict(zip(volumes, readers.map(lambda path: told_by_volume(path, pages), volumes), strict=True))
    assert {path.name: text for path, text in told.items() if text} == {}
