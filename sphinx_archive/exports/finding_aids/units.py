"""Units of description: series by folder, and in them items, each part below its whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import issued
from sphinx_archive.exports.finding_aids.dates import years
from sphinx_archive.exports.finding_aids.said import source_words, told_on_page
from sphinx_archive.records.kinds import KINDS, series

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.dates import Edtf
    from sphinx_archive.records.fields import Record

# EAD numbers components from c01 to c12; deeper parts stand beside their whole. The first level is that of series.
DEEPEST = 12
# Who made fewer than one in so many records of a series is named with these alone.
FEW = 10


@dataclass(frozen=True)
class Unit:
    """A record with what its page tells, its sources in words with their addresses, and its parts below it."""

    record: Record
    told: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    parts: tuple[Unit, ...] = ()

    @property
    def level(self) -> str:
        """Return the level of description (ISAD(G) 3.1.4): a file has parts, an item has none."""
        return "file" if self.parts else "item"

    @property
    def records(self) -> Iterator[Record]:
        """Yield the record and those of all parts, in order."""
        yield self.record
        for part in self.parts:
            yield from part.records


@dataclass(frozen=True)
class Series:
    """All units of a folder, or of the whole archive."""

    folder: str
    title: str
    units: tuple[Unit, ...]

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Return every record in it, in order."""
        return tuple(record for unit in self.units for record in unit.records)

    @property
    def date(self) -> Edtf | None:
        """Return the years that its dated records cover."""
        return years(date for record in self.records if (date := issued(record)))

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of its records, the most frequent first."""
        return tuple(_counted(tag for record in self.records for tag in record.languages))

    @property
    def creators(self) -> tuple[str, ...]:
        """Return the keys of those who made at least one in ten of its records, the busiest first."""
        counted = _counted(key for record in self.records for key in dict.fromkeys(record.creators))
        return tuple(key for key, count in counted.items() if count * FEW >= len(self.records))


def _counted(values: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for value in values:
        counts[value] += 1
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def series_of(archive: Archive) -> tuple[Series, ...]:
    """Return the series of all records that are no authorities; each of these is in one of them, and once."""
    return archive.once("series", "", lambda: _series_of(archive))


def _series_of(archive: Archive) -> tuple[Series, ...]:
    folders: dict[str, list[Unit]] = defaultdict(list)
    for unit in _units(archive):
        folders[KINDS[unit.record.kind].folder].append(unit)
    return tuple(Series(folder, name, tuple(folders[folder])) for folder, name in series().items() if folder in folders)


def whole_of(record: Record, catalogue: Catalogue) -> Record | None:
    """Return the first record that this one is part of, if there is one."""
    found = (catalogue.get(key) for key in record.part_of)
    return next(
        (whole for whole in found if whole and not KINDS[whole.kind].is_authority and whole is not record), None
    )


def _units(archive: Archive) -> Iterator[Unit]:
    items = [record for record in archive.catalogue.ordered if not KINDS[record.kind].is_authority]
    parts: dict[str, list[Record]] = defaultdict(list)
    for record in items:
        whole = whole_of(record, archive.catalogue)
        parts[whole.key if whole else ""].append(record)
    placed: set[str] = set()
    # Records that are each other's parts, which the build reports, have no beginning: the first of them is one.
    for record in (*parts[""], *items):
        yield from _below([record], 2, parts, placed, archive)


def _below(
    records: Iterable[Record], level: int, parts: Mapping[str, list[Record]], placed: set[str], archive: Archive
) -> Iterator[Unit]:
    waiting = list(records)[::-1]
    while waiting:
        record = waiting.pop()
        if record.key in placed:
            continue
        placed.add(record.key)
        own = parts.get(record.key, [])
        below = tuple(_below(own, level + 1, parts, placed, archive)) if level < DEEPEST else ()
        sources = tuple((source_words(source), source.url or "") for source in record.sources.values())
        yield Unit(record, told_on_page(record, archive), sources, below)
        waiting += own[::-1] if level == DEEPEST else ()
