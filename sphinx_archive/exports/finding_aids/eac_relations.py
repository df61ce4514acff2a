"""What an authority record is related to: other names, whichever side says so, and what it made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.archive import issued, title
from sphinx_archive.exports.finding_aids.eac_dates import add_date
from sphinx_archive.exports.finding_aids.markup import simple_link
from sphinx_archive.exports.finding_aids.names import about, sorted_name
from sphinx_archive.records.date_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.finding_aids.markup import Markup
    from sphinx_archive.records.dates import Edtf
    from sphinx_archive.records.fields import Record

NAMED = frozenset({"organisation", "person"})


class Tie(NamedTuple):
    """A relation to another name: its type in EAC-CPF, when it held, and what it was."""

    other: Record
    kind: str
    date: Edtf | None = None
    note: str = ""


def ties(record: Record, archive: Archive) -> tuple[Tie, ...]:
    """Return relations to organisations and people: succession, offices, and the rest as associations."""
    catalogue = archive.catalogue
    close = [
        Tie(other, kind)
        for field, kind in (("predecessors", "temporal-earlier"), ("successors", "temporal-later"))
        for other in catalogue.related(record, field)
    ]
    close += _offices(record, archive)
    known = {record.key, *(tie.other.key for tie in close)}
    own = [found for key in (*record.organisations, *record.people) if (found := catalogue.get(key))]
    others = (*catalogue.related(record, "related"), *own, *catalogue.naming(record, "organisations", "people"))
    loose = {other.key: other for other in others if other.kind in NAMED and other.key not in known}
    return (*close, *(Tie(other, "associative") for other in loose.values()))


def _offices(record: Record, archive: Archive) -> Iterator[Tie]:
    """Yield offices, of the person who held them and of the organisation where they were held."""
    catalogue = archive.catalogue
    for office in record.offices:
        if (body := catalogue.get(office.organisation)) and body.kind in NAMED:
            yield Tie(body, "associative", office.dates, office.office)
    for person in catalogue.naming(record, "offices"):
        for office in person.offices:
            if catalogue.get(office.organisation) is record:
                yield Tie(person, "associative", office.dates, office.office)


def add_relations(eac: Markup, description: etree._Element, record: Record, archive: Archive) -> None:
    """Append relations to names (ISAAR(CPF) 5.3) and to the records that one made (6)."""
    made = archive.catalogue.naming(record, "creators")
    related = ties(record, archive)
    if not (made or related):
        return
    relations = eac.add(description, "relations")
    for tie in related:
        relation = _relation(eac, relations, "cpfRelation", tie.kind, tie.other, archive)
        eac.add(relation, "relationEntry", sorted_name(tie.other))
        _told(eac, relation, tie)
    for item in made:
        relation = _relation(eac, relations, "resourceRelation", "creatorOf", item, archive)
        date = issued(item)
        eac.add(relation, "relationEntry", f"{title(item)}{f', {words(date)}' if date else ''}")


def _relation(
    eac: Markup, relations: etree._Element, name: str, kind: str, other: Record, archive: Archive
) -> etree._Element:
    address = about(other, archive) if archive.address else ""
    return eac.add(relations, name, "", {f"{name}Type": kind, **simple_link(address)})


def _told(eac: Markup, relation: etree._Element, tie: Tie) -> None:
    if tie.date:
        add_date(eac, relation, tie.date)
    if tie.note:
        eac.add(eac.add(relation, "descriptiveNote"), "p", tie.note)
