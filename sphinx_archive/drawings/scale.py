"""A scale of time: where a day stands across a drawing, and which years are written on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sphinx_archive.records.dates import Edtf

STEPS = (1, 2, 5, 10, 20, 50, 100)
MOST_TICKS = 7
DAYS_OF_YEAR = 365.25


@dataclass(frozen=True)
class Scale:
    """Years from ``first`` to the beginning of ``last``, drawn from ``left`` to ``right``."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: date) -> float:
        """Return where a day stands."""
        years = day.year - self.first + (day.timetuple().tm_yday - 1) / DAYS_OF_YEAR
        return self.left + (self.right - self.left) * years / (self.last - self.first)

    @property
    def ticks(self) -> tuple[int, ...]:
        """Return a few round years."""
        span = self.last - self.first
        step = next((step for step in STEPS if span / step <= MOST_TICKS), STEPS[-1])
        return tuple(year for year in range(self.first, self.last + 1) if year % step == 0)


def scale_of(dates: Iterable[Edtf], left: float, right: float) -> Scale | None:
    """Return a scale that holds all dates; None where none of them has a year."""
    years = [year for value in dates if value.years for year in (value.years[0], value.years[-1])]
    return Scale(min(years), max(years) + 1, left, right) if years else None


def is_exact(value: Edtf) -> bool:
    """Whether a date says both its ends and doubts neither."""
    return not (value.approximate or value.uncertain) and value.earliest is not None and value.latest is not None
