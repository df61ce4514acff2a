"""Tables as files hold them: CSV in the ways that spreadsheets write it, and Excel workbooks.

A formula is no text: a cell that holds one, or in CSV begins like one, is refused.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.sheets.cells import guarded, normal, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

CHOICES = "choices"  # the sheet of a workbook that is only there to choose from
SEPARATORS = ",;\t"
LARGEST = 300_000_000  # bytes of an unpacked workbook; 10,000 records take a tenth of it
FORMULA = "This is a formula. Write what it shows; to begin a text with this sign, put an apostrophe before it."
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
CODES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class Trouble(NamedTuple):
    """What is wrong at a place of a sheet, in words for the person who fills it."""

    where: str
    message: str

    def __str__(self) -> str:
        """Return a line for the editor."""
        return f"{self.where}: {self.message}"


class Cell(NamedTuple):
    """The text of a cell, and what else may have been typed where a spreadsheet made a time of a length."""

    text: str = ""
    others: frozenset[str] = frozenset()


class Row(NamedTuple):
    """A row by its number in the file, from 1, and its cells by the names of the columns."""

    number: int
    cells: dict[str, Cell]


class Table(NamedTuple):
    """A table of a file; ``header`` may be missing names. ``is_lossy``: in an encoding that has few letters.

    ``labels`` says where a column is, if that is not where the header has it; ``unit`` what the numbers of rows count.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    troubles: tuple[Trouble, ...] = ()
    is_lossy: bool = False
    labels: Mapping[str, str] = MappingProxyType({})
    unit: str = "row"

    def where(self, row: int, column: str = "") -> str:
        """Return the name of a place: ``news.csv, row 5, column D (countries)``."""
        at = f"column {letters(self.header.index(column))} ({column})" if column in self.header else ""
        return ", ".join(filter(None, (self.name, f"{self.unit} {row}", self.labels.get(column, at))))


def letters(number: int) -> str:
    """Return what spreadsheets call a column, counted from 0."""
    return (letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def read_tables(path: Path) -> Iterator[Table]:
    """Yield the tables of a CSV file, a workbook, or a folder of CSV files; raises :class:`Refused`."""
    try:
        if path.is_dir():
            files = sorted(path.glob("*.csv"))
            if not files:
                raise Refused(f"No .csv file is in {path}. Name another folder, or a file.")
            yield from (read_csv(file.name, file.read_bytes()) for file in files)
        elif path.suffix.lower() == ".xlsx":
            yield from read_workbook(path.name, path.read_bytes())
        elif path.suffix.lower() in (".csv", ".tsv", ".txt"):
            yield read_csv(path.name, path.read_bytes())
        else:
            raise Refused(f"{path} is no table: name a .csv or .xlsx file, or a folder of .csv files.")
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}).") from None


def read_csv(name: str, content: bytes) -> Table:
    """Read a CSV file in UTF-8, UTF-16 or, as old programs save it, Windows-1252, with any usual separator."""
    text, is_lossy = _decoded(content)
    first, _, rest = text.partition("\n")
    if match := re.fullmatch(r"sep=(.)\r?", first):
        separator, text = match[1], rest
    else:
        separator = Counter(sign for sign in re.sub('"[^"]*"', "", first) if sign in SEPARATORS).most_common(1)
        separator = separator[0][0] if separator else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    csv.field_size_limit(10_000_000)
    numbered: list[tuple[int, list[Any]]] = []
    try:
        numbered += [(number, list(cells)) for number, cells in enumerate(reader, 1)]
    except csv.Error as error:
        raise Refused(f"{name}, line {reader.line_num}: {error}. Save it again as CSV.") from None
    return _table(name, numbered, _of_csv)._replace(is_lossy=is_lossy)


def _decoded(content: bytes) -> tuple[str, bool]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), False
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), True


def read_workbook(name: str, content: bytes) -> Iterator[Table]:
    """Yield the tables of a workbook's sheets that hold anything."""
    # Imported here: it takes half a second, and only workbooks need it.
    from openpyxl import load_workbook

    try:
        with ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > LARGEST:
            raise Refused(f"{name} unpacks to {size:,} bytes. Split it.")
        book = load_workbook(io.BytesIO(content), read_only=True)
        sheets = [(sheet.title, _rows(sheet)) for sheet in book.worksheets if sheet.title != CHOICES]
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise Refused(f"{name} is no workbook that can be read ({error}). Save it again as .xlsx.") from None
    for title, rows in sheets:
        table = _table(f"{name}, sheet {title}", list(enumerate(rows, 1)), _of_workbook)
        if table.header:
            yield table


def _rows(sheet: Any) -> list[Any]:
    # Some programs say that a sheet is as large as a sheet can be.
    sheet.reset_dimensions()
    return list(sheet.iter_rows())


def _table(name: str, numbered: Sequence[tuple[int, Sequence[Any]]], read: Any) -> Table:
    """Return a table: its first row that holds anything is the header."""
    head: tuple[str, ...] = ()
    rows: list[Row] = []
    troubles: list[Trouble] = []
    for number, cells in numbered:
        found: list[Cell] = []
        for at, cell in enumerate(cells):
            try:
                found.append(read(cell))
            except ValueError as error:
                found.append(Cell("?"))
                column = f"column {letters(at)}" + (f" ({head[at]})" if at < len(head) else "")
                troubles.append(Trouble(f"{name}, row {number}, {column}", str(error)))
        if not any(cell.text for cell in found):
            continue
        if not head:
            head = _trimmed([cell.text for cell in found])
            troubles += _of_header(name, number, head)
        else:
            troubles += [
                Trouble(f"{name}, row {number}, column {letters(at)}", "The first row names no column here.")
                for at in range(len(found))
                if found[at].text and not (at < len(head) and head[at])
            ]
            rows.append(Row(number, dict(zip(head, found, strict=False))))
    return Table(name, head, tuple(rows), tuple(troubles))


def _trimmed(head: list[str]) -> tuple[str, ...]:
    while head and not head[-1]:
        head.pop()
    return tuple(head)


def _of_header(name: str, number: int, head: Iterable[str]) -> Iterator[Trouble]:
    for column, count in Counter(head).items():
        if column and count > 1:
            yield Trouble(f"{name}, row {number}", f"{count} columns are called '{column}'. Keep one.")


def _printable(text: str) -> str:
    """Return the text of a cell; raises ValueError where it holds what no page may."""
    if found := CONTROL.search(text):
        raise ValueError(f"This cell holds a sign that cannot be seen, U+{ord(found[0]):04X}. Type the text anew.")
    return normal(text)


def _of_csv(cell: str) -> Cell:
    text = _printable(cell)
    if guarded(text) != text and unguarded(text) == text:
        raise ValueError(FORMULA)
    return Cell(unguarded(text))


def _of_workbook(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell()
    if cell.data_type == "f":
        raise ValueError(FORMULA)
    if cell.data_type == "e":
        raise ValueError(f"This cell shows an error, {value}. Write what was meant.")
    if isinstance(value, datetime | date):
        return _of_date(value, CODES.sub("", cell.number_format or "").lower())
    if isinstance(value, time | timedelta):
        return _of_time(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return Cell(str(int(value)))
    return Cell(unguarded(_printable(str(value))))


def _of_date(value: date, shown: str) -> Cell:
    """Return a date as EDTF, as exactly as the cell shows it."""
    day = value.isoformat()[:10]
    if isinstance(value, datetime) and value.time() != time() and value.year < 1901:
        return _of_time(value.time())
    text = day if "d" in shown else day[:7] if "m" in shown else day[:4]
    return Cell(text)


def _of_time(value: time | timedelta) -> Cell:
    """Return minutes and seconds: a spreadsheet takes the length 4:05 for hours and minutes."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    short, whole = f"{hours}:{minutes:02}", f"{hours}:{minutes:02}:{seconds:02}"
    return Cell(whole if seconds else short, frozenset({short, whole, f"{hours:02}:{minutes:02}"}))
