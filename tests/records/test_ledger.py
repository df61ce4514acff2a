"""The ledger of links as text."""

from __future__ import annotations

import pytest

from sphinx_archive.records.ledger import Reach, ledger_lines, read_ledger

HEAD = "address,status,checked,reached,archived\n"
ROWS = [
    Reach("https://b.example/?x=1,2", "working", "2026-11-24", "2026-11-24", "https://web.archive.org/web/1/b"),
    Reach("https://a.example/å", "broken", "2026-11-24", "", ""),
]


def test_what_is_written_is_read_again_and_sorted() -> None:
    text = ledger_lines(ROWS)
    assert text.splitlines()[1].startswith("https://a.example/å,broken,")
    assert read_ledger(text) == ({row.address: row for row in ROWS}, [])


def test_no_ledger_yet() -> None:
    assert read_ledger("") == ({}, [])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("https://a.example/,working", "has 2 cells; a row has 5"),
        ("a.example,working,2026-11-24,,", "no web address"),
        ("https://a.example/,working,24.11.2026,,", "24.11.2026"),
        ("https://a.example/,working,2026-11-24,,copy", "no web address"),
        ("javascript:alert(1),working,2026-11-24,,", "no web address"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_line_and_the_others_are_kept(row: str, told: str) -> None:
    rows, (problem,) = read_ledger(f"{HEAD}https://ok.example/,working,2026-11-24,2026-11-24,\n{row}\n")
    assert list(rows) == ["https://ok.example/"]
    assert str(problem).startswith("data/links.csv:3:1: WARNING: ")
    assert str(problem).endswith("[archive.bad-ledger]")
    assert told in problem.message


def test_another_file_in_its_place() -> None:
    rows, (problem,) = read_ledger("key,page\nx,y\n")
    assert rows == {}
    assert "address,status,checked,reached,archived" in problem.message
