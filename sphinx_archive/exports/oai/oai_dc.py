"""A record in unqualified Dublin Core, the one form that every OAI-PMH endpoint has.

Source: http://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm#dublincore, oai_dc.xsd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from sphinx_archive.exports.archive import issued, one_line, title
from sphinx_archive.exports.dublin_core import elements
from sphinx_archive.exports.summary import first_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

    # The name of an element, its text, and the language of that, or an empty text.
    Statement = tuple[str, str, str]

NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LOCATION = f"{{{XSI}}}schemaLocation"


def render(record: Record, archive: Archive) -> etree._Element:
    """Return what is said of a record in the fifteen elements; addresses where others could look, words elsewhere."""
    root = etree.Element(f"{{{NAMESPACE}}}dc", {LOCATION: f"{NAMESPACE} {SCHEMA}"}, {"oai_dc": NAMESPACE, "dc": DC})
    for name, text, language in dict.fromkeys(_statements(record, archive)):
        element = etree.SubElement(root, f"{{{DC}}}{name}", {LANGUAGE: language} if language else {})
        element.text = text
    return root


def _statements(record: Record, archive: Archive) -> Iterator[Statement]:
    own = elements(record, archive) | _addresses(record, archive)
    yield from _titles(record, archive)
    for name in ("creator", "subject"):
        yield from ((name, text, "") for text in own.pop(name, ()))
    if description := one_line(record.scope or "") or first_sentences(record, archive):
        yield "description", description, archive.language
    if date := issued(record):
        yield "date", date.text, ""
    del own["title"]
    yield from ((name, text, "") for name, texts in own.items() for text in texts)


def _titles(record: Record, archive: Archive) -> Iterator[Statement]:
    yield "title", title(record), record.title_language or archive.language
    for language, text in record.alt_titles.items():
        yield "title", one_line(text), language


def _addresses(record: Record, archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return the elements whose values are addresses.

    What the record is part of, and the item itself in each of its versions, are relations; what the page was written
    from is its source. The rights are those in the original, then the licence of what this archive wrote.
    """
    wholes = (whole for key in record.part_of if (whole := archive.catalogue.get(key)))
    versions = tuple(source.url for source in record.published if source.url)
    sources = tuple(source.url for source in record.sources.values() if source.url and source.url not in versions)
    rights = tuple(address for address in (record.rights, archive.licence) if address)
    return {"relation": (*map(archive.page, wholes), *versions), "source": sources, "rights": rights}
