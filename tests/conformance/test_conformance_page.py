"""The page that says what was checked: it names every kind of file, its table is current, and it follows the table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.exports.forms import FORMS, form_of, is_part_of_pages
from sphinx_archive.records.checks import TABLE, Checked, checks_lines, read_checks
from tests.archives import one, words_of
from tests.conformance.__main__ import checked, main, unchecked
from tests.conformance.check import Check, Outcome
from tests.conformance.every import CHECKS, forms_in, paths
from tests.epub.books import Book

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.archives import Archive

DOCS = Path(__file__).parents[2] / "docs"
# What is checked and is no file of the site, or stands within its pages, or is said of several forms together.
WITHOUT_FILES = {
    "Dublin Core in the heads of pages",
    "JSON-LD in the heads of pages",
    "Keeping a copy in step",
    "Links to the other forms of a page",
    "Open Graph in the heads of pages",
    "Releases",
    "Tags for Zotero and Google Scholar",
}
OF_THE_SYSTEM = {"SQLite"}
"""Programs that come with Python or the machine, in whatever version."""
PAGE = "# Checked\n\n```{overview} conformance\n```\n"
ROWS = (
    Checked("BibTeX", "BibTeX 0.99", "pybtex", "0.26.1", "1200", "1200", "0", "2026-11-28"),
    Checked("RIS", "RIS (2001)", "rispy", "0.10", "3", "2", "1", "2026-11-28"),
    Checked("llms.txt", "", "", "", "0", "0", "0", "2026-11-28"),
)


def committed() -> list[Checked]:
    rows, problems = read_checks((DOCS / TABLE).read_text("utf-8"))
    assert problems == []
    return rows


def test_every_file_of_the_site_has_a_form_or_is_a_part_of_pages(site: Path) -> None:
    assert [path for path in paths(site) if not form_of(path) and not is_part_of_pages(path)] == []


def test_every_check_is_of_a_form_that_is_known() -> None:
    assert {check.export for check in CHECKS} - {form.name for form in FORMS} - WITHOUT_FILES == set()


def test_the_table_names_every_check_with_the_version_that_is_pinned() -> None:
    now = {(check.export, check.standard, check.validator): check.version for check in CHECKS}
    told = {row[:3]: row.version for row in committed() if row.validator}
    assert told.keys() == now.keys(), "make conformance"
    other = {name for name, version in told.items() if version != now[name] and name[2] not in OF_THE_SYSTEM}
    assert other == set(), "make conformance"


def test_the_table_tells_of_no_failure_and_of_files_in_every_check() -> None:
    rows = [row for row in committed() if row.validator]
    assert [row for row in rows if row.failed != "0" or row.checked == "0"] == []


def test_the_table_names_what_nobody_checks(books: Path) -> None:
    known = {check.export for check in CHECKS}
    missing = {form.name for form in forms_in(books)} - known
    assert {row.export for row in committed() if not row.validator} == missing, "make conformance"


def right(site: Path) -> Outcome:
    return Outcome(2)


def wrong(site: Path) -> Outcome:
    return Outcome(3, ("a.bib: no key", "b.bib: no title"))


def breaking(site: Path) -> Outcome:
    raise OSError("no such program")


def nothing(site: Path) -> Outcome:
    return Outcome(0)


def test_what_fails_breaks_down_or_sees_nothing_is_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checks = [Check(run.__name__, "S", "V", run, release="1") for run in (right, wrong, breaking, nothing)]
    rows = list(checked(checks, tmp_path, "2026-11-28"))
    counts = {row.export: (row.checked, row.passed, row.failed) for row in rows}
    assert counts == {
        "right": ("2", "2", "0"),
        "wrong": ("3", "1", "2"),
        "breaking": ("1", "0", "1"),
        "nothing": ("1", "0", "1"),
    }
    said = capsys.readouterr().out
    assert "b.bib: no title" in said
    assert "OSError: no such program" in said


def test_what_nobody_checks_stands_in_the_table(tmp_path: Path) -> None:
    for name in ("a/x.bib", "a/x.ris", "_static/x.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = list(unchecked([ROWS[0]], tmp_path, "2026-11-28"))
    assert [(row.export, row.validator, row.checked) for row in found] == [("RIS", "", "0")]


def test_without_a_site_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path, tmp_path / "table.csv") == 2
    assert "Build it first: make" in capsys.readouterr().err
    assert not (tmp_path / "table.csv").exists()


def test_the_table_is_read_as_it_was_written_and_stands_in_order() -> None:
    rows, problems = read_checks(checks_lines(reversed(ROWS)))
    assert problems == []
    assert rows == [ROWS[0], ROWS[2], ROWS[1]]


@pytest.mark.parametrize("cells", ["a,b", "a,b,c,d,1,1,x,2026-11-28", "a,b,c,d,3,1,1,2026-11-28", "a,b,c,d,1,1,0,soon"])
def test_a_bad_row_is_told_at_its_line(cells: str) -> None:
    rows, (problem,) = read_checks(f"{checks_lines(ROWS[:1])}{cells}\n")
    assert rows == [ROWS[0]]
    assert str(problem).startswith("data/conformance.csv:3:1: WARNING: ")
    assert str(problem).endswith("[archive.bad-conformance]")


@pytest.fixture(scope="module")
def shown(new_archive: Callable[..., Archive]) -> Archive:
    archive = new_archive({"data/checked.md": PAGE, TABLE: checks_lines(ROWS), "index.md": INDEX})
    archive.build()
    assert archive.warnings == ()
    return archive


INDEX = "# Test archive\n\n```{toctree}\ndata/checked\n```\n"


def test_readers_see_who_checked_what_and_how_much_was_right(shown: Archive) -> None:
    page = shown.page("data/checked")
    rows = [[words_of(cell) for cell in row.cssselect("th, td")] for row in one(page, "table").cssselect("tr")]
    assert rows == [
        ["What", "Standard", "Checked with", "Right"],
        ["BibTeX", "BibTeX 0.99", "pybtex 0.26.1", "all 1,200"],
        ["llms.txt", "–", "not checked", "–"],
        ["RIS", "RIS (2001)", "rispy 0.10", "2 of 3"],
    ]
    assert "In the edition of 28 November 2026, 2 checks looked at 1,203 files" in words_of(page)
    assert "1 of them was not as it should be" in words_of(page)


def test_e_books_show_the_same(shown: Archive) -> None:
    shown.build("-b", "archive-epub")
    assert "rispy 0.10 2 of 3" in Book(shown.out / "test-archive.epub").words("data/checked")


def test_the_page_follows_the_table(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive({"data/checked.md": PAGE, "index.md": INDEX}).build()
    assert "Nothing was checked yet." in words_of(archive.page("data/checked"))
    archive.write({TABLE: checks_lines(ROWS[:1])})
    archive.build()
    assert "all 1,200" in words_of(archive.page("data/checked"))
    assert "all of them were as they should be" in words_of(archive.page("data/checked"))
    archive.write({TABLE: checks_lines(ROWS[:1]) + "half a row\n"})
    archive.build()
    (told,) = archive.warnings
    assert "data/conformance.csv:3:1: WARNING: This row has 1 cells" in told
