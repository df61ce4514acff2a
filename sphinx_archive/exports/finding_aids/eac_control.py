"""What an authority record says of itself: who keeps it, by which rules, since when, from which sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.finding_aids.events import UNKNOWN, events_of
from sphinx_archive.exports.finding_aids.languages import code_of
from sphinx_archive.exports.finding_aids.markup import simple_link
from sphinx_archive.exports.finding_aids.said import source_words

if TYPE_CHECKING:
    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.finding_aids.events import Events
    from sphinx_archive.exports.finding_aids.markup import Markup
    from sphinx_archive.records.fields import Record

RULES = "International Standard Archival Authority Record for Corporate Bodies, Persons and Families, second edition"


def add_control(eac: Markup, root: etree._Element, record: Record, archive: Archive) -> None:
    """Append the control section (ISAAR(CPF) 5.4)."""
    control, events = eac.add(root, "control"), events_of([record], archive.history)
    eac.add(control, "recordId", record.key)
    for alias in record.aliases:
        eac.add(control, "otherRecordId", alias)
    eac.add(control, "maintenanceStatus", events.status)
    eac.add(control, "publicationStatus", "published")
    eac.add(eac.add(control, "maintenanceAgency"), "agencyName", archive.name)
    _declared(eac, control, archive)
    _maintained(eac, control, events, archive)
    if record.sources:
        _rested(eac, control, record)


def _declared(eac: Markup, control: etree._Element, archive: Archive) -> None:
    code = code_of(archive.language)
    if code.language and code.script:
        spoken = eac.add(control, "languageDeclaration")
        eac.add(spoken, "language", code.name, {"languageCode": code.language})
        eac.add(spoken, "script", code.script_name, {"scriptCode": code.script})
    rules = eac.add(control, "conventionDeclaration")
    eac.add(rules, "abbreviation", "ISAAR-CPF")
    eac.add(rules, "citation", RULES)
    if archive.licence:
        rights = eac.add(control, "rightsDeclaration")
        eac.add(rights, "citation", archive.licence, simple_link(archive.licence))


def _maintained(eac: Markup, control: etree._Element, events: Events, archive: Archive) -> None:
    history = eac.add(control, "maintenanceHistory")
    for event in events.listed:
        entry = eac.add(history, "maintenanceEvent")
        eac.add(entry, "eventType", event.kind)
        eac.add(entry, "eventDateTime", event.moment or UNKNOWN, {"standardDateTime": event.moment})
        eac.add(entry, "agentType", "human")
        eac.add(entry, "agent", archive.name)


def _rested(eac: Markup, control: etree._Element, record: Record) -> None:
    sources = eac.add(control, "sources")
    for source in record.sources.values():
        entry = eac.add(sources, "source", "", simple_link(source.url or ""))
        eac.add(entry, "sourceEntry", source_words(source))
