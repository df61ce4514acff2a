"""A record as a unit of description: the elements of ISAD(G), each from the field that states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import issued, title
from sphinx_archive.exports.finding_aids.events import events_of
from sphinx_archive.exports.finding_aids.names import access_points, creators
from sphinx_archive.exports.finding_aids.said import counted, extent
from sphinx_archive.exports.finding_aids.units import whole_of
from sphinx_archive.records.claim_words import claims_in_words
from sphinx_archive.records.vocabulary import language_name, rights_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.finding_aids.dialect import Dialect
    from sphinx_archive.exports.finding_aids.units import Series, Unit
    from sphinx_archive.records.fields import Record

# ISAD(G) 3.1.2 wants it told where a title is no formal one.
ORIGINS = {
    "supplied": "Title supplied by this archive.",
    "reconstructed": "Title reconstructed from an address.",
}


def add_unit(dialect: Dialect, parent: etree._Element, unit: Unit, archive: Archive) -> None:
    """Append a record and, below it, its parts."""
    record = unit.record
    element = dialect.add(parent, "c", "", {"id": f"record-{record.key}", "level": unit.level})
    did = dialect.add(element, "did")
    _identified(dialect, did, unit, archive)
    dialect.note(element, "scopecontent", unit.told, "3.3.1")
    access_points(dialect, element, record, archive)
    _conditions(dialect, element, record)
    _allied(dialect, element, record, archive)
    _noted(dialect, element, record)
    if unit.sources:
        dialect.sources(element, did, unit.sources)
    add_events(dialect, element, [record], archive)
    for part in unit.parts:
        add_unit(dialect, element, part, archive)


def add_series(dialect: Dialect, parent: etree._Element, series: Series, archive: Archive) -> None:
    """Append a series with all of its units."""
    element = dialect.add(parent, "c", "", {"id": f"series-{series.folder}", "level": "series"})
    identify_series(dialect, dialect.add(element, "did"), series, archive)
    for unit in series.units:
        add_unit(dialect, element, unit, archive)


def identify_series(dialect: Dialect, did: etree._Element, series: Series, archive: Archive) -> None:
    """Append reference code, title, dates, extent, creators and languages of a series, made of its records'."""
    dialect.add(did, "unitid", series.folder, {"encodinganalog": "3.1.1"})
    dialect.add(did, "unittitle", series.title, {"encodinganalog": "3.1.2"})
    if series.date:
        dialect.date(did, series.date)
    dialect.extent(did, counted(len(series.records)))
    creators(dialect, did, series.creators, archive)
    if series.languages:
        dialect.languages(did, series.languages)


def add_events(dialect: Dialect, element: etree._Element, records: Iterable[Record], archive: Archive) -> None:
    """Append when records were described and last changed (ISAD(G) 3.7.3), if that is known."""
    for event in events_of(records, archive.history).listed:
        if event.day:
            note = dialect.add(element, "processinfo", "", {"encodinganalog": "3.7.3"})
            words = "Described on " if event.kind == "created" else "Description changed on "
            paragraph = dialect.add(note, "p")
            paragraph.text = words
            dialect.add(paragraph, "date", event.day, {"normal": event.day})


def _identified(dialect: Dialect, did: etree._Element, unit: Unit, archive: Archive) -> None:
    record = unit.record
    dialect.add(did, "unitid", record.key, {"identifier": archive.page(record), "encodinganalog": "3.1.1"})
    dialect.add(did, "unittitle", title(record), {"encodinganalog": "3.1.2"})
    if date := issued(record):
        dialect.date(did, date)
    if size := extent(unit):
        dialect.extent(did, size)
    creators(dialect, did, record.creators, archive, record)
    if record.languages:
        dialect.languages(did, record.languages)


def _conditions(dialect: Dialect, element: etree._Element, record: Record) -> None:
    if record.rights:
        said = [(f"{rights_label(record.rights)} ({record.rights})", record.rights)]
        dialect.linked(element, "userestrict", said, "3.4.2")


def _allied(dialect: Dialect, element: etree._Element, record: Record, archive: Archive) -> None:
    """Append where originals and copies are, related units, and the page itself (ISAD(G) 3.5)."""
    originals = [(source.url, source.url) for source in record.published if source.url]
    copies = [(source.archived, source.archived) for source in record.published if source.archived]
    dialect.linked(element, "originalsloc", dict.fromkeys(originals), "3.5.1")
    dialect.linked(element, "altformavail", dict.fromkeys(copies), "3.5.2")
    dialect.linked(element, "relatedmaterial", _related(record, archive), "3.5.3")
    elsewhere = [(f"{words}: {address}", address) for words, address in record.links.items()]
    page = archive.page(record)
    dialect.linked(element, "otherfindaid", [*([(page, page)] if page else []), *elsewhere], "")


def _related(record: Record, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield related units, and every whole but that under which the record stands."""
    whole = whole_of(record, archive.catalogue)
    wholes = [other for key in record.part_of if (other := archive.catalogue.get(key)) and other is not whole]
    others = {other.key: other for other in (*wholes, *archive.catalogue.related(record, "related"))}
    for other in others.values():
        yield title(other), archive.page(other)


def _noted(dialect: Dialect, element: etree._Element, record: Record) -> None:
    titles = (f"Title in {language_name(tag)}: {text}" for tag, text in record.alt_titles.items())
    dialect.note(element, "odd", titles, "3.6.1", "titleparallel")
    if told := ORIGINS.get(record.title_origin):
        dialect.note(element, "odd", [told], "3.6.1", "titlesource")
    dialect.note(element, "odd", claims_in_words(record), "3.6.1", "general")
