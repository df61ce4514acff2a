"""Tables: what the search page needs beside Pagefind's index, as compact JSON that it fetches when first needed.

Rows are named by their place in the list of entries. Where a list of rows is kept, each number says how far the row
is behind the one before: small numbers compress well.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sphinx_archive.catalogue.facets import FACETS
from sphinx_archive.catalogue.view import folded
from sphinx_archive.search.entries import BETWEEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_archive.search.entries import Days, Entry

FOLDER = "tables"
# The day that browsers count from.
FIRST_DAY = date(1970, 1, 1).toordinal()
OPEN_END, OPEN_START = -1, -2


def tables(entries: Sequence[Entry]) -> dict[str, bytes]:
    """Return the tables of some entries, by path below ``pagefind/``. Each says how many entries there are."""
    contents = {
        "dates": dates([entry.days for entry in entries]),
        "keys": [entry.key for entry in entries],
        "names": names(entries),
        **{f"facets/{facet}": facet_rows(facet, entries) for facet in FACETS},
    }
    return {f"{FOLDER}/{name}.json": _json(len(entries), content) for name, content in contents.items()}


def dates(days: Iterable[Days | None]) -> dict[str, list[int]]:
    """Return dates in the order of their first days.

    ``steps`` are the days from one first day to the next, ``spans`` the days between first and last, or a negative
    number for an open side; an open beginning has its last day instead. ``doubtful`` are the rows of what is about
    so or unsure. Rows without a date come last and are left out.
    """
    dated = [one for one in days if one]
    starts = [one.last if one.first is None else one.first for one in dated]
    numbers = [FIRST_DAY, *(start for start in starts if start is not None)]
    doubtful = (row for row, one in enumerate(dated) if one.is_doubtful)
    return {
        "steps": [after - before for before, after in pairwise(numbers)],
        "spans": [_span(one) for one in dated],
        "doubtful": _steps(doubtful),
    }


def _span(days: Days) -> int:
    if days.first is None:
        return OPEN_START
    return OPEN_END if days.last is None else days.last - days.first


def facet_rows(facet: str, entries: Iterable[Entry]) -> dict[str, list[int]]:
    """Return the rows of each value of a facet."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, entry in enumerate(entries):
        for value in entry.facets.get(facet, ()):
            rows[value].append(row)
    return {value: _steps(found) for value, found in sorted(rows.items())}


def names(entries: Iterable[Entry]) -> dict[str, list[Any]]:
    """Return what a misspelt question may have meant.

    ``names`` holds for each authority its title and other names, ``words`` the words of all other titles and of
    places, in plain small letters.
    """
    called, words = [], set[str]()
    for entry in entries:
        if "names" in entry.meta:
            called.append(list(dict.fromkeys((entry.meta["title"], *entry.meta["names"].split(BETWEEN_NAMES)))))
        else:
            words.update(_words(entry))
    known = {word for found in called for name in found for word in _split(name)}
    return {"names": sorted(called), "words": sorted(words - known)}


def _words(entry: Entry) -> Iterator[str]:
    for field in ("title", "titles", "place", "towns"):
        yield from (word for word in _split(entry.meta.get(field, "")) if len(word) > 3)


def _split(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in folded(text)).split()


def _steps(rows: Iterable[int]) -> list[int]:
    return [after - before for before, after in pairwise([-1, *rows])]


def _json(size: int, content: Any) -> bytes:
    return json.dumps({"size": size, "content": content}, ensure_ascii=False, separators=(",", ":")).encode()
