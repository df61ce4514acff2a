"""Connections: what belongs to a record, names it or mentions it, seen from its own page."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.records.date_words import words
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.pages.links import Links
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.values import Office


def connections(record: Record, links: Links) -> list[nodes.Node]:
    """Return the connections as blocks under small headings; every other record stands in one of them only."""
    seen: set[str] = set()
    blocks: list[nodes.Node] = [*_office_holders(record, links)]
    for heading, found in _groups(record, links):
        fresh = [other for other in found if other.key not in seen]
        seen |= {other.key for other in fresh}
        blocks += _by_kind(heading, fresh, links)
    return blocks or [nodes.paragraph("", "No other page of the archive names this one yet.")]


def _groups(record: Record, links: Links) -> Iterator[tuple[str, tuple[Record, ...]]]:
    catalogue = links.catalogue
    yield "Narrower terms", catalogue.narrower(record)
    yield "Parts", catalogue.naming(record, "part_of")
    yield "Made by it", catalogue.naming(record, "creators")
    yield "Records", catalogue.naming(record, "organisations", "people", "subjects", "related")
    yield "Under narrower terms", catalogue.under_narrower(record)
    yield "Mentioned in", catalogue.mentioning(record)


def _by_kind(heading: str, records: list[Record], links: Links) -> Iterator[nodes.Node]:
    """Yield a heading, then the records kind by kind with their number."""
    if not records:
        return
    yield nodes.rubric("", heading)
    for kind in KINDS.values():
        found = [record for record in records if record.kind == kind.name]
        if found:
            count = nodes.inline("", f" {len(found)}", classes=["record-facts"])
            yield nodes.paragraph("", kind.plural, count, classes=["listing-kind"])
            yield links.rows(found, with_kind=False)


def _office_holders(record: Record, links: Links) -> Iterator[nodes.Node]:
    """Yield who held which office in an organisation, in order of time; it is stated on the people's pages."""
    held: dict[str, list[tuple[Record, Office]]] = defaultdict(list)
    for person in links.catalogue.naming(record, "offices"):
        for office in person.offices:
            if links.catalogue.get(office.organisation) is record:
                held[office.office].append((person, office))
    if held:
        yield nodes.rubric("", "Held office")
    for name in sorted(held, key=lambda name: (-len(held[name]), name)):
        yield nodes.paragraph("", name[:1].upper() + name[1:], classes=["listing-kind"])
        holders = [_holder(*found, links) for found in sorted(held[name], key=_since)]
        yield nodes.bullet_list("", *holders, classes=["listing"])


def _since(found: tuple[Record, Office]) -> tuple[date, str]:
    person, office = found
    return (office.dates.sort_key[0] if office.dates else date.max, person.key)


def _holder(person: Record, office: Office, links: Links) -> nodes.list_item:
    line = nodes.paragraph("", "", links.to(person))
    if office.dates:
        line += [nodes.Text(" "), nodes.inline("", words(office.dates), classes=["record-facts"])]
    return nodes.list_item("", line)
