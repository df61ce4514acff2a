"""Selections: which records a listing shows, in which order, under which headings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.catalogue.addresses import anchor_of
from sphinx_archive.catalogue.facets import FACETS, decades
from sphinx_archive.catalogue.view import by_name, folded, order
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.vocabulary import countries, language_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.records.fields import Record

GROUPS = ("kind", "year", "decade", "country", "language", "place", "letter")
UNDATED = ("~", "Undated", "undated")


class Selection(NamedTuple):
    """What a listing asks for: facet names with the wanted value, and how to group.

    Values are those of front matter: a kind, a key, a country code, a language tag, a year. With
    ``only_counts`` readers see the headings with their numbers, each leading to the listing itself; with
    ``pages`` each leads to a page of its own.
    """

    wanted: tuple[tuple[str, str], ...] = ()
    group: str = ""
    only_counts: bool = False
    pages: bool = False


class Group(NamedTuple):
    """Records under one heading; ``name`` is for readers, ``value`` and ``anchor`` for addresses."""

    name: str
    value: str
    anchor: str
    records: tuple[Record, ...]


def select(selection: Selection, catalogue: Catalogue) -> tuple[Record, ...]:
    """Return the records that meet every wish: authorities by name, others by date."""
    found = [
        record
        for record in catalogue.ordered
        if all(_meets(record, facet, value, catalogue) for facet, value in selection.wanted)
    ]
    return tuple(sorted(found, key=by_name if are_authorities(found) else order))


def grouped(records: tuple[Record, ...], group: str) -> tuple[Group, ...]:
    """Return the records under headings in the headings' order; a record may stand under several.

    Spellings that differ in accents only share a heading, as they share an address.
    """
    if not group:
        return (Group("", "", "", records),)
    headings: dict[str, tuple[str, str, str]] = {}
    found: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in records:
        for heading in _headings(record, group):
            anchor = anchor_of(group, heading[2])
            headings[anchor] = min(headings.get(anchor, heading), heading)
            found[anchor][record.key] = record
    return tuple(
        Group(name, value, anchor, tuple(found[anchor].values()))
        for anchor, (_, name, value) in sorted(headings.items(), key=lambda entry: entry[1])
    )


def are_authorities(records: Iterable[Record]) -> bool:
    """Tell whether records are names and terms, which readers look for by name."""
    return all(KINDS[record.kind].is_authority for record in records)


def _meets(record: Record, facet: str, value: str, catalogue: Catalogue) -> bool:
    if facet == "kind":
        return record.kind == value
    if facet == "year":
        return record.date is not None and int(value) in record.date.value.years
    if facet == "decade":
        return int(value.rstrip("s")) in decades(record)
    if facet in ("organisation", "person", "subject"):
        wanted = catalogue.get(value)
        named = [other for key in getattr(record, FACETS[facet]) if (other := catalogue.get(key))]
        return any(wanted is term for other in named for term in catalogue.with_broader(other))
    return value in getattr(record, FACETS[facet])


def _years(record: Record) -> Iterable[int]:
    """Return the years that list a record: all that its date touches, but only first and last of an existence."""
    years = record.date.value.years if record.date else ()
    return {years[0], years[-1]} if years and KINDS[record.kind].is_authority else years


def _headings(record: Record, group: str) -> Iterator[tuple[str, str, str]]:
    """Yield (sort key, name, anchor) of every heading that a record stands under."""
    if group == "kind":
        kind = KINDS[record.kind]
        yield f"{list(KINDS).index(kind.name):02}", kind.plural, kind.name
    elif group == "letter":
        letter = by_name(record)[0][:1].upper()
        name = letter if "A" <= letter <= "Z" else "Other"
        yield name if name != "Other" else "~", name, name.lower()
    elif group == "country":
        yield from ((countries()[code], countries()[code], code.lower()) for code in record.countries)
    elif group == "language":
        yield from ((language_name(tag), language_name(tag), tag.lower()) for tag in record.languages)
    elif group == "place":
        yield from ((folded(place), place, place) for place in record.places)
    elif not record.date:
        yield from () if KINDS[record.kind].is_authority else (UNDATED,)
    elif group == "year":
        yield from ((f"{year:04}", str(year), str(year)) for year in _years(record))
    else:
        yield from ((f"{decade:04}", f"{decade}s", f"{decade}s") for decade in decades(record))
