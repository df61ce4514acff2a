"""Connections: what belongs to a record, names it or mentions it, seen from its own page."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_archive.catalogue.listings import LONGEST_PAGE
from sphinx_archive.pages.links import counted
from sphinx_archive.records.date_words import words
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.pages.links import Links
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.kinds import Kind
    from sphinx_archive.records.values import Office

# A list this short stays on a page that is too long; the others leave it.
SHORT = 50


class Connected(NamedTuple):
    """Records of a kind that are connected with another in one way; ``page`` is theirs alone, if they have one."""

    heading: str
    kind: Kind
    records: tuple[Record, ...]
    page: str


def connections(record: Record, links: Links) -> list[nodes.Node]:
    """Return the connections as blocks under small headings; every other record stands in one of them only."""
    found = connected(record, links.catalogue)
    everyone = [other for group in found for other in group.records]
    blocks: list[nodes.Node] = []
    if len(found) > 1:
        blocks.append(nodes.paragraph("", counted(everyone), classes=["listing-total"]))
    blocks += _office_holders(record, links)
    for heading, groups in groupby(found, key=lambda group: group.heading):
        blocks.append(nodes.rubric("", heading))
        for group in groups:
            blocks += _of_kind(group, links)
    return blocks or [nodes.paragraph("", "No other page of the archive names this one yet.")]


def connected(record: Record, catalogue: Catalogue) -> list[Connected]:
    """Return what is connected with a record, way by way and kind by kind, each record once and in order of date.

    Where all together are too many for a page, the longer lists have pages of their own.
    """
    seen: set[str] = set()
    found: list[Connected] = []
    for heading, others in _ways(record, catalogue):
        fresh = [other for other in others if other.key not in seen]
        seen |= {other.key for other in fresh}
        by_kind = ((kind, tuple(other for other in fresh if other.kind == kind.name)) for kind in KINDS.values())
        found += [Connected(heading, kind, records, "") for kind, records in by_kind if records]
    if len(seen) <= LONGEST_PAGE:
        return found
    return [group._replace(page=_page(record, group)) if len(group.records) > SHORT else group for group in found]


def _page(record: Record, group: Connected) -> str:
    """Return the page of a long list; a full stop is in no key, so no author's page has its name."""
    return f"{record.docname}.{nodes.make_id(f'{group.heading} {group.kind.name}')}"


def _ways(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, tuple[Record, ...]]]:
    yield "Narrower terms", catalogue.narrower(record)
    yield "Parts", catalogue.naming(record, "part_of")
    yield "Made by it", catalogue.naming(record, "creators")
    yield "Records", catalogue.naming(record, "organisations", "people", "subjects", "related")
    yield "Under narrower terms", catalogue.under_narrower(record)
    yield "Mentioned in", catalogue.mentioning(record)


def _of_kind(group: Connected, links: Links) -> Iterator[nodes.Node]:
    """Yield the records of a kind with their number, or a link to the page that lists them."""
    number = nodes.inline("", f" {len(group.records):,}", classes=["record-facts"])
    if group.page and links.has_pages:
        yield nodes.paragraph("", "", links.to_place(group.page, "", group.kind.plural), number)
        return
    yield nodes.paragraph("", group.kind.plural, number, classes=["listing-kind"])
    yield links.rows(group.records, with_kind=False)


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
