"""Descriptions: how a page begins, as short as those show it who list or share a link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.summary import beginning

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

# Search engines and networks show about so many characters; a sentence of less than enough says too little alone.
LONGEST, ENOUGH = 240, 80


def render(record: Record, archive: Archive) -> str:
    """Return how the text of a record begins, or what a subject is used for; an empty text where it has neither."""
    return of_page(record.docname, archive) or cut(one_line(record.scope or ""))


def of_page(docname: str, archive: Archive) -> str:
    """Return the first sentences of any page, one or two; an empty text where it has no running text."""
    both = beginning(docname, archive)
    if len(both) <= LONGEST:
        return both
    first = beginning(docname, archive, longest=0)
    return cut(first if len(first) >= ENOUGH else both)


def cut(text: str) -> str:
    """Return a text that is short enough; else as many whole words of it as are, with the sign that more follows."""
    if len(text) <= LONGEST:
        return text
    start = text[: LONGEST - 1]
    return f"{start.rpartition(' ')[0] or start}…"
