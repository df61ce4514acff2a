"""A citation as a sentence, for readers to copy and for lists to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import title
from sphinx_archive.exports.citations.names import listed, makers
from sphinx_archive.records.date_words import dated
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


def render(record: Record, archive: Archive) -> str:
    """Return who made an item, its title, kind and date, and the archive; the address is left to who shows it."""
    who = listed(makers(record, archive))
    kind = KINDS[record.kind].label.lower()
    facts = ", ".join(part for part in (kind, dated(record)) if part)
    return f"{who}{', ' if who else ''}“{title(record)}” ({facts}). {archive.name}."
