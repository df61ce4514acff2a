"""EAC-CPF: an authority record (ISAAR(CPF)) of an organisation or a person.

It is the version of 2010 as revised in 2018: AtoM's importer (sfEacPlugin.class.php) knows its namespace, not that
of version 2.
Source: https://eac.staatsbibliothek-berlin.de/schemata-and-tag-library/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.finding_aids.eac_control import add_control
from sphinx_archive.exports.finding_aids.eac_dates import add_date
from sphinx_archive.exports.finding_aids.eac_relations import add_relations
from sphinx_archive.exports.finding_aids.markup import XML_LANGUAGE, Markup, indented, written
from sphinx_archive.exports.finding_aids.names import about, sorted_name
from sphinx_archive.exports.finding_aids.said import told_on_page
from sphinx_archive.records.claim_words import claims_in_words
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

EAC = Markup("urn:isbn:1-931666-33-4")
TYPES = {"organisation": "corporateBody", "person": "person"}
# The rules for the authorised form, by the abbreviation that the control section declares.
RULES = "ISAAR-CPF"


def render(record: Record, archive: Archive) -> bytes:
    """Return the authority record of an organisation or a person."""
    root = EAC.root("eac-cpf", {})
    add_control(EAC, root, record, archive)
    description = EAC.add(root, "cpfDescription")
    _identified(EAC.add(description, "identity"), record, archive)
    _described(EAC.add(description, "description"), record, archive)
    add_relations(EAC, description, record, archive)
    return written(indented(root))


def names_of(record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield the other names of a record: text, language and what kind of name it is; each once."""
    kinds: tuple[tuple[str, Mapping[str, str]], ...] = (("parallel", record.alt_titles), ("acronym", record.acronyms))
    found = [(text, tag, kind) for kind, names in kinds for tag, text in names.items()]
    found += [(text, "", "variant") for text in (record.title, *record.variants)]
    seen = {(sorted_name(record), record.title_language or "")}
    for text, tag, kind in found:
        if (text, tag) not in seen and not (kind == "variant" and text == sorted_name(record)):
            seen.add((text, tag))
            yield text, tag, kind


def _identified(identity: etree._Element, record: Record, archive: Archive) -> None:
    """Append identifiers, type and names (ISAAR(CPF) 5.1).

    All names stand side by side, not as parallel ones: AtoM reads no others.
    """
    EAC.add(identity, "entityId", about(record, archive))
    for register, address in (record.identifiers.addresses if record.identifiers else {}).items():
        EAC.add(identity, "entityId", address, {"localType": register})
    EAC.add(identity, "entityType", TYPES[record.kind])
    _name(identity, sorted_name(record), record.title_language or "", "", "authorizedForm")
    for text, tag, kind in names_of(record):
        _name(identity, text, tag, kind, "alternativeForm")


def _name(identity: etree._Element, text: str, tag: str, kind: str, form: str) -> None:
    entry = EAC.add(identity, "nameEntry", "", {XML_LANGUAGE: tag, "localType": kind})
    EAC.add(entry, "part", text)
    EAC.add(entry, form, RULES)


def _described(description: etree._Element, record: Record, archive: Archive) -> None:
    """Append dates of existence, places and history (ISAAR(CPF) 5.2)."""
    if record.date:
        add_date(EAC, EAC.add(description, "existDates"), record.date.value)
    _placed(description, record)
    for office in record.offices:
        held = EAC.add(description, "occupation")
        EAC.add(held, "term", office.office)
        if office.dates:
            add_date(EAC, held, office.dates)
    told = told_on_page(record, archive)
    if said := (*told, *claims_in_words(record)):
        history = EAC.add(description, "biogHist")
        for text in said:
            EAC.add(history, "p", text)


def _placed(description: etree._Element, record: Record) -> None:
    named = [(countries()[code], {"countryCode": code}, "country") for code in record.countries]
    named += [(place, {}, "place") for place in record.places]
    named += [(record.seat, {}, "seat")] if record.seat else []
    for text, attributes, role in named:
        place = EAC.add(description, "place")
        EAC.add(place, "placeRole", role)
        EAC.add(place, "placeEntry", text, attributes)
