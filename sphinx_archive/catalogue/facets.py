"""Facets: the values by which readers narrow a search or open a listing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.records.fields import FIELDS
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.vocabulary import countries, language_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.records.fields import Record

FACETS: dict[str, str] = {row.facet: name for name, row in FIELDS.items() if row.facet}


def facets(record: Record, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return the readers' values of every facet of a record, each once; subjects include their broader terms."""
    return {facet: tuple(dict.fromkeys(_VALUES[facet](record, catalogue))) for facet in FACETS}


def decades(record: Record) -> tuple[int, ...]:
    """Return the decades a record's date touches: 2008/2012 is 2000 and 2010."""
    years = record.date.value.years if record.date else range(0)
    return tuple(dict.fromkeys(year // 10 * 10 for year in years))


def _titles(field: str) -> Callable[[Record, Catalogue], tuple[str, ...]]:
    def titles(record: Record, catalogue: Catalogue) -> tuple[str, ...]:
        found = (catalogue.get(key) for key in getattr(record, field))
        return tuple(other.title for other in found if other)

    return titles


def _subjects(record: Record, catalogue: Catalogue) -> tuple[str, ...]:
    terms = [term for key in record.subjects if (term := catalogue.get(key))]
    return tuple(term.title for own in terms for term in catalogue.with_broader(own))


_VALUES: dict[str, Callable[[Record, Catalogue], tuple[str, ...]]] = {
    "kind": lambda record, _: (KINDS[record.kind].label,),
    "decade": lambda record, _: tuple(f"{decade}s" for decade in decades(record)),
    "country": lambda record, _: tuple(countries()[code] for code in record.countries),
    "organisation": _titles("organisations"),
    "person": _titles("people"),
    "subject": _subjects,
    "language": lambda record, _: tuple(language_name(tag) for tag in record.languages),
}
