"""What an author can fix only when all pages are known: keys, names, sources, contradictions."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.problems import Problem, did_you_mean
from sphinx_archive.records.relations import RELATIONS, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.frontmatter import Path
    from sphinx_archive.records.page import Page
    from sphinx_archive.records.relations import Relation

ROLES = frozenset({"record", *KINDS})


def problems_among(pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield the problems that no page shows alone, in the order of the pages; the pages' own are not repeated."""
    ordered = sorted(pages, key=lambda page: page.path)
    described = [page for page in ordered if page.record]
    owners = _owners(described)
    known = {key: page.record for key, page in owners.items() if page.record}
    # A page that could not be read has its own problems; that its key leads nowhere is none of them.
    unread = {PurePosixPath(page.path).stem for page in ordered if not page.record and not page.is_whole}
    yield from _duplicates(described, owners)
    for page in ordered:
        if page.record or page.is_whole:
            yield from _sources(page)
        yield from _roles(page, known, unread)
        if page.record:
            yield from _versions(page, page.record)
            yield from _fields(page, page.record, known, unread)
    yield from _contradictions(described, known)
    if not unread:
        yield from _unused(ordered, known)


def _owners(pages: Iterable[Page]) -> dict[str, Page]:
    """Return the page that each key leads to; the first page keeps a key that two claim."""
    owners: dict[str, Page] = {}
    for page in pages:
        owners.setdefault(_key(page), page)
    for page in pages:
        for alias in page.record.aliases if page.record else ():
            owners.setdefault(alias, page)
    return owners


def _key(page: Page) -> str:
    assert page.record
    return page.record.key


def _problem(page: Page, place: Path, code: str, message: str) -> Problem:
    while place and place not in page.places:
        place = place[:-1]
    return Problem(page.path, *page.places.get(place, (1, 1)), code, message)


def _duplicates(pages: Iterable[Page], owners: Mapping[str, Page]) -> Iterator[Problem]:
    for page in pages:
        key = _key(page)
        if owners[key] is not page:
            message = (
                f"The key '{key}' belongs to {owners[key].path}. Rename this file: a key is unique in the archive."
            )
            yield _problem(page, (), "duplicate-key", message)
        for number, alias in enumerate(page.record.aliases if page.record else ()):
            if owners[alias] is not page or alias == key:
                message = f"The key '{alias}' belongs to {owners[alias].path}. Delete this alias."
                yield _problem(page, ("aliases", number), "duplicate-key", message)


def _sources(page: Page) -> Iterator[Problem]:
    """Sources cited but not declared, and declared but never cited."""
    declared = {str(place[1]) for place in page.places if place[0] == "sources" and len(place) == 2}
    is_shapeless = ("sources",) in page.places and not page.is_whole and not (page.record and page.record.sources)
    cited = set()
    for use in page.uses:
        if use.role == "source":
            cited.add(use.target)
            if use.target not in declared and not is_shapeless:
                meant = did_you_mean(use.target, declared)
                message = f"No source '{use.target}' in this page.{meant or ' Add it to sources: in the front matter.'}"
                yield Problem(page.path, use.line, use.column, "unknown-source", message)
    for place, name in _sources_of_fields(page.record) if page.record else ():
        cited.add(name)
        if name not in declared and not is_shapeless:
            meant = did_you_mean(name, declared)
            message = f"No source '{name}' in this page.{meant or ' Add it to sources: in the front matter.'}"
            yield _problem(page, place, "unknown-source", message)
    for name in page.record.sources if page.record and page.is_whole else ():
        if name not in cited:
            message = f"Nothing cites source '{name}'. Write {{source}}`{name}` after what it supports or delete it."
            yield _problem(page, ("sources", name), "unused-source", message)


def _versions(page: Page, record: Record) -> Iterator[Problem]:
    """Language versions in a language that the record does not have."""
    for number, name in enumerate(record.versions):
        language = record.sources[name].language if name in record.sources else None
        if language and language not in record.languages:
            message = f"Source '{name}' is in {language}, which 'languages' lacks. Add {language} there."
            yield _problem(page, ("versions", number), "version-language", message)


def _sources_of_fields(record: Record) -> Iterator[tuple[Path, str]]:
    for place, claim in record.claims.items():
        for name in claim.sources:
            yield (*place, "sources"), name
        for number, variant in enumerate(claim.variants):
            for name in variant.sources:
                yield (*place, "variants", number, "sources"), name
    for number, name in enumerate(record.versions):
        yield ("versions", number), name
    for number, office in enumerate(record.offices):
        for name in office.sources:
            yield ("offices", number, "sources"), name


def _roles(page: Page, known: Mapping[str, Record], unread: Set[str]) -> Iterator[Problem]:
    for use in page.uses:
        if use.role not in ROLES or use.target in unread:
            continue
        record = known.get(use.target)
        if record is None:
            yield Problem(page.path, use.line, use.column, "unknown-key", _no_record(use.target, use.role, known))
        elif use.role not in ("record", record.kind):
            message = f"'{use.target}' is {KINDS[record.kind].one}. Write {{{record.kind}}}`{use.target}`."
            yield Problem(page.path, use.line, use.column, "wrong-kind", message)


def _fields(page: Page, record: Record, known: Mapping[str, Record], unread: Set[str]) -> Iterator[Problem]:
    """Keys in front matter that lead nowhere, to the page itself, or to the wrong kind."""
    for field, key in pairs(record):
        place = _place_of(page, field, key)
        other = known.get(key)
        if other is None and key not in unread:
            yield _problem(page, place, "unknown-key", _no_record(key, field, known))
        elif other is None:
            continue
        elif other is record and field != "creators":
            message = f"The page names itself in '{in_yaml(field)}'. Delete '{key}' there."
            yield _problem(page, place, "self-reference", message)
        elif FIELDS[field].keys and other.kind not in FIELDS[field].keys:
            message = f"'{key}' is {KINDS[other.kind].one} and cannot stand in '{in_yaml(field)}'."
            yield _problem(page, place, "wrong-kind", message)


def _place_of(page: Page, field: str, key: str) -> Path:
    values = getattr(page.record, field)
    keys = [office.organisation for office in values] if field == "offices" else list(values)
    return (in_yaml(field), keys.index(key))


def _no_record(key: str, wanted: str, known: Mapping[str, Record]) -> str:
    kinds = FIELDS[wanted].keys if wanted in FIELDS else frozenset({wanted} & set(KINDS))
    fitting = [name for name, record in known.items() if not kinds or record.kind in kinds]
    meant = did_you_mean(key, fitting) or next(
        (f" Did you mean '{name}'?" for name in fitting if key.casefold() in map(str.casefold, known[name].called)), ""
    )
    return f"No record has the key '{key[:100]}'.{meant or ' Make its page, or name it without a link.'}"


def _contradictions(pages: Iterable[Page], known: Mapping[str, Record]) -> Iterator[Problem]:
    """Circles in relations that are orders: a term broader than its own broader term."""
    for relation in (relation for relation in RELATIONS.values() if relation.is_order):
        edges = _edges(relation, known)
        for page in pages:
            assert page.record
            for key in getattr(page.record, relation.field):
                other = known.get(key)
                if other and other is not page.record and _leads(edges, other.key, page.record.key):
                    message = (
                        f"'{in_yaml(relation.field)}' goes round in a circle: '{key}' leads back here. Delete one."
                    )
                    yield _problem(page, _place_of(page, relation.field, key), "contradiction", message)


def _edges(relation: Relation, known: Mapping[str, Record]) -> dict[str, set[str]]:
    """Return where a relation leads from each key, whichever side it was written on."""
    edges: dict[str, set[str]] = defaultdict(set)
    for record in {record.key: record for record in known.values()}.values():
        for key in getattr(record, relation.field):
            edges[record.key].add(known[key].key if key in known else key)
        for key in getattr(record, relation.inverse) if relation.inverse else ():
            edges[known[key].key if key in known else key].add(record.key)
    return edges


def _leads(edges: Mapping[str, set[str]], start: str, goal: str) -> bool:
    """Whether following a relation from one key arrives at another."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        key = waiting.pop()
        if key == goal:
            return True
        if key not in seen:
            seen.add(key)
            waiting += edges.get(key, ())
    return False


def _unused(pages: Sequence[Page], known: Mapping[str, Record]) -> Iterator[Problem]:
    """Authorities that no other page names; a term is used if a narrower term is."""
    by_docname = {record.docname: record for record in known.values()}
    named: set[str] = set()
    for page in pages:
        own = {page.record.key} if page.record else set()
        named |= {known[key].key for _, key in pairs(page.record) if key in known} - own if page.record else set()
        named |= {known[use.target].key for use in page.uses if use.role in ROLES and use.target in known} - own
        named |= {by_docname[link.docname].key for link in page.links if link.docname in by_docname} - own
    for page in pages:
        kind = KINDS[page.record.kind] if page.record else None
        if page.record and kind and kind.is_authority and page.record.key not in named:
            message = f"No page names this {kind.label.lower()}. Name it where it belongs, or delete the page."
            yield _problem(page, ("kind",), "unused-authority", message)
