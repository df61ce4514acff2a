"""Conformance: which program held which export against which standard, and how much of it was right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.pages.tables import table
from sphinx_archive.records.date_words import words
from sphinx_archive.records.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.pages.links import Links
    from sphinx_archive.records.checks import Checked

HEADS = ("What", "Standard", "Checked with", "Right")
NOTHING, SPACE = "\N{EN DASH}", "\N{NO-BREAK SPACE}"


def conformance(links: Links) -> list[nodes.Node]:
    """Return a sentence that says when and how much was checked, and a row for each export and program."""
    rows = links.domain.tables.checks
    if not rows:
        return [nodes.paragraph("", "Nothing was checked yet.")]
    return [nodes.paragraph("", _sum(rows)), table(HEADS, map(_row, rows), classes=["conformance"])]


def _sum(rows: Iterable[Checked]) -> str:
    looked = [row for row in rows if row.validator]
    wrong = sum(int(row.failed) for row in looked)
    when = words(parse_date(max(row.on for row in rows)))
    count = f"{len(looked)} check{'' if len(looked) == 1 else 's'}"
    total = f"{sum(int(row.checked) for row in looked):,} files or records in files"
    return f"In the edition of {when}, {count} looked at {total}; {_fault(wrong)}."


def _fault(wrong: int) -> str:
    if wrong == 0:
        return "all of them were as they should be"
    return "1 of them was not as it should be" if wrong == 1 else f"{wrong:,} of them were not as they should be"


def _row(row: Checked) -> list[nodes.Node]:
    if not row.validator:
        return [
            nodes.Text(row.export),
            nodes.Text(row.standard or NOTHING),
            nodes.Text("not checked"),
            nodes.Text(NOTHING),
        ]
    program = " ".join(filter(None, (row.validator, row.version)))
    return [
        nodes.Text(row.export),
        nodes.Text(row.standard),
        nodes.Text(program),
        _right(int(row.passed), int(row.checked)),
    ]


def _right(passed: int, checked: int) -> nodes.Node:
    """Return how many files were right in words that stay in one line."""
    if passed < checked:
        return nodes.strong("", f"{passed:,}{SPACE}of{SPACE}{checked:,}")
    return nodes.Text(f"all{SPACE}{checked:,}" if checked > 1 else f"{checked}")
