"""The ledger of links: for each address that pages name, whether it answered and where a copy is kept."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.records.dates import parse_date
from sphinx_archive.records.problems import Problem
from sphinx_archive.records.values import read_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEDGER = "data/links.csv"


class Reach(NamedTuple):
    """What is known of an address: its status at the last check, and the days (ISO 8601) of check and last answer.

    ``status`` is a word of Sphinx's link checker; ``reached`` and ``archived`` are empty where there is none.
    """

    address: str
    status: str
    checked: str
    reached: str = ""
    archived: str = ""


def read_ledger(text: str) -> tuple[dict[str, Reach], list[Problem]]:
    """Return the rows of a ledger by address, and what is wrong with the others."""
    rows: dict[str, Reach] = {}
    problems: list[Problem] = []
    reader = csv.reader(StringIO(text))
    if (head := next(reader, [])) != list(Reach._fields):
        columns = ",".join(Reach._fields)
        message = f"The first line is not '{columns}'. Write it so, or let 'make links' write the file again."
        return {}, [Problem(LEDGER, 1, 1, "bad-ledger", message)] if head else []
    for cells in reader:
        if mistake := _mistake(cells):
            problems.append(Problem(LEDGER, reader.line_num, 1, "bad-ledger", mistake))
        elif cells:
            rows[cells[0]] = Reach(*cells)
    return rows, problems


def _mistake(cells: list[str]) -> str:
    """Return what is wrong with a row; nothing if it can be read."""
    if cells and len(cells) != len(Reach._fields):
        return f"This row has {len(cells)} cells; a row has {len(Reach._fields)}: {', '.join(Reach._fields)}."
    try:
        for address in filter(None, (cells[0], cells[4]) if cells else ()):
            read_address(address)
        for day in filter(None, cells[2:4]):
            parse_date(day)
    except ValueError as error:
        return str(error)
    return ""


def ledger_lines(rows: Iterable[Reach]) -> str:
    """Return a ledger as text, sorted by address."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(Reach._fields)
    writer.writerows(sorted(rows))
    return file.getvalue()


def addresses_named(rows: dict[str, Reach], addresses: Iterable[str | None]) -> Iterator[Reach]:
    """Yield the rows of some addresses, in their order."""
    yield from (rows[address] for address in addresses if address in rows)
