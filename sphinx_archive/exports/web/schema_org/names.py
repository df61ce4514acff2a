"""What the page of a name describes: a person, an organisation, or a term of the thesaurus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import one_line, title
from sphinx_archive.exports.web.schema_org.dates import bounds
from sphinx_archive.exports.web.schema_org.nodes import filled
from sphinx_archive.exports.web.schema_org.types import TYPES
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_archive.exports.web.schema_org.nodes import Node, Standpoint
    from sphinx_archive.records.fields import Record

# What schema.org has no word for stays out: that one organisation grew out of another, and broader terms.


def name(record: Record, said: Node, at: Standpoint) -> Node:
    """Return a person, an organisation or a term, of which some things are said in its fields."""
    return filled(
        {
            "@type": TYPES[record.kind][-1],
            "@id": at.thing(record),
            "url": at.archive.page(record),
            "mainEntityOfPage": {"@id": at.page(record)},
            "identifier": record.key,
            "name": title(record),
            **_MORE[record.kind](record, at),
            **said,
        }
    )


def _person(record: Record, at: Standpoint) -> Node:
    born, died = bounds(record.date.value if record.date else None)
    family, comma, given = one_line(record.sort_name or "").partition(", ")
    names = {"familyName": family, "givenName": given} if comma and given else {}
    return {**names, "birthDate": born, "deathDate": died}


def _organisation(record: Record, at: Standpoint) -> Node:
    founded, dissolved = bounds(record.date.value if record.date else None)
    return {"foundingDate": founded, "dissolutionDate": dissolved}


def _term(record: Record, at: Standpoint) -> Node:
    return {"inDefinedTermSet": {"@id": at.series(KINDS[record.kind])}}


_MORE: dict[str, Callable[[Record, Standpoint], Node]] = {
    "person": _person,
    "organisation": _organisation,
    "subject": _term,
}
