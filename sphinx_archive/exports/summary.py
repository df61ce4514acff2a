"""The first sentences of a page's text, without markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import one_line
from sphinx_archive.records.prose import blocks
from sphinx_archive.records.statements import sentences
from sphinx_archive.records.wording import below_front_matter, plain

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

LONGEST = 500


def first_sentences(record: Record, archive: Archive) -> str:
    """Return how the text of a record begins; of a subject without one, what it is used for."""
    return beginning(record.docname, archive) or one_line(record.scope or "")


def beginning(docname: str, archive: Archive, longest: int = LONGEST) -> str:
    """Return the first sentences of a page, as many as are short enough; at least one if any."""
    found = ""
    for told in map(one_line, archive.wording(docname).first):
        if found and len(found) + len(told) > longest:
            break
        found = f"{found} {told}".strip()
    return found


def first_paragraph(docname: str, archive: Archive) -> str:
    """Return the first paragraph of a page; empty where it has none."""
    rest, first_line = below_front_matter(archive.source(docname))
    for block in blocks(rest, first_line):
        told = (one_line(plain(one.written, archive.title_of)) for one in sentences(block.text, 1))
        if found := " ".join(filter(None, told)):
            return found
    return ""
