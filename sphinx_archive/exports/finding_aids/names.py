"""Names in finding aids: creators and access points, each with the address of its authority record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import title
from sphinx_archive.exports.citations.names import credited
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.finding_aids.dialect import Dialect
    from sphinx_archive.records.fields import Record

ELEMENTS = {"organisation": "corpname", "person": "persname", "subject": "subject"}


def about(record: Record, archive: Archive) -> str:
    """Return the address of what a page is about, or its key where no address is known.

    The page is a document; the person that it describes is something else, and so is named apart.
    """
    return f"{page}#it" if (page := archive.page(record)) else record.key


def sorted_name(record: Record) -> str:
    """Return the authorised form of a name: of a person, as lists sort it."""
    return record.sort_name or title(record)


def creators(
    dialect: Dialect, did: etree._Element, keys: Iterable[str], archive: Archive, record: Record | None = None
) -> None:
    """Append who made a unit (ISAD(G) 3.2.1), and who is credited with a film."""
    makers = [(ELEMENTS[maker.kind], sorted_name(maker), about(maker, archive), "") for maker in _found(keys, archive)]
    credits_ = [("name", text, "", role) for text, role in (_credits(record) if record else ())]
    for element, text, address, role in (*makers, *credits_):
        origin = dialect.add(did, "origination", "", {"encodinganalog": "3.2.1", "label": role or "creator"})
        dialect.name(origin, element, text, address, role)


def _credits(record: Record) -> Iterator[tuple[str, str]]:
    for role in ("director", "producer"):
        for name in credited(getattr(record, role)):
            yield name.whole, role


def access_points(dialect: Dialect, element: etree._Element, record: Record, archive: Archive) -> None:
    """Append subjects, names, places and the kind of record by which one can look for a unit."""
    found = dialect.add(element, "controlaccess")
    keys = (*record.subjects, *record.organisations, *record.people)
    for other in _found(keys, archive):
        dialect.name(found, ELEMENTS[other.kind], sorted_name(other), about(other, archive))
    for text in record.unlinked_names:
        dialect.name(found, "name", text)
    for text in (*(countries()[code] for code in record.countries), *record.places):
        dialect.name(found, "geogname", text)
    dialect.name(found, "genreform", KINDS[record.kind].label)


def _found(keys: Iterable[str], archive: Archive) -> list[Record]:
    """Return the authorities that keys lead to, each once."""
    found = (archive.catalogue.get(key) for key in keys)
    return list({other.key: other for other in found if other and other.kind in ELEMENTS}.values())
