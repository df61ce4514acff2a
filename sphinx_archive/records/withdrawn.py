"""The register of withdrawn records: what was published once, and is so no longer, keeps its key for ever."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.problems import did_you_mean
from sphinx_archive.records.rows import Shape, read_rows
from sphinx_archive.records.values import read_key

if TYPE_CHECKING:
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.problems import Problem

REGISTER = "data/withdrawn.csv"


class Known(Protocol):
    """Something that finds records by key."""

    def get(self, key: str) -> Record | None:
        """Return the record that a key leads to."""


class Withdrawn(NamedTuple):
    """A record that is no longer published: its key and kind, the day (ISO 8601) it went, and why."""

    key: str
    kind: str
    date: str
    reason: str

    @property
    def docname(self) -> str:
        """Return where its page stood."""
        return f"{KINDS[self.kind].folder}/{self.key}"


def read_register(text: str, known: Known) -> tuple[list[Withdrawn], list[Problem]]:
    """Return the rows of the register in their order, and what is wrong with the others.

    A key that leads to one of the ``known`` records all the same is in use again, which no key ever is.
    """

    def row(cells: list[str]) -> Withdrawn:
        found = _row(cells)
        if record := known.get(found.key):
            raise ValueError(f"The key '{found.key}' leads to {record.docname}.md. Delete this row, or that page.")
        return found

    return read_rows(text, Shape(REGISTER, Withdrawn._fields, "bad-register"), row)


def _row(cells: list[str]) -> Withdrawn:
    key, kind, day, reason = cells
    if not reason.strip():
        raise ValueError(f"Why '{key}' was withdrawn is not said. Write the reason in the last cell.")
    return Withdrawn(read_key(key), read_kind(kind), read_day(day), " ".join(reason.split()))


def read_kind(text: str) -> str:
    """Return the name of a kind; raises ValueError with the nearest if there is none."""
    if text not in KINDS:
        raise ValueError(f"There is no kind '{text}'.{did_you_mean(text, KINDS)} Write one of: {', '.join(KINDS)}.")
    return text


def read_day(text: str) -> str:
    """Return a day as ISO 8601 writes it; raises ValueError if it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"'{text}' is no day. Write year-month-day: 2026-11-28.") from None
