"""What EAD3 and EAD 2002 write differently, so that a finding aid is described once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.finding_aids.markup import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.finding_aids.events import Events
    from sphinx_archive.records.dates import Edtf

# The standards of codes and dates, named alike in both versions.
ENCODINGS = {
    "countryencoding": "iso3166-1",
    "dateencoding": "iso8601",
    "langencoding": "iso639-2b",
    "scriptencoding": "iso15924",
}


class Dialect(Markup, ABC):
    """A version of EAD; ``ending`` ends its files, ``kind_of_note`` is its attribute for kinds of notes."""

    ending: str
    kind_of_note: str

    @abstractmethod
    def header(
        self, root: etree._Element, title: str, code: str, address: str, events: Events, archive: Archive
    ) -> None:
        """Append what the finding aid says of itself: title, permanent name, address and changes."""

    @abstractmethod
    def components(self, described: etree._Element, extent: str) -> etree._Element:
        """Append and return the list of what is below a unit, of which ``extent`` says how full it is."""

    @abstractmethod
    def link(self, parent: etree._Element, address: str, text: str) -> None:
        """Append a link to an address."""

    @abstractmethod
    def name(self, parent: etree._Element, name: str, text: str, address: str = "", role: str = "") -> None:
        """Append a name or a term; ``address`` is that of its authority record."""

    @abstractmethod
    def date(self, did: etree._Element, value: Edtf) -> None:
        """Append the date of a unit (ISAD(G) 3.1.3)."""

    @abstractmethod
    def extent(self, did: etree._Element, text: str) -> None:
        """Append the extent of a unit (ISAD(G) 3.1.5)."""

    @abstractmethod
    def languages(self, did: etree._Element, tags: Sequence[str]) -> None:
        """Append the languages of a unit (ISAD(G) 3.4.3)."""

    @abstractmethod
    def sources(self, unit: etree._Element, did: etree._Element, sources: Sequence[tuple[str, str]]) -> None:
        """Append what a description rests on: words and addresses (ISAD(G) 3.7.1)."""

    @abstractmethod
    def paragraphs(self, parent: etree._Element, texts: Sequence[str]) -> None:
        """Append running text."""

    def note(self, unit: etree._Element, name: str, texts: Iterable[str], number: str = "", kind: str = "") -> None:
        """Append a note where there is something to say; ``number`` is that of its element in ISAD(G)."""
        said = [text for text in map(one_line, texts) if text]
        if said:
            note = self.add(unit, name, "", {"encodinganalog": number, self.kind_of_note: kind})
            self.paragraphs(note, said)

    def linked(self, unit: etree._Element, name: str, links: Iterable[tuple[str, str]], number: str) -> None:
        """Append a note of links: words and addresses."""
        found = list(links)
        if found:
            self.entries(self.add(unit, name, "", {"encodinganalog": number}), found)

    def entries(self, note: etree._Element, links: Iterable[tuple[str, str]]) -> None:
        """Append a paragraph for each link; where there is no address, of its words alone."""
        for words, address in links:
            paragraph = self.add(note, "p", "" if address else words)
            if address:
                self.link(paragraph, address, words)
