"""How much of what ISAD(G) calls essential for exchange the records state."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.archive import issued, title
from sphinx_archive.exports.finding_aids.said import extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_archive.exports.finding_aids.units import Series, Unit


class Essential(NamedTuple):
    """An element of ISAD(G): its number and name, and in how many units of how many it is filled."""

    number: str
    name: str
    filled: int
    units: int


# Source: ISAD(G), second edition, introduction I.12
NAMES = {
    "3.1.1": "Reference code",
    "3.1.2": "Title",
    "3.1.3": "Date",
    "3.1.4": "Level of description",
    "3.1.5": "Extent",
    "3.2.1": "Creator",
}


def essentials(series: Iterable[Series]) -> tuple[Essential, ...]:
    """Return for each essential element in how many records it is filled."""
    units = [unit for one in series for unit in _all(one.units)]
    filled = Counter(number for unit in units for number in _filled(unit))
    return tuple(Essential(number, name, filled[number], len(units)) for number, name in NAMES.items())


def _all(units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        yield unit
        yield from _all(unit.parts)


def _filled(unit: Unit) -> Iterator[str]:
    record = unit.record
    values = {
        "3.1.1": record.key,
        "3.1.2": title(record),
        "3.1.3": issued(record),
        "3.1.4": unit.level,
        "3.1.5": extent(unit),
        "3.2.1": record.creators or record.director or record.producer,
    }
    return (number for number, value in values.items() if value)
