"""Sheets as an Excel workbook: drop-downs for closed lists, meanings as notes on the first row, all cells text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.sheets.columns import SEEN, TEXT, choices
from sphinx_archive.editing.sheets.tables import CHOICES, letters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sphinx_archive.editing.sheets.columns import Column
    from sphinx_archive.editing.sheets.export import Sheet

LISTS = ("kind", "title-origin", "countries", "languages", "rights")
LONGEST = 32_767  # signs that Excel keeps in a cell
AS_TEXT = "@"
SPARE = 2_000  # rows below the last that get drop-downs too
WIDE = frozenset({"title", "scope", "url", "figures", "links", TEXT})
NEEDED, OTHER = PatternFill("solid", fgColor="FFE699"), PatternFill("solid", fgColor="DDDDDD")


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return sheets as a workbook; raises :class:`Refused` where Excel cannot hold a text."""
    for sheet in sheets:
        _check(sheet)
    book = Workbook(write_only=True)
    for sheet in sheets:
        _add(book, sheet)
    _add_choices(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _check(sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows, 2):
        where = f"{sheet.name}, row {number}"
        if any(len(text) > LONGEST for text in row):
            raise Refused(
                f"{where}: Excel keeps no more than {LONGEST:,} signs in a cell. Export a folder of CSV files."
            )
        if any(ILLEGAL_CHARACTERS_RE.search(text) for text in row):
            raise Refused(f"{where}: Excel cannot hold a control character. Take it out of the page.")


def _add(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(sheet.name)
    page.freeze_panes = "C2"
    page.sheet_format.defaultRowHeight = 15
    for at, column in enumerate(sheet.columns):
        shape = page.column_dimensions[letters(at)]
        shape.width = 40 if column.name in WIDE else 18
        # What is typed into a new row stays as it is typed, too.
        shape.number_format = AS_TEXT
        shape.hidden = column.name == SEEN
        if column.choices:
            page.data_validations.append(_drop_down(column, letters(at), len(sheet.rows) + SPARE))
    page.append([_head(page, column) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, text) for text in row])


def _head(page: Any, column: Column) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, column.name)
    cell.font, cell.fill = Font(bold=True), NEEDED if column.is_needed else OTHER
    hints = ("Needed." if column.is_needed else "", column.meaning, column.notation.hint)
    cell.comment = Comment(" ".join(filter(None, hints)), "", height=100, width=300)
    return cell


def _cell(page: Any, text: str) -> WriteOnlyCell | None:
    if not text:
        return None
    cell = WriteOnlyCell(page, text)
    # Never a formula, whatever it begins with.
    cell.data_type, cell.number_format = "s", AS_TEXT
    if "\n" in text:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _drop_down(column: Column, letter: str, last: int) -> DataValidation:
    at = LISTS.index(column.choices)
    count = len(choices(column.choices))
    source = f"{CHOICES}!${letters(2 * at)}$2:${letters(2 * at)}${count + 1}"
    # Where a cell takes several values, or others besides, choosing is only a help.
    rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=column.is_closed)
    rule.error = f"Choose a value from the list, as on the sheet '{CHOICES}'."
    rule.add(f"{letter}2:{letter}{last}")
    return rule


def _add_choices(book: Workbook) -> None:
    """Add the sheet of what there is to choose from, each value with its meaning."""
    page = book.create_sheet(CHOICES)
    page.freeze_panes = "A2"
    lists = [list(choices(name).items()) for name in LISTS]
    page.append([text for name in LISTS for text in (name, "meaning")])
    for number in range(max(map(len, lists))):
        page.append([text for one in lists for text in (one[number] if number < len(one) else ("", ""))])
