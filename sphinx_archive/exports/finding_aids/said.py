"""What a finding aid says in words: what a page tells, how much there is, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.records.claim_words import minutes
from sphinx_archive.records.date_words import words

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.finding_aids.units import Unit
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.values import Source


def told_on_page(record: Record, archive: Archive) -> tuple[str, ...]:
    """Return what a record's page tells, in paragraphs without marks of sources."""
    return tuple(text for text in archive.wording(record.docname).words.split("\n") if text)


def counted(number: int) -> str:
    """Return a number of records in words."""
    return f"{number:,} record{'' if number == 1 else 's'}"


def extent(unit: Unit) -> str:
    """Return how much there is of a unit: its length, its records or the texts that it came out in; else nothing."""
    if unit.record.duration:
        return minutes(str(unit.record.duration.value))
    if unit.parts:
        return counted(sum(1 for _ in unit.records))
    texts = len(unit.record.published)
    return f"{texts} published text{'' if texts == 1 else 's'}" if texts else ""


def source_words(source: Source) -> str:
    """Return a source in a line: its title, who wrote and published it, and when; its address where there is no title.

    Addresses stand in the words as well, since many programs show only these.
    """
    when = words(source.date) if source.date else ""
    named = ". ".join(part.rstrip(".") for part in (source.title, source.author, source.publisher, when) if part)
    kept = f" (copy: {source.archived})" if source.archived else ""
    return f"{named}{': ' if named and source.url else ''}{source.url or ''}{kept}"
