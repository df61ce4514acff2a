"""How to cite a record's page: a line to copy, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.exports import sentence

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


def citation(record: Record, archive: Archive) -> list[nodes.Node]:
    """Return the citation with the page's permanent address, and the key, each as a block with a copy button."""
    text = " ".join(part for part in (sentence.render(record, archive), archive.page(record)) if part)
    return [
        nodes.literal_block(text, text, language="none", classes=["record-citation-text"]),
        nodes.paragraph("", "The key of this record, by which other pages name it:"),
        nodes.literal_block(record.key, record.key, language="none", classes=["record-key"]),
    ]
