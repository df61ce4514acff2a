"""The table of checks: which program held which export against its standard, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.records.rows import Shape, read_rows, rows_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.records.problems import Problem

TABLE = "data/conformance.csv"


class Checked(NamedTuple):
    """An export and a program that looked at it; the program is empty where none did.

    ``checked``, ``passed`` and ``failed`` are numbers of files, ``on`` the day (ISO 8601) of the edition looked at.
    """

    export: str
    standard: str
    validator: str
    version: str
    checked: str
    passed: str
    failed: str
    on: str


def read_checks(text: str) -> tuple[list[Checked], list[Problem]]:
    """Return the rows of the table in their order, and what is wrong with the others."""
    advice = "; 'make conformance' writes the table"
    return read_rows(text, Shape(TABLE, Checked._fields, "bad-conformance", advice), _row)


def checks_lines(rows: Iterable[Checked]) -> str:
    """Return the table as CSV, by export and program."""
    ordered: list[Checked] = sorted(rows, key=lambda row: (row.export.casefold(), *row))
    return rows_text(Checked._fields, ordered)


def _row(cells: list[str]) -> Checked:
    row = Checked(*cells)
    try:
        passed, failed, checked = int(row.passed), int(row.failed), int(row.checked)
        date.fromisoformat(row.on)
    except ValueError:
        message = f"'{','.join(cells)}' has no three numbers and a day. Run 'make conformance', which writes the table."
        raise ValueError(message) from None
    if passed + failed != checked:
        raise ValueError(f"{passed} passed and {failed} failed do not make {checked} checked. Run 'make conformance'.")
    return row
