"""Relations between records: written on one side, shown on both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.records.fields import Record


class Relation(NamedTuple):
    """A field that names other records, and what the other side calls it.

    ``inverse`` is the field that says the same from the other side, if there is one; ``label`` is what
    readers see on the other side. ``is_order`` holds where going round in a circle is a contradiction.
    """

    field: str
    inverse: str
    label: str
    is_order: bool


RELATIONS: dict[str, Relation] = {
    relation.field: relation
    for relation in (
        Relation("part_of", "", "Parts", is_order=True),
        Relation("predecessors", "successors", "Became", is_order=True),
        Relation("successors", "predecessors", "Came from", is_order=True),
        Relation("broader", "", "Narrower terms", is_order=True),
        Relation("related", "related", "See also", is_order=False),
    )
}


# Every field of front matter that holds keys of records.
NAMING = (*RELATIONS, "creators", "organisations", "people", "subjects", "offices")


def pairs(record: Record) -> Iterator[tuple[str, str]]:
    """Yield (field, key) for every record that this one names in its front matter, relations or not."""
    for field in NAMING:
        for value in getattr(record, field):
            yield field, value.organisation if field == "offices" else value
