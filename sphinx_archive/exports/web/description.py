"""Descriptions: how a page begins, as short as those show it who list or share a link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.harvesting.summary import beginning, first_sentences

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

# Search engines and networks show about so many characters.
LONGEST = 240


def render(record: Record, archive: Archive) -> str:
    """Return how the text of a record begins; an empty text where it has none."""
    return cut(first_sentences(record, archive))


def of_page(docname: str, archive: Archive) -> str:
    """Return how any page begins; an empty text where it has no running text."""
    return cut(beginning(archive.source(docname), archive))


def cut(text: str) -> str:
    """Return a text that is short enough; else as many whole words of it as are, with the sign that more follows."""
    if len(text) <= LONGEST:
        return text
    start = text[: LONGEST - 1]
    return f"{start.rpartition(' ')[0] or start}…"
