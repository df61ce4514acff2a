"""Dates as EAD and EAC-CPF have them: ISO 8601 for machines, words for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.records.date_words import words
from sphinx_archive.records.dates import PLAIN, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.records.dates import Edtf

# The last year that the schema of EAD 2002 has a normal form for.
LAST_YEAR = 2999


class Moment(NamedTuple):
    """One date: ``exact`` in ISO 8601, or the first and last day it can be, and its words."""

    exact: str
    earliest: str
    latest: str
    words: str


class Span(NamedTuple):
    """A time: one date, or from one to another; None where that side is open or not known."""

    start: Moment | None
    end: Moment | None
    is_range: bool


def span(value: Edtf) -> Span:
    """Return a date taken apart."""
    start, slash, end = value.text.partition("/")
    sides = [_moment(parse_date(side)) if side not in ("", "..") else None for side in (start, end if slash else start)]
    return Span(sides[0], sides[1], bool(slash))


def _moment(value: Edtf) -> Moment:
    if PLAIN.fullmatch(value.text):
        return Moment(value.text.rstrip("~?%"), "", "", words(value))
    earliest, latest = (day.isoformat() if day else "" for day in (value.earliest, value.latest))
    return Moment("", earliest, latest, words(value))


def normal(value: Edtf) -> str:
    """Return a date as the attribute of that name in EAD 2002 has it; empty where a side is open, which it cannot say.

    Source: am.date.normal in https://github.com/SAA-SDT/EAD2002/blob/master/ead.rng
    """
    if not (value.earliest and value.latest) or value.latest.year > LAST_YEAR:
        return ""
    first, last = (value.text.split("/")[place] for place in (0, -1))
    sides = (_iso(first, value.earliest.isoformat()), _iso(last, value.latest.isoformat()))
    return "/".join(dict.fromkeys(sides))


def _iso(text: str, day: str) -> str:
    return text.rstrip("~?%") if PLAIN.fullmatch(text) else day


def certainty(value: Edtf) -> str:
    """Return in a word (EAD3 allows no space) what is not sure about a date; empty where it is sure."""
    doubts = [word for word, holds in (("approximate", value.approximate), ("uncertain", value.uncertain)) if holds]
    return "-and-".join(doubts)


def years(values: Iterable[Edtf]) -> Edtf | None:
    """Return the years from the first to the last that some dates name; None where they name none."""
    found = [year for value in values if (touched := value.years) for year in (touched[0], touched[-1])]
    if not found:
        return None
    first, last = f"{min(found):04}", f"{max(found):04}"
    return parse_date(first if first == last else f"{first}/{last}")
