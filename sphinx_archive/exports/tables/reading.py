"""What the tables are made of, read once for each record: its statements, words, sources and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.tables.statements import statements, told_of
from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.relations import NAMING, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.tables.statements import Statement
    from sphinx_archive.records.fields import Record

# What the other side of a relation is called that no field names.
OTHER_SIDES = {"part_of": "parts", "broader": "narrower"}
NAMED_IN = "named-in"


class Reading(NamedTuple):
    """A record; its statements; the words of its text; what is told of its sources; keys by relation."""

    record: Record
    statements: tuple[Statement, ...]
    words: str
    sources: dict[str, list[str]]
    relations: dict[str, list[str]]


def readings(archive: Archive) -> tuple[Reading, ...]:
    """Return what there is to say of each record, by key."""
    return tuple(_reading(record, archive) for _, record in sorted(archive.catalogue.records.items()))


def _reading(record: Record, archive: Archive) -> Reading:
    said = archive.wording(record.docname)
    # Where no sources are needed, none are looked for in the text.
    found = said.cited if record.kind in FIELDS["sources"].needed else ()
    return Reading(
        record,
        tuple(statements(record, found, archive)),
        said.words,
        {name: told_of(source, archive.ledger) for name, source in record.sources.items()},
        {name: keys for name, keys in _relations(record, archive.catalogue) if keys},
    )


def _relations(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, list[str]]]:
    """Yield the keys to which each relation leads, from whichever side it was written.

    ``named-in`` are the records that name an organisation, a person or a subject in their front matter.
    """
    for name in RELATIONS:
        yield in_yaml(name), [other.key for other in catalogue.related(record, name)]
        if name in OTHER_SIDES:
            yield OTHER_SIDES[name], [other.key for other in catalogue.naming(record, name)]
    if KINDS[record.kind].is_authority:
        naming = (name for name in NAMING if name not in RELATIONS)
        yield NAMED_IN, [other.key for other in catalogue.naming(record, *naming)]
    mentions = map(catalogue.get, catalogue.mentions.get(record.docname, ()))
    yield "mentions", list(dict.fromkeys(other.key for other in mentions if other and other is not record))
    yield "mentioned-in", [other.key for other in catalogue.mentioning(record)]
