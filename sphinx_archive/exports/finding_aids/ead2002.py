"""EAD 2002, which ArcLight and AtoM read (https://www.loc.gov/ead/tglib/index.html).

ArcLight: lib/arclight/traject/ead2_config.rb; AtoM: apps/qubit/modules/object/config/import/ead.yml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.finding_aids.dates import certainty, normal
from sphinx_archive.exports.finding_aids.dialect import ENCODINGS, Dialect
from sphinx_archive.exports.finding_aids.languages import code_of
from sphinx_archive.exports.finding_aids.markup import simple_link
from sphinx_archive.records.date_words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.finding_aids.events import Events
    from sphinx_archive.records.dates import Edtf

HAPPENED = {"created": "Described", "revised": "Changed"}


class Ead2002(Dialect):
    """The version that most programs read."""

    ending = "ead2002.xml"
    kind_of_note = "type"

    def header(
        self, root: etree._Element, title: str, code: str, address: str, events: Events, archive: Archive
    ) -> None:
        """Append the header."""
        header = self.add(root, "eadheader", "", ENCODINGS)
        self.add(header, "eadid", code, {"identifier": code, "url": address})
        described = self.add(header, "filedesc")
        self.add(self.add(described, "titlestmt"), "titleproper", title)
        published = self.add(described, "publicationstmt")
        self.add(published, "publisher", archive.name)
        if events.newest:
            self.add(published, "date", events.newest, {"normal": events.newest})
        if archive.licence:
            self.add(published, "p", f"Rights in the descriptions: {archive.licence}")
        self._profile(header, archive)
        self._revised(header, events)

    def _profile(self, header: etree._Element, archive: Archive) -> None:
        profile, code = self.add(header, "profiledesc"), code_of(archive.language)
        spoken = {"langcode": code.language, "scriptcode": code.script}
        self.add(self.add(profile, "langusage"), "language", code.name, spoken)
        self.add(profile, "descrules", "General International Standard Archival Description, second edition (ISAD(G))")

    def _revised(self, header: etree._Element, events: Events) -> None:
        if events.newest:
            revisions = self.add(header, "revisiondesc")
            for event in events.listed:
                change = self.add(revisions, "change")
                self.add(change, "date", event.day, {"normal": event.day})
                self.add(change, "item", HAPPENED[event.kind])

    def components(self, described: etree._Element, extent: str) -> etree._Element:
        """Append the list of components."""
        return self.add(described, "dsc", "", {"type": extent})

    def link(self, parent: etree._Element, address: str, text: str) -> None:
        """Append a reference to something outside."""
        self.add(parent, "extref", text, simple_link(address))

    def name(self, parent: etree._Element, name: str, text: str, address: str = "", role: str = "") -> None:
        """Append a name."""
        self.add(parent, name, text, {"authfilenumber": address, "role": role})

    def date(self, did: etree._Element, value: Edtf) -> None:
        """Append a date in words, with its normal form where the standard has one."""
        kind = "inclusive" if "/" in value.text else ""
        marks = {"type": kind, "normal": normal(value), "certainty": certainty(value), "encodinganalog": "3.1.3"}
        self.add(did, "unitdate", words(value), marks)

    def extent(self, did: etree._Element, text: str) -> None:
        """Append an extent in words."""
        self.add(self.add(did, "physdesc", "", {"encodinganalog": "3.1.5"}), "extent", text)

    def languages(self, did: etree._Element, tags: Sequence[str]) -> None:
        """Append the languages of the material, divided by commas, since readers see the whole as one text."""
        material = self.add(did, "langmaterial", "", {"encodinganalog": "3.4.3"})
        for place, tag in enumerate(tags, 1):
            code = code_of(tag)
            codes = {"langcode": code.language, "scriptcode": code.script if code.is_marked else ""}
            entry = self.add(material, "language", code.name, codes)
            entry.tail = ", " if place < len(tags) else ""

    def sources(self, unit: etree._Element, did: etree._Element, sources: Sequence[tuple[str, str]]) -> None:
        """Append a note of sources, where AtoM looks for them."""
        note = self.add(did, "note", "", {"type": "sourcesDescription", "encodinganalog": "3.7.1"})
        self.entries(note, sources)

    def paragraphs(self, parent: etree._Element, texts: Sequence[str]) -> None:
        """Append one paragraph with a break between texts: of several, AtoM keeps the last."""
        paragraph = self.add(parent, "p", texts[0])
        for text in texts[1:]:
            self.add(paragraph, "lb").tail = f" {one_line(text)}"


EAD2002 = Ead2002("urn:isbn:1-931666-22-9")
