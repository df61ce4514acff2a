"""The catalogue: all records as one whole, read-only."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.relations import RELATIONS, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_archive.records.fields import Record


def order(record: Record) -> tuple[date, date, str, str]:
    """Return what sorts records for readers: by date, then by name."""
    dates = record.date.value.sort_key if record.date else (date.max, date.max)
    return (*dates, folded(record.title), record.key)


def by_name(record: Record) -> tuple[str, str]:
    """Return what sorts records by name."""
    return folded(record.sort_name or record.title), record.key


# How many records of its kind a page shows before and after its own.
REACH = 3
# Letters that Unicode does not take apart into a plain letter and an accent.
PLAIN_LETTERS = str.maketrans(
    {"Æ": "Ae", "æ": "ae", "Œ": "Oe", "œ": "oe", "Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "ı": "i"}
)


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Return a text without accents, capitals and leading brackets or quotes, for sorting."""
    plain = unicodedata.normalize("NFKD", text.translate(PLAIN_LETTERS))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold().lstrip("[\"'«“„(")


@dataclass(frozen=True)
class Catalogue:
    """All records by key; ``mentions`` gives for each docname the keys that its text names, in order."""

    records: Mapping[str, Record]
    mentions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _aliases(self) -> dict[str, str]:
        return {alias: record.key for record in self.records.values() for alias in record.aliases}

    @cached_property
    def _by_docname(self) -> dict[str, Record]:
        return {record.docname: record for record in self.records.values()}

    def get(self, key: str) -> Record | None:
        """Return the record that a key or an earlier key leads to."""
        return self.records.get(key) or self.records.get(self._aliases.get(key, ""))

    def at(self, docname: str) -> Record | None:
        """Return the record that a page describes, or None."""
        return self._by_docname.get(docname)

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Record, ...]]:
        kinds: dict[str, list[Record]] = {name: [] for name in KINDS}
        for record in self.records.values():
            kinds[record.kind].append(record)
        return {
            name: tuple(sorted(found, key=by_name if KINDS[name].is_authority else order))
            for name, found in kinds.items()
        }

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """Return the records of a kind: authorities by name, others by date."""
        return self._by_kind[kind]

    @property
    def ordered(self) -> tuple[Record, ...]:
        """Return all records, kind by kind."""
        return tuple(record for found in self._by_kind.values() for record in found)

    @cached_property
    def _neighbours(self) -> dict[str, tuple[Record | None, Record | None]]:
        result: dict[str, tuple[Record | None, Record | None]] = {}
        for found in self._by_kind.values():
            around = (None, *found, None)
            result |= {record.key: (around[place], around[place + 2]) for place, record in enumerate(found)}
        return result

    def neighbours(self, record: Record) -> tuple[Record | None, Record | None]:
        """Return the records before and after this one among those of its kind."""
        return self._neighbours[record.key]

    def near(self, record: Record) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
        """Return the few records before and the few after this one among those of its kind, each in order."""
        around: list[list[Record]] = [[], []]
        for side, found in enumerate(around):
            neighbour = self.neighbours(record)[side]
            while neighbour and len(found) < REACH:
                found.append(neighbour)
                neighbour = self.neighbours(neighbour)[side]
        return tuple(reversed(around[0])), tuple(around[1])

    @cached_property
    def _naming(self) -> dict[tuple[str, str], tuple[Record, ...]]:
        """For (field, key): the records that name the key in that field."""
        found: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
        for record in self.records.values():
            for name, key in pairs(record):
                target = self.get(key)
                if target and target is not record:
                    found[name, target.key][record.key] = record
        return {place: tuple(sorted(records.values(), key=order)) for place, records in found.items()}

    def naming(self, record: Record, *fields: str) -> tuple[Record, ...]:
        """Return the records that name this one in any of the fields, by date."""
        groups = [self._naming.get((name, record.key), ()) for name in fields]
        return groups[0] if len(groups) == 1 else _merged(groups)

    def related(self, record: Record, field_name: str) -> tuple[Record, ...]:
        """Return the records of a relation field, whichever side it was written on."""
        own = [found for key in getattr(record, field_name) if (found := self.get(key)) and found is not record]
        inverse = RELATIONS[field_name].inverse
        others = self.naming(record, inverse) if inverse else ()
        return tuple({other.key: other for other in (*own, *others)}.values())

    @cached_property
    def _mentioning(self) -> dict[str, tuple[Record, ...]]:
        found: dict[str, dict[str, Record]] = defaultdict(dict)
        for docname, keys in self.mentions.items():
            record = self.at(docname)
            for key in keys if record else ():
                if (target := self.get(key)) and record and target is not record:
                    found[target.key][record.key] = record
        return {key: tuple(sorted(records.values(), key=order)) for key, records in found.items()}

    def mentioning(self, record: Record) -> tuple[Record, ...]:
        """Return the records whose text mentions this one, by date."""
        return self._mentioning.get(record.key, ())

    def narrower(self, record: Record) -> tuple[Record, ...]:
        """Return the terms directly below a subject, by name."""
        return tuple(sorted(self.naming(record, "broader"), key=by_name))

    def under_narrower(self, record: Record) -> tuple[Record, ...]:
        """Return the records under any term below a subject, by date; not those under the subject itself."""
        terms, waiting = {record.key: record}, [record]
        while waiting:
            fresh = [term for term in self.narrower(waiting.pop()) if term.key not in terms]
            terms |= {term.key: term for term in fresh}
            waiting += fresh
        own = {found.key for found in self.naming(record, "subjects")}
        below = _merged(self.naming(term, "subjects") for term in terms.values())
        return tuple(found for found in below if found.key not in own)

    def with_broader(self, record: Record) -> tuple[Record, ...]:
        """Return a subject and every term above it."""
        found = {record.key: record}
        waiting = list(record.broader)
        while waiting:
            term = self.get(waiting.pop())
            if term and term.key not in found:
                found[term.key] = term
                waiting += term.broader
        return tuple(found.values())


def _merged(groups: Iterable[Iterable[Record]]) -> tuple[Record, ...]:
    found = {record.key: record for group in groups for record in group}
    return tuple(sorted(found.values(), key=order))
