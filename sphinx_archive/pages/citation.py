"""How to cite a record's page: a line to copy, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.records.date_words import dated
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from sphinx.config import Config

    from sphinx_archive.records.fields import Record


def citation_text(record: Record, config: Config) -> str:
    """Return a citation: title, kind and date of the item, the archive, the page's permanent address."""
    kind = KINDS[record.kind].label.lower()
    facts = ", ".join(part for part in (kind, dated(record)) if part)
    address = f" {config.html_baseurl.rstrip('/')}/{record.docname}.html" if config.html_baseurl else ""
    return f"“{record.shown_title}” ({facts}). {config.project}.{address}"


def citation(record: Record, config: Config) -> list[nodes.Node]:
    """Return the citation and the key, each as a block with a copy button."""
    text = citation_text(record, config)
    return [
        nodes.literal_block(text, text, language="none", classes=["record-citation-text"]),
        nodes.paragraph("", "The key of this record, by which other pages name it:"),
        nodes.literal_block(record.key, record.key, language="none", classes=["record-key"]),
    ]
