"""How to cite a record's page: a line to copy, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.exports.citations import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.pages.books import Book
    from sphinx_archive.records.fields import Record


def citation(record: Record, archive: Archive, books: Iterable[Book]) -> list[nodes.Node]:
    """Return the citation with the page's permanent address, the key, each to copy, and the page to take away."""
    text = " ".join(part for part in (sentence.render(record, archive), archive.page(record)) if part)
    links = [nodes.reference("", book.label, refuri=book.link, internal=True) for book in books]
    return [
        nodes.literal_block(text, text, language="none", classes=["record-citation-text"]),
        nodes.paragraph("", "The key of this record, by which other pages name it:"),
        nodes.literal_block(record.key, record.key, language="none", classes=["record-key"]),
        *(nodes.paragraph("", "", link) for link in links),
    ]
