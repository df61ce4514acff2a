"""The register of keys: every key that was ever published, with its kind and the day it came; no row ever goes."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.page import is_record_page
from sphinx_archive.records.problems import Problem
from sphinx_archive.records.rows import Shape, read_rows, rows_text
from sphinx_archive.records.values import read_key
from sphinx_archive.records.withdrawn import read_day, read_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.page import Page
    from sphinx_archive.records.withdrawn import Withdrawn

KEYS = "data/keys.csv"


class Published(NamedTuple):
    """A key, the kind of record it was published as, and the day (ISO 8601) it came into the register."""

    key: str
    kind: str
    date: str

    @property
    def docname(self) -> str:
        """Return where its page was published."""
        return f"{KINDS[self.kind].folder}/{self.key}"


def read_keys(text: str) -> tuple[list[Published], list[Problem]]:
    """Return the rows of the register in their order, and what is wrong with the others."""
    seen: set[str] = set()

    def row(cells: list[str]) -> Published:
        key, kind, day = cells
        if key in seen:
            raise ValueError(f"The key '{key}' is here twice. Delete the later row.")
        seen.add(key)
        return Published(read_key(key), read_kind(kind), read_day(day))

    return read_rows(text, Shape(KEYS, Published._fields, "bad-register"), row)


def keys_lines(rows: Iterable[Published]) -> str:
    """Return the register as text, sorted by key, so that two people's new rows seldom meet."""
    return rows_text(Published._fields, sorted(rows))


def with_keys_of(rows: Iterable[Published], records: Iterable[Record], day: str) -> list[Published]:
    """Return the rows, and one for each key of the records, earlier keys included, that has none yet."""
    known = {row.key: row for row in rows}
    for record in records:
        for key in (record.key, *record.aliases):
            known.setdefault(key, Published(key, record.kind, day))
    return sorted(known.values())


def lost_keys(
    text: str, rows: Iterable[Published], pages: Iterable[Page], withdrawn: Iterable[Withdrawn]
) -> Iterator[Problem]:
    """Yield the keys of a register that neither a page has, now or before, nor the register of withdrawn records.

    ``text`` is that of the register, ``rows`` what was read from it. A page that cannot be read has its own problems.
    """
    kept = {row.key for row in withdrawn}
    for page in pages:
        if page.record:
            kept |= {page.record.key, *page.record.aliases}
        elif is_record_page(page.path):
            kept.add(PurePosixPath(page.path).stem)
    lines = {line.partition(",")[0].strip('"'): number for number, line in enumerate(text.splitlines(), 1)}
    for row in rows:
        if row.key not in kept:
            yield Problem(KEYS, lines.get(row.key, 1), 1, "lost-key", _lost(row))


def _lost(row: Published) -> str:
    return (
        f"'{row.key}', {KINDS[row.kind].one}, was published and leads nowhere now. If its page has another key, type"
        f" 'make rename KEY={row.key} TO=THAT-KEY'; if it is gone, 'make retire KEY={row.key} WHY=REASON';"
        " if it never was published, delete this row."
    )
