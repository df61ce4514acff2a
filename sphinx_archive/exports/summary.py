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
    return beginning(record.docname, archive) or one_line(record.scope or "")


def beginning(docname: str, archive: Archive, longest: int = LONGEST) -> str:
    """Return the first sentences of a page, as many as are short enough; at least one if any."""
    found = ""
    for told in archive.once("beginning", docname, lambda: _first(docname, archive)):
        if found and len(found) + len(told) > longest:
            break
        found = f"{found} {told}".strip()
    return found


def _first(docname: str, archive: Archive) -> tuple[str, ...]:
    rest, first_line = below_front_matter(archive.source(docname))
    return tuple(islice(_told(sentences(rest, first_line), archive), SENTENCES))


def first_paragraph(docname: str, archive: Archive) -> str:
    """Return the first paragraph of a page; empty where it has none."""
    rest, first_line = below_front_matter(archive.source(docname))
    paragraphs = (" ".join(_told(sentences(block.text, 1), archive)) for block in blocks(rest, first_line))
    return next(filter(None, paragraphs), "")


def _told(found: Iterable[Sentence], archive: Archive) -> Iterator[str]:
    return (one_line(plain(sentence.written, archive.title_of)) for sentence in found)
