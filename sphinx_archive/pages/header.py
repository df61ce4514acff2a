"""The header and the details of a record's page, drawn from the field table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_archive.pages.claims import claim_nodes
from sphinx_archive.pages.links import joined, to_web
from sphinx_archive.pages.sources import marks
from sphinx_archive.records.claim_words import label_of, value_words
from sphinx_archive.records.date_words import words
from sphinx_archive.records.fields import FIELDS
from sphinx_archive.records.values import REGISTERS
from sphinx_archive.records.vocabulary import countries, language_name, rights_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_archive.pages.links import Links
    from sphinx_archive.records.dates import Edtf
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.values import Claim, Source

# What a reader wants before the text, and what can wait until after it; each in the order of the field table.
# Kind, date and place stand in one line above both; the date comes again where sources disagree.
BEFORE = frozenset(
    {"creators", "director", "producer", "duration", "seat", "versions", "part_of", "predecessors", "successors"}
    | {"offices", "broader"}
)
AFTER = frozenset(
    {"aliases", "alt_titles", "acronyms", "variants", "organisations", "people", "unlinked_names", "subjects"}
    | {"countries", "places", "languages", "subtitle_languages", "rights", "identifiers", "links", "related"}
)
NEAR = 2  # so many places and countries go into the line under the title
ORIGINS = {
    "supplied": "The title is supplied by this archive.",
    "reconstructed": "The title is rebuilt from the address; capitals and punctuation may differ from the original.",
}


class Sheet:
    """Draws the fields of one record."""

    def __init__(self, record: Record, links: Links, numbers: Mapping[str, int]) -> None:
        self.record = record
        self.links = links
        self.numbers = numbers

    def _cite(self, names: Iterable[str]) -> list[nodes.Node]:
        return marks(names, self.numbers, self.record)

    def header(self) -> list[nodes.Node]:
        """Return what stands between title and text."""
        notes = [nodes.paragraph("", ORIGINS[origin], classes=["title-origin"])] if (origin := self._origin()) else []
        scope = [nodes.paragraph("", self.record.scope, classes=["scope"])] if self.record.scope else []
        disputed = self.record.date and self.record.date.variants
        fields = self._fields(BEFORE | {"date"} if disputed else BEFORE)
        return [nodes.container("", self._summary(), *notes, *scope, *fields, classes=["record-header"])]

    def _summary(self) -> nodes.paragraph:
        """Return kind, date and place in one line."""
        record = self.record
        dates = [self._when(record.date.value)] if record.date else []
        where = joined([*self._places(record.places[:NEAR]), *self._countries(record.countries[:NEAR])])
        parts = [self.links.to_kind(record), *dates, *([nodes.inline("", "", *where)] if where else [])]
        return nodes.paragraph("", "", *joined(parts, " \N{MIDDLE DOT} "), classes=["record-summary"])

    def figures(self) -> list[nodes.Node]:
        """Return the counted things, with what sources disagree on."""
        rows = nodes.field_list("", classes=["record-figures"])
        for name, claim in self.record.figures.items():
            shown = claim_nodes(claim, lambda value: nodes.inline("", value), self._cite)
            rows += _field(label_of(("figures", name)), shown)
        return [rows]

    def details(self) -> list[nodes.Node]:
        """Return what stands after the text: names, who and what it is about, links."""
        return self._fields(AFTER)

    def _origin(self) -> str:
        return self.record.title_origin if self.record.title_origin in ORIGINS else ""

    def _fields(self, names: frozenset[str]) -> list[nodes.Node]:
        rows = [
            _field(row.label, drawn) for name, row in FIELDS.items() if name in names and (drawn := self._draw(name))
        ]
        return [nodes.field_list("", *rows)] if rows else []

    def _draw(self, name: str) -> list[nodes.Node]:
        """Return a field's value as blocks; nothing where it is empty."""
        value = getattr(self.record, name)
        if name in ("part_of", "predecessors", "successors", "broader"):
            value = [other.key for other in self.links.catalogue.related(self.record, name)]
        return _DRAWN[name](self, value) if value else []

    def _keys(self, keys: Iterable[str]) -> list[nodes.Node]:
        return _line(self.links.to_all(keys))

    def _texts(self, texts: Iterable[str]) -> list[nodes.Node]:
        return _line([nodes.inline("", text) for text in texts])

    def _by_language(self, names: Mapping[str, str]) -> list[nodes.Node]:
        found: list[nodes.Node] = []
        for tag, name in names.items():
            label = nodes.inline("", f" ({language_name(tag)})", classes=["record-facts"])
            found.append(nodes.inline("", "", nodes.inline("", name, classes=[f"language-{tag}"]), label))
        return _line(found)

    def _when(self, value: Edtf) -> nodes.Node:
        text = value_words(value, self.record)
        return self.links.to_group("year", str(value.years[0]), text) if value.years else nodes.inline("", text)

    def _date(self, claim: Claim) -> list[nodes.Node]:
        return claim_nodes(claim, self._when, self._cite)

    def _duration(self, claim: Any) -> list[nodes.Node]:
        return claim_nodes(claim, lambda value: nodes.inline("", value_words(value, self.record)), self._cite)

    def _countries(self, codes: Iterable[str]) -> list[nodes.Node]:
        return [self.links.to_group("country", code.lower(), countries()[code]) for code in codes]

    def _places(self, names: Iterable[str]) -> list[nodes.Node]:
        return [self.links.to_group("place", name, name) for name in names]

    def _languages(self, tags: Iterable[str]) -> list[nodes.Node]:
        return _line(self.links.to_group("language", tag.lower(), language_name(tag)) for tag in tags)

    def _versions(self, names: Iterable[str]) -> list[nodes.Node]:
        """Return the language versions: language, title if it is another, date; the language leads to the text."""
        known = [name for name in names if name in self.record.sources]
        lines: list[nodes.Node] = [self._version(name, self.record.sources[name]) for name in known]
        return lines if len(lines) < 2 else [nodes.bullet_list("", *(nodes.list_item("", line) for line in lines))]

    def _version(self, name: str, source: Source) -> nodes.paragraph:
        language = language_name(source.language or self.links.language)
        line = nodes.paragraph("", "", to_web(source.url, language) if source.url else nodes.inline("", language))
        if source.title and source.title != self.record.title:
            title = nodes.inline("", source.title, classes=[f"language-{source.language}"] if source.language else [])
            line += [nodes.Text(": "), title]
        line += [nodes.Text(f", {words(source.date)}")] if source.date else []
        line += self._cite([name])
        return line

    def _offices(self, offices: Iterable[Any]) -> list[nodes.Node]:
        rows = nodes.bullet_list("")
        for office in offices:
            line = nodes.paragraph("", f"{office.office[:1].upper()}{office.office[1:]}, ")
            line += self.links.to_all([office.organisation])
            line += [nodes.Text(f", {words(office.dates)}")] if office.dates else []
            line += self._cite(office.sources)
            rows += nodes.list_item("", line)
        return [rows]

    def _identifiers(self, identifiers: Any) -> list[nodes.Node]:
        found = [
            to_web(address, f"{REGISTERS[name][0]} {getattr(identifiers, name)}")
            for name, address in identifiers.addresses.items()
        ]
        return _line(found)

    def _web(self, addresses: Mapping[str, str]) -> list[nodes.Node]:
        return _line(to_web(address, name) for name, address in addresses.items())

    def _rights(self, address: str) -> list[nodes.Node]:
        return _line([to_web(address, rights_label(address))])

    def _text(self, text: str) -> list[nodes.Node]:
        return _line([nodes.inline("", text)])


_DRAWN: dict[str, Callable[[Sheet, Any], list[nodes.Node]]] = {
    **dict.fromkeys(("aliases", "variants", "unlinked_names"), Sheet._texts),
    **dict.fromkeys(("alt_titles", "acronyms"), Sheet._by_language),
    **dict.fromkeys(("director", "producer", "seat"), Sheet._text),
    **dict.fromkeys(("creators", "organisations", "people", "subjects", "related"), Sheet._keys),
    **dict.fromkeys(("part_of", "predecessors", "successors", "broader"), Sheet._keys),
    **dict.fromkeys(("languages", "subtitle_languages"), Sheet._languages),
    **{
        name: getattr(Sheet, f"_{name}")
        for name in ("date", "duration", "versions", "offices", "identifiers", "rights")
    },
    "countries": lambda sheet, codes: _line(sheet._countries(codes)),
    "places": lambda sheet, names: _line(sheet._places(names)),
    "links": Sheet._web,
}


def _field(label: str, body: Iterable[nodes.Node]) -> nodes.field:
    return nodes.field("", nodes.field_name("", label), nodes.field_body("", *body))


def _line(parts: Iterable[nodes.Node]) -> list[nodes.Node]:
    return [nodes.paragraph("", "", *joined(parts))]
