"""Notes: what a citation says in words because its format has no field for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.records.fields import Record


def originals(record: Record) -> tuple[str, ...]:
    """Return the addresses at which an item was published, one for each language version."""
    addresses = (source.url for source in record.published)
    return tuple(dict.fromkeys(one_line(address) for address in addresses if address))


def published_at(record: Record) -> str:
    """Return where an item was published and where copies of it are kept; no full stop, which would look part of it."""
    return f"Published at: {'; '.join(_places(record))}" if originals(record) else ""


def _places(record: Record) -> Iterator[str]:
    for source in record.published:
        if source.url:
            copy = f" (archived: {one_line(source.archived)})" if source.archived else ""
            yield one_line(source.url) + copy
