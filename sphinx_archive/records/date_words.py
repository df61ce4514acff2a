"""Dates in words for readers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from sphinx_archive.records.dates import PLAIN, Edtf

if TYPE_CHECKING:
    from sphinx_archive.records.fields import Record

SEASONS = {
    "21": "spring",
    "22": "summer",
    "23": "autumn",
    "24": "winter",
    "33": "first quarter of",
    "34": "second quarter of",
    "35": "third quarter of",
    "36": "fourth quarter of",
}


@lru_cache(maxsize=10_000)
def words(value: Edtf) -> str:
    """Return an EDTF date as English words: ``c. 1893``, ``19-24 February 2011``, ``since June 2012``."""
    start, slash, end = value.text.partition("/")
    if not slash:
        return _side(start)
    if start == "..":
        return f"until {_side(end)}"
    if end == "..":
        return f"since {_side(start)}"
    return _span(start, end)


def lifetime(value: Edtf) -> str:
    """Return a person's dates in words: ``born 2 May 1944``, ``died 1940``, or the span of the life."""
    start, _, end = value.text.partition("/")
    if start in ("..", ""):
        return f"died {_side(end)}"
    return f"born {_side(start)}" if end in ("..", "") else words(value)


def dated(record: Record) -> str:
    """Return a record's date in words for readers; an empty string where it has none."""
    if not record.date:
        return ""
    return lifetime(record.date.value) if record.kind == "person" else words(record.date.value)


def _span(start: str, end: str) -> str:
    """Join two sides and say what they share only once."""
    low, high = PLAIN.fullmatch(start), PLAIN.fullmatch(end)
    if start == end:
        return _side(start)
    if not (low and high) or low[4] or high[4] or low[1] != high[1] or not _alike(low, high):
        return f"{_side(start)} to {_side(end)}"
    if low[3] and high[3] and low[2] == high[2]:
        return f"{int(low[3])}\N{EN DASH}{_side(end)}"
    return f"{_side(start).removesuffix(' ' + low[1])} to {_side(end)}"


def _alike(low: re.Match[str], high: re.Match[str]) -> bool:
    """Whether both sides are months, or both are days."""
    return bool(low[2] and high[2]) and bool(low[3]) == bool(high[3])


def _side(text: str) -> str:
    """Return one side of a date; the rarest forms stay as they were typed."""
    if not text:
        return "an unknown date"
    if choice := re.fullmatch(r"([\[{])(.+)[\]}]", text):
        return {"[": " or ", "{": " and "}[choice[1]].join(_member(part.strip()) for part in choice[2].split(","))
    # A mark may stand at any part of a date: 2009-06~-11.
    marks = set(re.sub(r"[^~?%]", "", text))
    plain = re.sub(r"[~?%]|(-XX)+$|T.*", "", text)
    mark = "%" if len(marks) > 1 else "".join(marks)
    if match := PLAIN.fullmatch(plain):
        return _marked(_calendar(*match.groups()[:3]), mark)
    if season := re.fullmatch(r"(\d{4})-(\d\d)", plain):
        return _marked(f"{SEASONS[season[2]]} {season[1]}", mark) if season[2] in SEASONS else text
    if decade := re.fullmatch(r"(\d{3})X", plain):
        return _marked(f"{decade[1]}0s", mark)
    if century := re.fullmatch(r"(\d{2})XX", plain):
        return _marked(f"{century[1]}00\N{EN DASH}{century[1]}99", mark)
    return text


def _member(text: str) -> str:
    """Return one entry of a list of dates, which may be open."""
    start, dots, end = text.partition("..")
    if not dots:
        return _side(text)
    if not start:
        return f"{_side(end)} or earlier"
    return f"{_side(start)} to {_side(end)}" if end else f"{_side(start)} or later"


def _calendar(year: str, month: str | None, day: str | None) -> str:
    name = get_month_names("wide", locale="en")[int(month)] if month else ""
    return " ".join(part for part in (str(int(day)) if day else "", name, year.lstrip("0")) if part)


def _marked(text: str, mark: str) -> str:
    return {"": text, "~": f"c. {text}", "?": f"{text} (uncertain)", "%": f"c. {text} (uncertain)"}[mark]
