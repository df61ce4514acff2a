"""EAD3 1.1.1 (https://www.loc.gov/ead/EAD3taglib/EAD3-TL-eng.html)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.finding_aids.dates import certainty, span
from sphinx_archive.exports.finding_aids.dialect import ENCODINGS, Dialect
from sphinx_archive.exports.finding_aids.events import UNKNOWN
from sphinx_archive.exports.finding_aids.languages import code_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.finding_aids.dates import Moment
    from sphinx_archive.exports.finding_aids.events import Events
    from sphinx_archive.records.dates import Edtf


class Ead3(Dialect):
    """The version that archival standards bodies keep up."""

    ending = "ead3.xml"
    kind_of_note = "localtype"

    def header(
        self, root: etree._Element, title: str, code: str, address: str, events: Events, archive: Archive
    ) -> None:
        """Append the control section."""
        control = self.add(root, "control", "", ENCODINGS)
        self.add(control, "recordid", code, {"instanceurl": address})
        described = self.add(control, "filedesc")
        self.add(self.add(described, "titlestmt"), "titleproper", title)
        published = self.add(described, "publicationstmt")
        self.add(published, "publisher", archive.name)
        if events.newest:
            self.add(published, "date", events.newest, {"normal": events.newest})
        self.add(control, "maintenancestatus", "", {"value": events.status})
        self.add(self.add(control, "maintenanceagency"), "agencyname", archive.name)
        self._declared(control, archive)
        self._maintained(control, events, archive)

    def _declared(self, control: etree._Element, archive: Archive) -> None:
        code = code_of(archive.language)
        spoken = self.add(control, "languagedeclaration")
        self.add(spoken, "language", code.name, {"langcode": code.language})
        self.add(spoken, "script", code.script_name, {"scriptcode": code.script})
        rules = self.add(control, "conventiondeclaration")
        self.add(rules, "abbr", "ISAD(G)")
        self.add(rules, "citation", "General International Standard Archival Description, second edition")
        if archive.licence:
            rights = self.add(control, "rightsdeclaration")
            self.add(rights, "citation", archive.licence, {"href": archive.licence})

    def _maintained(self, control: etree._Element, events: Events, archive: Archive) -> None:
        history = self.add(control, "maintenancehistory")
        for event in events.listed:
            entry = self.add(history, "maintenanceevent")
            self.add(entry, "eventtype", "", {"value": event.kind})
            self.add(entry, "eventdatetime", event.moment or UNKNOWN, {"standarddatetime": event.moment})
            self.add(entry, "agenttype", "", {"value": "human"})
            self.add(entry, "agent", archive.name)

    def components(self, described: etree._Element, extent: str) -> etree._Element:
        """Append the list of components."""
        return self.add(described, "dsc", "", {"dsctype": extent})

    def link(self, parent: etree._Element, address: str, text: str) -> None:
        """Append a reference."""
        self.add(parent, "ref", text, {"href": address})

    def name(self, parent: etree._Element, name: str, text: str, address: str = "", role: str = "") -> None:
        """Append a name with one part."""
        self.add(self.add(parent, name, "", {"identifier": address, "relator": role}), "part", text)

    def date(self, did: etree._Element, value: Edtf) -> None:
        """Append a date or a range, open sides left out."""
        when = self.add(did, "unitdatestructured", "", {"certainty": certainty(value), "encodinganalog": "3.1.3"})
        start, end, is_range = span(value)
        if not is_range:
            self._moment(when, "datesingle", start)
            return
        when = self.add(when, "daterange")
        self._moment(when, "fromdate", start)
        self._moment(when, "todate", end)

    def _moment(self, parent: etree._Element, name: str, moment: Moment | None) -> None:
        if moment:
            sides = {"standarddate": moment.exact, "notbefore": moment.earliest, "notafter": moment.latest}
            self.add(parent, name, moment.words, sides)

    def extent(self, did: etree._Element, text: str) -> None:
        """Append a physical description in words."""
        self.add(did, "physdesc", text, {"encodinganalog": "3.1.5"})

    def languages(self, did: etree._Element, tags: Sequence[str]) -> None:
        """Append the languages of the material, with a script where the tag names one."""
        material = self.add(did, "langmaterial", "", {"encodinganalog": "3.4.3"})
        for tag in tags:
            code = code_of(tag)
            parent = self.add(material, "languageset") if code.is_marked else material
            self.add(parent, "language", code.name, {"langcode": code.language})
            if code.is_marked:
                self.add(parent, "script", code.script_name, {"scriptcode": code.script})

    def sources(self, unit: etree._Element, did: etree._Element, sources: Sequence[tuple[str, str]]) -> None:
        """Append an archivist's note of sources."""
        note = self.add(unit, "processinfo", "", {self.kind_of_note: "sources", "encodinganalog": "3.7.1"})
        self.entries(note, sources)

    def paragraphs(self, parent: etree._Element, texts: Sequence[str]) -> None:
        """Append a paragraph for each text."""
        for text in texts:
            self.add(parent, "p", text)


EAD3 = Ead3("http://ead3.archivists.org/schema/")
