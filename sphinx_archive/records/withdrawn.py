"""The register of withdrawn records: what was published once, and is so no longer, keeps its key for ever."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.problems import Problem, did_you_mean
from sphinx_archive.records.rows import Shape, read_rows
from sphinx_archive.records.values import read_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_archive.records.fields import Record

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


def read_register(text: str) -> tuple[list[Withdrawn], list[Problem]]:
    """Return the rows of the register in their order, and what is wrong with the others."""
    return read_rows(text, Shape(REGISTER, Withdrawn._fields, "bad-register"), _row)


def in_use_again(rows: Iterable[Withdrawn], known: Known) -> Iterator[Problem]:
    """Yield what is wrong with the withdrawn keys that lead to a record all the same."""
    for number, row in enumerate(rows, start=2):
        if record := known.get(row.key):
            message = f"The key '{row.key}' leads to {record.docname}.md. Delete this row, or that page."
            yield Problem(REGISTER, number, 1, "bad-register", message)


def _row(cells: list[str]) -> Withdrawn:
    key, kind, day, reason = cells
    if kind not in KINDS:
        raise ValueError(f"There is no kind '{kind}'.{did_you_mean(kind, KINDS)} Write one of: {', '.join(KINDS)}.")
    if not reason.strip():
        raise ValueError(f"Why '{key}' was withdrawn is not said. Write the reason in the last cell.")
    return Withdrawn(read_key(key), kind, _day(day), " ".join(reason.split()))


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"'{text}' is no day. Write year-month-day: 2026-11-28.") from None
