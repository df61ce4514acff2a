"""What a record's page is, and what it is about, in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.web.schema_org.types import PAGE, TYPES

if TYPE_CHECKING:
    from sphinx_archive.records.fields import Record


def types(record: Record) -> tuple[str, ...]:
    """Return the addresses of the types: those of the thing, then that of the page."""
    return tuple(f"https://schema.org/{name}" for name in (*TYPES[record.kind], PAGE))
