"""What the PDFs of the archive itself have beside their text: contents, links, tags, what they say of themselves."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from sphinx_archive.editing.folder import read_archive
from tests.building import DOCS
from tests.pdf.marks import Bookmark, Marks, Place, marks_of
from tests.pdf.reading import letters, sheets
from tests.pdf.walking import without_foot

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.records.fields import Record

SETTINGS = runpy.run_path(str(DOCS / "conf.py"))
WEB = SETTINGS["html_baseurl"]
NO_QPDF = "NOT CHECKED: whether the PDFs are well formed. Install qpdf."


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    """Return the records by docname."""
    return {page.record.docname: page.record for page in read_archive(DOCS) if page.record}


@pytest.fixture(scope="module")
def volumes(books: Path) -> list[Path]:
    """Return the PDFs of more than one record."""
    return sorted([*books.glob("*.pdf"), *books.rglob("*.with-parts.pdf")])


def test_contents_are_the_bookmarks_with_their_pages(volumes: list[Path]) -> None:
    assert {path.name: told for path in volumes if (told := _contents_differ(path))} == {}


def _contents_differ(path: Path) -> str:
    """Return what is wrong with the table of contents of a volume, if anything."""
    marks = marks_of(path)
    opening, *others = marks.bookmarks
    pages = {place for name, place in marks.places.items() if "#" not in name}
    wanted = [mark for mark in others if mark.level == 1 or mark.place in pages]
    numbers = range(opening.place.sheet, wanted[0].place.sheet)
    if _each_once(marks.links(*numbers)) != [mark.place for mark in wanted]:
        return "links of the contents do not lead where the bookmarks do"
    title, found = letters(str(marks.pdf.docinfo.Title)), zip(numbers, sheets(path, numbers), strict=True)
    printed = "".join(without_foot(sheet, number, title, "Contents") for number, sheet in found)
    lines = "".join(rf"{re.escape(letters(mark.title))}\.*{mark.place.sheet}" for mark in wanted)
    return "" if re.fullmatch(f"Contents{lines}", printed) else _first_line_lacking(wanted, printed)


def _each_once(links: list[str | Place]) -> list[str | Place]:
    """Return links without those that go on in the next line."""
    return [link for number, link in enumerate(links) if number == 0 or links[number - 1] != link]


def _first_line_lacking(wanted: list[Bookmark], printed: str) -> str:
    for mark in wanted:
        if not re.search(rf"{re.escape(letters(mark.title))}\.*{mark.place.sheet}", printed):
            return f"the contents lack {mark.title!r} on page {mark.place.sheet}"
    return "the contents have other lines than the bookmarks, or in another order"


def test_every_link_leads_somewhere(books: Path) -> None:
    outside: dict[str, str] = {}
    for path in sorted(books.rglob("*.pdf")):
        links = {link for link in marks_of(path).links() if isinstance(link, str)}
        nowhere = {link for link in links if not re.match(r"(https?://|mailto:)", link)}
        assert not nowhere, f"{path.relative_to(books)} has links to places that it lacks"
        outside |= {link: path.relative_to(books).as_posix() for link in links if link.startswith(WEB)}
    assert outside
    assert {link: path for link, path in outside.items() if not _is_in_the_site(books, link)} == {}


def _is_in_the_site(books: Path, link: str) -> bool:
    """Tell whether the site has a file, and in it the place, that a link to the web names."""
    path, _, name = unquote(link.removeprefix(WEB)).partition("#")
    file = books / (path or "index.html")
    return file.is_file() and (not name or f' id="{name}"' in file.read_text("utf-8"))


def test_every_pdf_keeps_what_screen_readers_and_libraries_need(books: Path) -> None:
    told = {path.relative_to(books).as_posix(): _lacks(marks_of(path)) for path in books.rglob("*.pdf")}
    assert {path: lacks for path, lacks in told.items() if lacks} == {}


def _lacks(marks: Marks) -> list[str]:
    root = marks.pdf.Root
    with marks.pdf.open_metadata() as said:
        kept = {
            "its language": root.Lang == SETTINGS["language"],
            "the mark that it is tagged": bool(root.MarkInfo.Marked),
            "tags": bool(root.StructTreeRoot.K),
            "a title to show": bool(root.ViewerPreferences.DisplayDocTitle) and bool(str(marks.pdf.docinfo.Title)),
            "the same title in XMP": said["dc:title"] == str(marks.pdf.docinfo.Title),
            "the claim of PDF/UA-1": said["pdfuaid:part"] == "1",
            "the claim of PDF/A-2a": (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "A"),
            "words for its pictures": not marks.figures_without_words(),
            f"its fonts {marks.fonts_elsewhere()}": not marks.fonts_elsewhere(),
        }
    return [name for name, is_there in kept.items() if not is_there]


def test_the_pdf_of_a_record_says_of_itself_what_the_record_says(books: Path, records: dict[str, Record]) -> None:
    titles = {name: record.title for record in records.values() for name in (record.key, *record.aliases)}
    for docname, record in records.items():
        with marks_of(books / f"{docname}.pdf").pdf.open_metadata() as said:
            wanted: dict[str, Any] = {
                "dc:title": record.shown_title,
                "dc:creator": [titles[key] for key in record.creators] or [SETTINGS["author"]],
                "dc:identifier": f"{WEB}{docname}.html",
                "dc:subject": {titles[key] for key in (*record.organisations, *record.people, *record.subjects)}
                or None,
            }
            assert {name: said.get(name) for name in wanted} == wanted, docname


def test_qpdf_finds_nothing_wrong(books: Path, volumes: list[Path], records: dict[str, Record]) -> None:
    program = shutil.which("qpdf")
    if program is None and os.environ.get("CI"):
        pytest.fail(NO_QPDF)
    if program is None:
        pytest.skip(NO_QPDF)
    # The whole has every page; of the others, one of ten.
    whole = books / "the-metalworkers-archive.pdf"
    sample = [whole, *volumes[::10], *(books / f"{docname}.pdf" for docname in sorted(records)[::10])]
    with ThreadPoolExecutor(2) as checkers:
        runs = checkers.map(lambda path: subprocess.run([program, "--check", path], capture_output=True), sample)
    # qpdf ends with 3 where it only warns.
    assert [run.stdout.decode() + run.stderr.decode() for run in runs if run.returncode] == []
