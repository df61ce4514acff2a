"""Dates in words for readers."""

from __future__ import annotations

import re
from functools import lru_cache

from babel.dates import get_month_names

from sphinx_archive.records.dates import PLAIN, Edtf

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


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


def _span(start: str, end: str) -> str:
    """Join two sides and say what they share only once."""
    low, high = PLAIN.fullmatch(start), PLAIN.fullmatch(end)
    if start == end:
        return _side(start)
    if not (low and high) or low[4] or high[4] or low[1] != high[1] or not (low[2] and high[2]):
        return f"{_side(start)} to {_side(end)}"
    if low[3] and high[3] and low[2] == high[2]:
        return f"{int(low[3])}\N{EN DASH}{_side(end)}"
    return f"{_side(start).removesuffix(' ' + low[1])} to {_side(end)}"


def _side(text: str) -> str:
    if not text:
        return "an unknown date"
    if match := PLAIN.fullmatch(text):
        return _marked(_calendar(*match.groups()[:3]), match[4])
    if season := re.fullmatch(r"(\d{4})-(2[1-4])([~?%]?)", text):
        return _marked(f"{SEASONS[season[2]]} {season[1]}", season[3])
    if decade := re.fullmatch(r"(\d{3})X([~?%]?)", text):
        return _marked(f"{decade[1]}0s", decade[2])
    if century := re.fullmatch(r"(\d{2})XX([~?%]?)", text):
        return _marked(f"{century[1]}00\N{EN DASH}{century[1]}99", century[2])
    if choice := re.fullmatch(r"\[(.+)\]", text):
        return " or ".join(_side(part.strip()) for part in choice[1].replace("..", " to ").split(","))
    return text


def _calendar(year: str, month: str | None, day: str | None) -> str:
    name = get_month_names("wide", locale="en")[int(month)] if month else ""
    return " ".join(part for part in (str(int(day)) if day else "", name, year.lstrip("0")) if part)


def _marked(text: str, mark: str) -> str:
    return {"": text, "~": f"c. {text}", "?": f"{text} (uncertain)", "%": f"c. {text} (uncertain)"}[mark]
