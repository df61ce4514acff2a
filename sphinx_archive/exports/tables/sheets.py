"""Tables as CSV (RFC 4180), each column with its meaning in the words of Table Schema."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_archive.records.spreadsheets import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Column(NamedTuple):
    """A column: its name, what it means in a sentence, and its type in Table Schema.

    Source: https://datapackage.org/standard/table-schema/
    """

    name: str
    meaning: str
    type: str = "string"
    is_needed: bool = False

    def described(self) -> dict[str, Any]:
        """Return the column as Table Schema describes a field."""
        needed = {"constraints": {"required": True}} if self.is_needed else {}
        return {"name": self.name, "type": self.type, "description": self.meaning, **needed}


def sheet(columns: Sequence[Column], rows: Iterable[Iterable[str]]) -> bytes:
    """Return a table in UTF-8: a row of names, then the rows; no cell is one that a spreadsheet takes for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name for column in columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
