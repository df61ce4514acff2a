"""Every warning code and its meaning, and the one place that logs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

from sphinx.util import logging

if TYPE_CHECKING:
    from pathlib import Path

    from docutils.nodes import Node

    from sphinx_archive.records.problems import Problem

Location: TypeAlias = "str | tuple[str, int] | Node | None"
logger = logging.getLogger(__name__)

# Keep sorted. The handbook prints this list, and a test holds it against the code.
MEANINGS: dict[str, str] = {
    "bad-address": "A web address that is not whole, or not http or https.",
    "bad-conformance": "A row of the table of checks that cannot be read.",
    "bad-date": "A date that is no EDTF, or that no calendar has.",
    "bad-duration": "A length that is neither minutes:seconds nor ISO 8601.",
    "bad-key": "A key with anything but small letters, digits and hyphens.",
    "bad-ledger": "A row of the ledger of links that cannot be read.",
    "bad-register": "A row of the register of keys or of withdrawn records that cannot be read or is contradicted.",
    "broken-yaml": "Front matter that YAML cannot read.",
    "byte-order-mark": "A file that begins with invisible bytes some editors write.",
    "contradiction": "Relations that go round in a circle.",
    "duplicate-field": "A field written twice in one front matter.",
    "duplicate-key": "Two pages, or an alias, that claim the same key.",
    "empty-field": "A field without a value.",
    "empty-page": "A page with nothing in it.",
    "epub-raw": "Raw HTML that e-books cannot hold.",
    "epub-remote-image": "An image on another site, which e-books cannot hold.",
    "epub-unknown-node": "An element of a page that e-books do not know.",
    "field-not-of-kind": "A field that this kind of record does not have.",
    "film-alt": "A film without a description of what it shows.",
    "film-captions": "A film whose captions are missing, or do not say their language.",
    "film-file": "A film that is not there, or that browsers cannot play.",
    "film-option": "An option that films do not have, or a width that is none.",
    "film-poster": "A film whose poster is missing.",
    "film-transcript": "A film whose transcript is missing.",
    "film-url": "A film on another site, which pages never contact.",
    "film-webvtt": "Captions that are not WebVTT, empty, or out of order.",
    "lost-key": "A key that was published once and leads nowhere now.",
    "missing-field": "A field that this kind of record needs.",
    "missing-title": "A page without a first heading.",
    "not-archived": "A source with neither an archived copy nor the reason why there is none.",
    "not-utf-8": "A file in another encoding than UTF-8.",
    "page-too-long": "A page of more than half a megabyte.",
    "pdf-alt-text": "An image without alternative text, in the PDF.",
    "pdf-broken-link": "A link to a place that is not in the PDF.",
    "pdf-math": "A formula that the PDF cannot typeset.",
    "pdf-missing-glyph": "A character that no font of the PDF has.",
    "pdf-missing-image": "An image, or a part of one, that the PDF cannot print.",
    "pdf-no-title": "A page without a title, in the PDF.",
    "pdf-raw": "Raw HTML, which the PDF leaves out.",
    "pdf-typst": "Something that Typst, which sets the PDFs, warns of or refuses.",
    "pdf-unknown-node": "An element of a page that the PDF does not know.",
    "self-reference": "A page that names itself in its own front matter.",
    "tab": "A tab in the front matter, which YAML forbids.",
    "title-markup": "Markup in a title, which is plain text.",
    "unknown-country": "A country code that ISO 3166-1 does not have.",
    "unknown-field": "A field that no record has.",
    "unknown-key": "A link to a record that does not exist.",
    "unknown-language": "A language tag that is not BCP 47.",
    "unknown-listing": "A listing that asks for something no record has.",
    "unknown-overview": "An overview that does not exist.",
    "unknown-page": "A link to the file of a page that is not there; in a build it is called myst.xref_missing.",
    "unknown-rights": "A rights statement that is on neither list.",
    "unknown-source": "A citation of a source that the page does not declare.",
    "unknown-value": "A value that is not on the field's list.",
    "unsourced-statement": "A sentence that names no source and leads to no record.",
    "unused-authority": "An organisation, person or subject that no page names.",
    "unused-source": "A source that nothing on its page cites.",
    "version-language": "A language version in a language that the record's languages lack.",
    "wrong-folder": "A page outside the folder of its kind.",
    "wrong-kind": "A link to a record of another kind than the role or field says.",
    "wrong-shape": "One value where a list is wanted, a list where one value is, and the like.",
}


def report(problem: Problem, folder: Path) -> None:
    """Log a problem of a page below ``folder`` as a warning that an editor can click."""
    where = f"{os.path.relpath(folder / problem.path)}:{problem.line}:{problem.column}"
    logger.warning(problem.text, type="archive", subtype=problem.code, location=where)


def warn(code: str, message: str, location: Location) -> None:
    """Log a warning at a node or a (docname, line)."""
    assert code in MEANINGS, code
    logger.warning(message, type="archive", subtype=code, location=location)
