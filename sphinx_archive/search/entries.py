"""Entries: what the index holds of each record, and of the archive's ordinary pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.catalogue.facets import facets
from sphinx_archive.records.claim_words import claims_in_words
from sphinx_archive.records.date_words import dated
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.relations import pairs
from sphinx_archive.records.vocabulary import countries
from sphinx_archive.search.passages import passages
from sphinx_archive.search.places import languages_of, other_names
from sphinx_archive.search.spelling import other_spellings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.records.fields import Record

ORDINARY = "About this archive"
ENDLESS = 9_999_999
# Names of one record stand in one line, records in lines of their own; names.js takes them apart again. The sign
# keeps a phrase from being found where one name ends and the next begins.
BETWEEN_NAMES, BETWEEN_RECORDS = "\t|\t", "\n|\n"


class Days(NamedTuple):
    """The first and the last day that a date can mean, counted from 1 January of the year 1.

    A side is None where it is open or unknown; ``is_doubtful`` holds for dates that are about so or unsure.
    """

    first: int | None
    last: int | None
    is_doubtful: bool


class Entry(NamedTuple):
    """One thing to find.

    ``page`` is its address below the site's root. ``content`` is the text that passages are cut from. ``meta``
    holds what a result shows and what else finds it, by field; ``facets`` the readers' values. ``key`` is empty
    for a page that is no record, ``days`` None for what has no date.
    """

    page: str
    content: str
    meta: dict[str, str]
    facets: dict[str, list[str]]
    key: str = ""
    days: Days | None = None


def entries(app: Sphinx) -> list[Entry]:
    """Return an entry for every record, and for every page of prose that lists no records.

    They stand by the first day of their dates, what has no date last. The place of an entry in this list is its
    row, by which the index and the tables beside it name it.
    """
    return sorted(_entries(app), key=_by_day)


def _by_day(entry: Entry) -> tuple[bool, int, int, str]:
    first, last, _ = entry.days or (None, None, False)
    start = first if first is not None else last
    return start is None, start or 0, ENDLESS if last is None else last, entry.page


def _entries(app: Sphinx) -> Iterator[Entry]:
    env, domain = app.env, archive_domain(app.env)
    languages = languages_of(domain.catalogue)
    for record in domain.catalogue.ordered:
        entry = _of_record(record, app.builder.get_target_uri(record.docname), env, domain.catalogue)
        yield entry._replace(meta=_without_empty({**entry.meta, **_towns(record, entry.meta, languages)}))
    for docname in sorted(env.found_docs - domain.listings.keys()):
        if domain.catalogue.at(docname) is None and (content := passages(env, docname, domain.catalogue)):
            meta = {"title": env.titles[docname].astext(), "kind": ORDINARY}
            yield Entry(app.builder.get_target_uri(docname), content, meta, {"kind": [ORDINARY]})


def _towns(record: Record, meta: dict[str, str], languages: frozenset[str]) -> dict[str, str]:
    """Return the other names of a record's towns; those of a town in its title find it like the title."""
    names = {place: found for place in record.places if (found := other_names(place, languages))}
    titled = (name for place, found in names.items() if place in record.title for name in found)
    return {
        "towns": BETWEEN_RECORDS.join(BETWEEN_NAMES.join((place, *found)) for place, found in names.items()),
        "spellings": " ".join((*filter(None, [meta.get("spellings")]), *titled)),
    }


def _of_record(record: Record, page: str, env: BuildEnvironment, catalogue: Catalogue) -> Entry:
    parts = (record.scope, passages(env, record.docname, catalogue), *claims_in_words(record))
    content = " ".join(part for part in parts if part)
    values = {facet: list(found) for facet, found in facets(record, catalogue).items() if found}
    # Pagefind leaves out entries without text.
    return Entry(page, content or record.title, _meta(record, catalogue), values, record.key, _days(record))


def _meta(record: Record, catalogue: Catalogue) -> dict[str, str]:
    places = [*record.places, *(countries()[code] for code in record.countries)]
    others = list(_names_of_others(record, catalogue))
    fields = {
        "title": record.shown_title,
        "language": record.title_language or "",
        "kind": KINDS[record.kind].label,
        "date": dated(record),
        "day": record.date.value.text if record.date else "",
        "place": ", ".join(dict.fromkeys(places)),
        "key": " ".join((record.key, *record.aliases)),
        # An authority is found by any of its names before the records whose titles only contain one.
        "names": BETWEEN_NAMES.join(record.called) if KINDS[record.kind].is_authority else "",
        "titles": "" if KINDS[record.kind].is_authority else BETWEEN_NAMES.join(record.called[1:]),
        "spellings": " ".join(other_spellings(record.called)),
        "others": BETWEEN_RECORDS.join(BETWEEN_NAMES.join(names) for names in others),
        "others_spellings": " ".join(other_spellings(name for names in others for name in names)),
        "sources": BETWEEN_NAMES.join(
            dict.fromkeys(source.title for source in record.sources.values() if source.title)
        ),
    }
    return _without_empty(fields)


def _without_empty(meta: dict[str, str]) -> dict[str, str]:
    return {field: text for field, text in meta.items() if text}


def _names_of_others(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Yield all names of each record that this one names, the title first; then names that have no page."""
    keys = dict.fromkeys(key for field, key in pairs(record) if field != "related")
    for other in filter(None, map(catalogue.get, keys)):
        yield other.called
    for name in (*record.unlinked_names, record.director, record.producer):
        if name:
            yield (name,)


def _days(record: Record) -> Days | None:
    if record.date is None:
        return None
    value = record.date.value
    return Days(_number(value.earliest), _number(value.latest), value.approximate or value.uncertain)


def _number(day: date | None) -> int | None:
    return day.toordinal() if day else None
