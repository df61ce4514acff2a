"""The ledger of links: for each address that pages name, whether it answered and where a copy is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.records.dates import parse_date
from sphinx_archive.records.rows import Shape, read_rows, rows_text
from sphinx_archive.records.values import read_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_archive.records.problems import Problem

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
    shape = Shape(LEDGER, Reach._fields, "bad-ledger", ", or let 'make links' write the file again")
    rows, problems = read_rows(text, shape, _row)
    return {row.address: row for row in rows}, problems


def _row(cells: list[str]) -> Reach:
    for address in filter(None, (cells[0], cells[4])):
        read_address(address)
    for day in filter(None, cells[2:4]):
        parse_date(day)
    return Reach(*cells)


def ledger_lines(rows: Iterable[Reach]) -> str:
    """Return a ledger as text, sorted by address."""
    return rows_text(Reach._fields, sorted(rows))


def addresses_named(rows: dict[str, Reach], addresses: Iterable[str | None]) -> Iterator[Reach]:
    """Yield the rows of some addresses, in their order."""
    yield from (rows[address] for address in addresses if address in rows)
