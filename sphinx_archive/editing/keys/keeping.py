"""Keeps the keys of finished pages in the register, from which none ever goes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sphinx_archive.editing.changes import Change, save
from sphinx_archive.records.published import KEYS, keys_lines, read_keys, with_keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_archive.records.fields import Record


def today() -> str:
    """Return the day as ISO 8601 writes it, in UTC."""
    return datetime.now(UTC).date().isoformat()


def keep_keys(folder: Path, records: Iterable[Record]) -> int:
    """Put the keys of records into the register of an archive that lacks them; return how many there were.

    A register with a row that cannot be read stays as it is. Raises :class:`Refused` where it cannot be written.
    """
    file = folder / KEYS
    before = file.read_bytes() if file.is_file() else None
    rows, problems = read_keys((before or b"").decode("utf-8", errors="replace"))
    now = with_keys_of(rows, records, today())
    if problems or len(now) == len(rows):
        return 0
    save(folder, [Change(KEYS, before, keys_lines(now).encode())])
    return len(now) - len(rows)
