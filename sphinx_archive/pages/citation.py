"""How to cite a record: in the styles that researchers are asked for, by its address, and as files to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinx_archive.exports.citations import apa, chicago, csl, sentence
from sphinx_archive.exports.citations.bibliographies import FORMS
from sphinx_archive.exports.forms import JSON_LD, MARKDOWN
from sphinx_archive.pages.links import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.pages.books import Book
    from sphinx_archive.records.fields import Record

BESIDE = (*FORMS, JSON_LD, MARKDOWN)


def citation(record: Record, archive: Archive, books: Iterable[Book], builder: Builder) -> list[nodes.Node]:
    """Return texts to copy, each under its label, and links to every file of the record beside its page."""
    item = csl.render(record, archive)
    address = archive.page(record)
    in_words = " ".join(part for part in (sentence.render(record, archive), address) if part)
    links = [
        *(_link(form.label, _beside(record, form.ending, builder)) for form in BESIDE),
        *(_link(book.label, book.link) for book in books),
    ]
    rows = [
        _row("In plain words", _to_copy(in_words, "record-citation-text")),
        _row("Chicago, 18th edition", _to_copy(chicago.render(item), "record-citation-style")),
        _row("APA, 7th edition", _to_copy(apa.render(item), "record-citation-style")),
        *([_row("Permanent address", _to_copy(address, "record-address"))] if address else []),
        _row("Key, by which other pages name it", _to_copy(record.key, "record-key")),
        _row("To save", nodes.paragraph("", "", *joined(links, " · "))),
    ]
    return [nodes.field_list("", *rows, classes=["record-to-cite"])]


def _row(label: str, body: nodes.Element) -> nodes.field:
    return nodes.field("", nodes.field_name("", label), nodes.field_body("", body))


def _to_copy(text: str, name: str) -> nodes.literal_block:
    return nodes.literal_block(text, text, language="none", classes=[name])


def _link(label: str, address: str) -> nodes.reference:
    return nodes.reference("", label, refuri=address, internal=True)


def _beside(record: Record, ending: str, builder: Builder) -> str:
    return relative_uri(builder.get_target_uri(record.docname), f"{record.docname}.{ending}")
