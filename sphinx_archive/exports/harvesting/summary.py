"""The first sentences of a page's text, without markup."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import one_line
from sphinx_archive.records.prose import blocks
from sphinx_archive.records.statements import sentences
from sphinx_archive.records.wording import below_front_matter, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.statements import Sentence

SENTENCES = 2
LONGEST = 500


def first_sentences(record: Record, archive: Archive) -> str:
    """Return how the text of a record begins; of a subject without one, what it is used for."""
    return beginning(archive.source(record.docname), archive) or one_line(record.scope or "")


def beginning(text: str, archive: Archive, number: int = SENTENCES) -> str:
    """Return the first sentences of a page as it is written, as many as are short enough; at least one if any."""
    rest, first_line = below_front_matter(text)
    found = ""
    for told in islice(_told(sentences(rest, first_line), archive), number):
        if found and len(found) + len(told) > LONGEST:
            break
        found = f"{found} {told}".strip()
    return found


def first_paragraph(docname: str, archive: Archive) -> str:
    """Return the first paragraph of a page; empty where it has none."""
    rest, first_line = below_front_matter(archive.source(docname))
    paragraphs = (" ".join(_told(sentences(block.text, 1), archive)) for block in blocks(rest, first_line))
    return next(filter(None, paragraphs), "")


def _told(found: Iterable[Sentence], archive: Archive) -> Iterator[str]:
    return (one_line(plain(sentence.written, lambda key: _title(key, archive))) for sentence in found)


def _title(key: str, archive: Archive) -> str:
    found = archive.catalogue.get(key)
    return found.title if found else key
