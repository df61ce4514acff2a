"""Tags in the head of a record's page from which Zotero, Google Scholar and harvesters take its description.

Sources: the translators "Embedded Metadata" and "RDF" of https://github.com/zotero/translators (27 April 2026);
https://scholar.google.com/intl/en/scholar/inclusion.html#indexing (Highwire tags);
https://www.dublincore.org/specifications/dublin-core/dcq-html/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.archive import columns, issued, language, one_line, plain_date, title
from sphinx_archive.exports.citations.names import credited, institutions, makers
from sphinx_archive.exports.citations.notes import originals
from sphinx_archive.exports.citations.types import TYPES
from sphinx_archive.records.claim_words import minutes
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.citations.names import Name
    from sphinx_archive.records.fields import Record

# The vocabularies behind the prefixes, as `<link rel="schema.dcterms">` declares them.
PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "so": "http://schema.org/",
    "z": "http://www.zotero.org/namespaces/export#",
}
# Zotero would take the title of the first source for the name of the publication.
DUBLIN_CORE = {term: fields for term, fields in columns("dublin_core").items() if term != "source"}


class Meta(NamedTuple):
    """A tag: its name (of a ``property`` where it is Open Graph's), what it says, and in which language."""

    name: str
    content: str
    language: str = ""
    is_property: bool = False


def render(record: Record, archive: Archive) -> tuple[Meta, ...]:
    """Return the tags of a record's page: those for Zotero, Highwire's, and Dublin Core's."""
    found = (*_zotero(record, archive), *_highwire(record, archive), *_dublin_core(record, archive))
    return tuple(meta for meta in found if meta.content)


def authors(record: Record, archive: Archive) -> list[str]:
    """Return those who made an item: people family name first, organisations with nothing after the comma.

    Without the comma Zotero would make a Mr Union of Example of the family Workers out of one. It drops
    what follows a second comma, so a name loses the commas it has, as in RIS.
    """
    whole = institutions(record, archive)
    return [f"{name.whole.replace(',', '')}," if name in whole else _inverted(name) for name in makers(record, archive)]


def _zotero(record: Record, archive: Archive) -> Iterator[Meta]:
    """Yield the type, and what only Zotero's own vocabulary can say.

    Highwire's tags know authors only, of whom a film has none in Zotero: it has contributors.
    """
    kind = TYPES[record.kind].zotero
    yield Meta("z:itemType", kind)
    if kind == "encyclopediaArticle":
        yield Meta("z:encyclopediaTitle", archive.name)
    elif kind != "webpage":
        yield from (Meta("z:archive", archive.name), Meta("z:archiveLocation", record.key))
    if kind == "film":
        yield from (Meta("z:directors", name.whole) for name in credited(record.director))
        yield from (Meta("so:producer", name.whole) for name in credited(record.producer))
        yield from (Meta("so:contributor", name) for name in authors(record, archive))
        yield Meta("z:runningTime", minutes(record.duration.value) if record.duration else "")


def _highwire(record: Record, archive: Archive) -> Iterator[Meta]:
    kind = TYPES[record.kind].zotero
    yield Meta("citation_title", title(record), record.title_language or "")
    if kind != "film":
        yield from (Meta("citation_author", author) for author in _parted(authors(record, archive)))
    yield Meta("citation_publication_date", plain_date(issued(record), "/"))
    if kind == "report":
        # This tag alone makes Zotero's item a report, whatever else is said.
        publishers = "; ".join(name.whole for name in institutions(record, archive))
        yield Meta("citation_technical_report_institution", publishers)
    yield Meta("citation_language", language(record, archive))
    yield Meta("citation_public_url", archive.page(record))
    yield Meta("citation_pdf_url", archive.file(record, "pdf") if archive.books else "")
    yield Meta("citation_keywords", "; ".join(_texts(record, archive, DUBLIN_CORE["subject"])))


def _dublin_core(record: Record, archive: Archive) -> Iterator[Meta]:
    """Yield the fields of the table; places are ``spatial``, as Zotero takes ``coverage`` for a place on a shelf."""
    yield Meta("dcterms.title", title(record), record.title_language or "")
    for term, fields in DUBLIN_CORE.items():
        for field in fields:
            special = _SPECIAL.get(field)
            texts = special(record, archive) if special else (Meta("", said) for said in archive.texts(record, field))
            yield from (text._replace(name=f"dcterms.{term}") for text in texts)
    yield Meta("dcterms.identifier", archive.page(record) or record.key)
    dates = archive.history.of(record.docname)
    yield Meta("dcterms.modified", stamp(dates.changed) if dates else "")
    yield Meta("dcterms.license", archive.licence)


def _texts(record: Record, archive: Archive, fields: tuple[str, ...]) -> list[str]:
    return [text for field in fields for text in archive.texts(record, field)]


def _parted(names: list[str]) -> list[str]:
    """Return names as Zotero reads authors.

    It takes a single author of two names with spaces, ``de la Cruz, María José``, for two authors, but not where a
    semicolon tells it how authors are parted.
    """
    family, _, given = names[0].partition(", ") if len(names) == 1 else ("", "", "")
    return [f"{names[0]};"] if " " in family and " " in given else names


def _inverted(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.whole


_SPECIAL: dict[str, Callable[[Record, Archive], Iterator[Meta]]] = {
    "alt_titles": lambda record, _: (Meta("", one_line(text), tag) for tag, text in record.alt_titles.items()),
    "date": lambda record, _: (Meta("", date.value.text) for date in (record.date,) if date),
    "countries": lambda record, _: (Meta("", countries()[code]) for code in record.countries),
    "versions": lambda record, _: (Meta("", address) for address in originals(record)),
    "part_of": lambda record, archive: (
        Meta("", archive.page(whole) or one_line(whole.title))
        for whole in map(archive.catalogue.get, record.part_of)
        if whole
    ),
}
