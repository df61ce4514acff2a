"""The table, read back by Python's own reader, and never a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.exports.citations import csv_table
from tests.exports.hostile import TITLES

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive


def rows(archive: Archive) -> dict[str, dict[str, str]]:
    """Return the rows by key."""
    lines = [csv_table.header(), *(csv_table.render(record, archive) for record in archive.catalogue.records.values())]
    found = list(csv.DictReader(io.StringIO("".join(lines), newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in found)
    return {row["key"]: row for row in found}


def test_every_record_is_a_row(archive: Archive) -> None:
    found = rows(archive)
    assert list(found) == list(archive.catalogue.records)
    for key, row in found.items():
        record = archive.catalogue.records[key]
        assert row["title"].removeprefix("'") == record.shown_title
        assert row["address"] == archive.page(record)
        assert row["date"] == (str(record.date.value) if record.date else "")
        assert row["earliest"] <= row["latest"] or not row["earliest"] or not row["latest"]


def test_no_cell_begins_as_a_formula(hostile: Archive) -> None:
    cells = [cell for row in rows(hostile).values() for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n＝＋－＠") and cell] == []
    assert rows(hostile)["formula"]["places"] == f"'{TITLES['formula'][:80]}"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"])
def test_an_apostrophe_goes_before_what_looks_like_a_formula(cell: str) -> None:
    assert csv_table.harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "2009-05-24", "'a", "a=b", "[=1]", "1893~", "기륭전자"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert csv_table.harmless(cell) == cell


def test_a_line_break_in_a_title_does_not_break_the_table(hostile: Archive) -> None:
    record = hostile.catalogue.records["bare"].model_copy(update={"title": "two\r\nlines\x00 \u2028here"})
    assert csv_table.render(record, hostile).split(",")[2] == "two lines here"
    assert csv_table.render(record, hostile).count("\r\n") == 1
