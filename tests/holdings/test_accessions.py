"""What became of every entry of the lists that the archive was made from: docs/data/accessions.csv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sphinx_archive.editing.folder import read_archive
from sphinx_archive.records.kinds import KINDS

DOCS = Path(__file__).parents[2] / "docs"
ENTRIES = 571
SUBJECT = "subject-"


@pytest.fixture(scope="module")
def pages():
    return {page.path: page for page in read_archive(DOCS)}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (DOCS / "data" / "accessions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_entry_is_listed_once(rows) -> None:
    keys = [row["key"] for row in rows]
    assert len(set(keys)) == len(keys) == ENTRIES
    assert keys == sorted(keys)


def test_every_entry_is_the_record_of_its_page(rows, pages) -> None:
    for row in rows:
        if not row["page"]:
            assert row["note"], row["key"]
            continue
        record = pages[row["page"]].record
        assert record, row["page"]
        names = {record.key, *record.aliases} | ({SUBJECT + record.key} if record.kind == "subject" else set())
        assert row["key"] in names, row
        assert (row["key"] == record.key) == (not row["note"]), row


def test_what_is_no_record_is_a_source_that_records_cite(rows, pages) -> None:
    (key,) = [row["key"] for row in rows if not row["page"]]
    assert sum(bool(page.record and key in page.record.sources) for page in pages.values()) > 3


def test_no_statement_is_without_a_source(pages) -> None:
    records = [page for page in pages.values() if page.record]
    assert [page.path for page in records if page.statements.uncited] == []
    told = [page.path for page in records if page.record.kind != "subject" and not page.statements.cited]
    assert told == []


def test_the_only_pages_without_a_text_are_terms(pages) -> None:
    assert {page.record.kind for page in pages.values() if page.record and not page.uses} <= {"subject"}


def test_no_name_that_two_records_give_is_without_a_page(pages) -> None:
    found: dict[str, set[str]] = {}
    for page in pages.values():
        for name in page.record.unlinked_names if page.record else ():
            found.setdefault(name.casefold(), set()).add(page.path)
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_every_kind_has_records(pages) -> None:
    assert {page.record.kind for page in pages.values() if page.record} == set(KINDS)


def test_no_title_has_brackets_of_its_own(pages) -> None:
    titles = [page.record.title for page in pages.values() if page.record]
    assert [title for title in titles if title.startswith("[")] == []
