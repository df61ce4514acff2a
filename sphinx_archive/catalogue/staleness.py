"""Which pages another page's change makes stale: a short digest of all that a page shows of others."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from sphinx_archive.catalogue.facets import facets
from sphinx_archive.catalogue.selection import GROUPS
from sphinx_archive.records.fields import Fields
from sphinx_archive.records.kinds import FOLDERS, KINDS
from sphinx_archive.records.ledger import addresses_named
from sphinx_archive.records.relations import NAMING, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.domain import ArchiveDomain
    from sphinx_archive.catalogue.listings import Place
    from sphinx_archive.records.fields import Record

# What is long and shown on a record's own page only.
OWN = frozenset({"sources", "figures", "links"})
# Overviews of files that hold every word of every page.
OF_WORDS = frozenset({"files", "queries"})


def shown(domain: ArchiveDomain) -> dict[str, bytes]:
    """Return for every page a digest of what it shows of records and pages other than its own."""
    catalogue = domain.catalogue
    briefs = {record.key: _brief(record) for record in catalogue.records.values()}
    around = frame(domain)
    chains = _chains(domain.env)
    whole = _whole(domain) if domain.overviews else b""
    digests = {}
    for docname in sorted(domain.env.all_docs):
        digest = blake2b(around + repr(chains.get(docname)).encode(), digest_size=12)
        if docname in domain.overviews:
            digest.update(whole)
        if docname == domain.env.config.root_doc:
            digest.update(repr(_totals(domain)).encode())
        if OF_WORDS & {*domain.overviews.get(docname, ())}:
            digest.update(repr([page.digest for _, page in sorted(domain.pages.items())]).encode())
        if record := catalogue.at(docname):
            addresses = (source.url for source in record.sources.values())
            digest.update(repr([*addresses_named(domain.tables.ledger, addresses)]).encode())
            digest.update(repr(domain.history.of(docname)).encode())
        for heading, keys in _parts(docname, domain):
            digest.update(heading.encode())
            for key in keys:
                record = catalogue.get(key)
                digest.update(briefs[record.key] if record else f"{key}?".encode())
        digests[docname] = digest.digest()
    return digests


def _brief(record: Record) -> bytes:
    """Return what other pages may show of a record."""
    fields = [getattr(record, name) for name in Fields.model_fields if name not in OWN]
    return blake2b(repr((record.docname, record.called, fields)).encode(), digest_size=12).digest()


def _whole(domain: ArchiveDomain) -> bytes:
    """Return what pages may show that look at all records and pages at once."""
    kept = [
        (page.path, page.record, page.statements.cited, len(page.statements.uncited))
        for page in sorted(domain.pages.values(), key=lambda page: page.path)
    ]
    tables = domain.tables
    links = sorted(tables.ledger.values())
    mentions = sorted(domain.catalogue.mentions.items())
    dates = sorted(domain.history.pages.items()), domain.history.edition
    seen = (kept, links, mentions, dates, tables.withdrawn, tables.published, tables.checks)
    return blake2b(repr(seen).encode(), digest_size=12).digest()


def _totals(domain: ArchiveDomain) -> tuple[dict[str, int], datetime | None]:
    """Return what the head of the first page says of all records: how many of each kind, and when one changed last."""
    known = (domain.history.of(record.docname) for record in domain.catalogue.records.values())
    newest = max((dates.changed for dates in known if dates), default=None)
    return {name: len(domain.catalogue.of_kind(name)) for name in KINDS}, newest


def _parts(docname: str, domain: ArchiveDomain) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield what a page shows of other records, part by part: a record that moves from one to another counts."""
    catalogue = domain.catalogue
    yield "mentions", catalogue.mentions.get(docname, ())
    for selection in domain.listings.get(docname, ()):
        found = domain.lists.of(docname, selection)
        yield repr((selection, found.pages)), ()
        for group in found.groups:
            yield repr((group.name, group.value)), _keys(group.records)
            yield "makers", (key for record in group.records for key in record.creators)
    if record := catalogue.at(docname):
        yield "own", (key for _, key in pairs(record))
        yield repr((facets(record, catalogue), _disputed(record, domain))), ()
        for name in NAMING:
            yield name, _keys(catalogue.naming(record, name))
        yield "under narrower", _keys(catalogue.under_narrower(record))
        yield "mentioning", _keys(catalogue.mentioning(record))
        for side in catalogue.near(record):
            yield "near", _keys(side)


def _disputed(record: Record, domain: ArchiveDomain) -> list[Place | None]:
    """Return where a page's links from other dates lead: a year that only they name may have no records."""
    found = [variant.value.years for variant in record.date.variants] if record.date else []
    return [domain.lists.place_of("year", str(years[0])) for years in found if years]


def _keys(records: Iterable[Record]) -> Iterator[str]:
    return (record.key for record in records)


def frame(domain: ArchiveDomain) -> bytes:
    """Return what every page shows: the sections of the archive, and whether its links have somewhere to lead."""
    env = domain.env
    sections = [(docname, _title(env, docname)) for docname in env.toctree_includes.get(env.config.root_doc, ())]
    indexes = sorted({f"{folder}/index" for folder in FOLDERS} & env.found_docs)
    return repr((sections, indexes, [_listing(group, domain) for group in GROUPS])).encode()


def _listing(group: str, domain: ArchiveDomain) -> tuple[str, bool, list[str]] | None:
    """Return where links to the values of a group lead, but for the values."""
    if not (whole := domain.lists.whole(group)):
        return None
    pages = domain.lists.of(*whole).pages.values()
    return whole[0], bool(pages), sorted(page for page in pages if "." in page)


def _chains(env: BuildEnvironment) -> dict[str, list[tuple[str, str]]]:
    """Return for each page the pages before, after and above it in the tables of contents, with their titles."""
    relations = env.collect_relations()

    def chain(docname: str) -> Iterator[str]:
        seen = {docname}
        parent, *sides = relations[docname]
        yield from (side or "" for side in sides)
        while parent and parent not in seen:
            yield parent
            seen.add(parent)
            parent = relations[parent][0] if parent in relations else None

    return {docname: [(other, _title(env, other)) for other in chain(docname)] for docname in relations}


def _title(env: BuildEnvironment, docname: str) -> str:
    return env.titles[docname].astext() if docname in env.titles else ""
