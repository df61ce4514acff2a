"""Phrases that styles of citation are made of: sentences, spans of time, names in a row, initials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel.dates import get_month_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MONTHS = get_month_names("wide", locale="en")
TO = "\N{EN DASH}"
# What ends a sentence by itself, also before closing quotation marks.
_ENDED = re.compile(r"[.?!][\"'”’]*$")


def sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends as a sentence already; an empty text stays empty."""
    return before_quote(text, ".") if text and not _ENDED.search(text) else text


def before_quote(text: str, mark: str) -> str:
    """Return a text with a full stop or a comma, before a closing quotation mark as Americans write it."""
    return f"{text[:-1]}{mark}{text[-1]}" if text.endswith(('"', "”")) else text + mark


def sentences(texts: Iterable[str]) -> str:
    """Return texts as sentences, one after the other; the empty ones are left out."""
    return " ".join(sentence(text) for text in texts if text)


def in_a_row(names: Sequence[str], last: str, *, comma: bool) -> str:
    """Return names in a row: a comma between them, ``last`` before the last; ``comma`` stands before that even in two.

    From three names on, and where a name has commas of its own, it stands there anyway.
    """
    *first, end = names or [""]
    if not first:
        return end
    comma = comma or len(first) > 1 or any("," in name for name in names)
    return f"{', '.join(first)}{',' if comma else ''} {last} {end}"


def initials(given: str) -> str:
    """Return the initials of given names: ``J.-L. M.``; a name with a small letter has none, ``J. W. von``."""
    return " ".join(name if name[0].islower() else _initial(name) for name in given.split())


def _initial(name: str) -> str:
    parts = [part for part in name.split("-") if part]
    return "-".join(f"{part[0]}." for place, part in enumerate(parts) if not place or not part[0].islower())


def month_and_day(parts: Sequence[int]) -> str:
    """Return ``May 24``, or ``May``, of a date in numbers from the year on; empty where it has only a year."""
    _, *rest = parts
    return " ".join((MONTHS[rest[0]], *map(str, rest[1:]))) if rest else ""


def within_a_year(start: Sequence[int], end: Sequence[int]) -> str:
    """Return what follows, or goes before, the year of a span: ``June 11–12``, ``June 30–July 2``, ``May–June``."""
    first, last = month_and_day(start), month_and_day(end)
    if first == last:
        return first
    return f"{first}{TO}{end[2] if len(end) > 2 and start[1] == end[1] else last}"
