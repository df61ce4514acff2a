"""Dates as EDTF means them: the text an editor typed and the days it can stand for."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import StringIO

# Years, months and days with a mark of doubt are nine tenths of all dates. The general parser takes 3 to 7 ms
# for each (see benchmarks/dates.py), so plain ones are read here and tests hold both readings together.
PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([~?%]?)", re.ASCII)
# "1950S2" is some year from 1900 to 1999, estimated to be 1950.
ESTIMATED = re.compile(r"\dS\d", re.ASCII)
LONGEST = 200
NEITHER = "'{}' has neither beginning nor end. Leave the date out where nothing is known."


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date in EDTF (ISO 8601-2): ``text`` untouched and the first and last day it can mean.

    ``earliest`` or ``latest`` is None where that side is open or unknown. ``approximate`` (``~``) and
    ``uncertain`` (``?``) hold if any part is marked so.
    """

    text: str
    earliest: date | None
    latest: date | None
    approximate: bool = False
    uncertain: bool = False

    @property
    def sort_key(self) -> tuple[date, date]:
        """Return what orders dates: the earliest day, then the latest; an open start sorts by its end."""
        start = self.earliest or self.latest or date.max
        return (start, self.latest or date.max)

    @property
    def years(self) -> range:
        """Return the years this date touches; an open side counts as the year of the other side."""
        start = self.earliest or self.latest
        end = self.latest or self.earliest
        return range(start.year, end.year + 1) if start and end else range(0)

    def __str__(self) -> str:
        """Return the text as typed."""
        return self.text


@lru_cache(maxsize=10_000)
def parse_date(text: str) -> Edtf:
    """Return the date that an EDTF text means.

    Raises ValueError with a sentence for the author where the text is no EDTF or no real date.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise ValueError(f"A date of {len(text)} characters is no date.")
    start, slash, end = text.partition("/")
    if slash and {start, end} <= {"", ".."}:
        raise ValueError(NEITHER.format(text))
    low = _OPEN if slash and start in ("", "..") else _plain(start)
    high = _OPEN if slash and end in ("", "..") else _plain(end if slash else start)
    return _between(text, low, high) if low and high else _general(text)


_OPEN = (None, None, "")
_Side = tuple[date | None, date | None, str]


def _plain(text: str) -> _Side | None:
    """Return first day, last day and mark of a year, month or day; None where it is something else."""
    match = PLAIN.fullmatch(text)
    if not match:
        if wrong := re.fullmatch(r"\d{4}-(1[3-9]|20|00|[5-9]\d)(-\d\d)?[~?%]?", text, re.ASCII):
            raise ValueError(f"There is no month {wrong[1]} in '{text}': months are 01 to 12.")
        return None
    year, month, day, mark = match.groups()
    if year == "0000":
        return None
    first, last = int(month or 1), int(month or 12)
    length = monthrange(int(year), last)[1]
    if day and not 1 <= int(day) <= length:
        raise ValueError(f"There is no day {year}-{month}-{day}: that month has {length} days.")
    return date(int(year), first, int(day or 1)), date(int(year), last, int(day or length)), mark


def _between(text: str, low: _Side, high: _Side) -> Edtf:
    earliest, latest = low[0], high[1]
    if earliest and latest and latest < earliest:
        raise ValueError(f"'{text}' ends before it begins. Write the earlier date first.")
    marks = low[2] + high[2]
    return Edtf(text, earliest, latest, "~" in marks or "%" in marks, "?" in marks or "%" in marks)


def _general(text: str) -> Edtf:
    """Read every other EDTF form with the edtf package (its open sides are float infinities)."""
    import edtf  # it takes a fifth of a second to import, and most archives never need it

    try:
        if ESTIMATED.search(text):
            raise ValueError("The package reads the year and forgets how many of its digits are meant.")
        # It also prints about text that it cannot read.
        with redirect_stdout(StringIO()):
            parsed = edtf.parse_edtf(text)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        earliest, latest = (_day(side) for side in (low, high))
    except Exception as error:  # the package answers bad text with half a dozen exception types
        raise ValueError(f"'{text[:60]}' is no date. {_hint(text)}") from error
    if earliest is None and latest is None:
        raise ValueError(NEITHER.format(text))
    if earliest and latest and latest < earliest:
        raise ValueError(f"'{text}' ends before it begins. Write the earlier date first.")
    return Edtf(text, earliest, latest, bool(re.search(r"[~%]", text)), bool(re.search(r"[?%]", text)))


def _day(side: object) -> date | None:
    return None if isinstance(side, float) else date(*side[:3])  # type: ignore[index]


def _hint(text: str) -> str:
    from sphinx_archive.records.date_readings import readings  # names of months are asked for of wrong dates only

    if found := readings(text):
        return f"Write {found[0]}." if len(found) == 1 else f"Write {' or '.join(found)}, whichever day is meant."
    if match := re.search(r"(?<![-\d])([1-9]\d{3})(?!\d)", text, re.ASCII):
        year = match.group(1)
        return f"Write year-month-day, as far as known: {year}, {year}-05, {year}-05-24, {year}~ for about {year}."
    return (
        "Write EDTF: 2009, 2009-05, 2009-05-24, 2009-05-24/2009-05-28, 2009~ (about), 2009? (unsure), 2009/.. (since)."
    )
