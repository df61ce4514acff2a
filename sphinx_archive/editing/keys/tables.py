"""Tables beside the pages that say what became of lists elsewhere: rows with a ``key`` and the ``page`` it has here."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.editing.changes import Change
    from sphinx_archive.editing.keys.holding import Holding


def repaged(holding: Holding, page: str, now: str, note: str) -> Iterator[Change]:
    """Yield the changes that put the path of another page, or none, where a page's path stands.

    ``note`` goes into the row's cell of that name where nothing is said there yet.
    """
    for file in sorted((holding.folder / "data").glob("*.csv")):
        path = f"data/{file.name}"
        text = holding.text(path)
        head, *rows = list(csv.reader(StringIO(text, newline=""))) or [[]]
        if page not in text or "page" not in head:
            continue
        for row in rows:
            row[:] = _repaged(head, row, page, now, note)
        yield holding.change(path, _lines([head, *rows], "\r\n" if "\r\n" in text else "\n"))


def _repaged(head: list[str], row: list[str], page: str, now: str, note: str) -> list[str]:
    named = dict(zip(head, row, strict=False))
    if named.get("page") != page:
        return row
    said = {"page": now, "note": named.get("note") or note}
    return [said.get(name, cell) for name, cell in zip(head, row, strict=False)] + row[len(head) :]


def _lines(rows: list[list[str]], end: str) -> str:
    file = StringIO(newline="")
    csv.writer(file, lineterminator=end).writerows(rows)
    return file.getvalue()
