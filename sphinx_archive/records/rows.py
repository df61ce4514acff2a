"""Tables that editors keep beside their pages: CSV files whose first line names the columns."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sphinx_archive.records.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RowT = TypeVar("RowT", bound=tuple[str, ...])


class Shape(NamedTuple):
    """Where a table is below the archive's folder, its columns, and the code of what is wrong with it."""

    path: str
    columns: tuple[str, ...]
    code: str
    advice: str = ""


def read_rows(text: str, shape: Shape, read: Callable[[list[str]], RowT]) -> tuple[list[RowT], list[Problem]]:
    """Return the rows of a table, and what is wrong with the others; ``read`` raises ValueError at a bad one."""
    rows: list[RowT] = []
    problems: list[Problem] = []
    reader = csv.reader(StringIO(text))
    if (head := next(reader, [])) != list(shape.columns):
        message = f"The first line is not '{','.join(shape.columns)}'. Write it so{shape.advice}."
        return [], [Problem(shape.path, 1, 1, shape.code, message)] if head else []
    for cells in reader:
        try:
            if cells:
                rows.append(read(_whole(cells, shape)))
        except ValueError as error:
            problems.append(Problem(shape.path, reader.line_num, 1, shape.code, str(error)))
    return rows, problems


def rows_text(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table as text: the line that names its columns, and its rows."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *rows])
    return text.getvalue()


def _whole(cells: list[str], shape: Shape) -> list[str]:
    if len(cells) != len(shape.columns):
        columns = ", ".join(shape.columns)
        raise ValueError(f"This row has {len(cells)} cells; a row has {len(shape.columns)}: {columns}.")
    return cells
