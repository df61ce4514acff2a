"""APA: an entry of a list of references, in plain text.

Source: Publication Manual of the American Psychological Association, 7th edition (2020), as the style ``apa`` of
citationstyles.org sets it. A publisher that is the author is not named again (section 9.29), and no day of reading
is asked for, since the archive's pages are meant to stay (section 9.16).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_archive.exports.citations.phrases import (
    TO,
    before_quote,
    in_a_row,
    initials,
    month_and_day,
    sentences,
    within_a_year,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Item = Mapping[str, Any]

NAMES_AT_MOST = 20
ROLES = {"director": "Director", "producer": "Producer"}


def render(item: Item) -> str:
    """Return an item of CSL-JSON as an entry of a list of references."""
    who, title, kind = _makers(item), item["title"], f"[{item['genre']}]" if "genre" in item else ""
    date = f"({_date(item)})"
    begin = (who, date, f"{title} {kind}".rstrip()) if who else (title, date, kind)
    address = item.get("URL", "")
    return f"{sentences((*begin, *_held(item)))} {address}".rstrip()


def _held(item: Item) -> tuple[str, ...]:
    """Return who published an item and where it is held."""
    collection = item.get("archive_collection", "")
    if item["type"] == "entry-encyclopedia":
        return (f"In {item['container-title']}",)
    if item["type"] == "webpage":
        return (collection, item["container-title"])
    own = "; ".join(name.get("literal", "") for name in item.get("author", ()))
    publisher = item.get("publisher", "")
    return (
        publisher if publisher != own else "",
        f"{before_quote(collection, ',')} {item['archive']}" if collection else item["archive"],
    )


def _makers(item: Item) -> str:
    """Return who made an item; of a film without a maker the directors, or else the producers."""
    if "author" in item:
        return _names(item["author"])
    for role, called in ROLES.items():
        if names := item.get(role):
            return f"{_names(names)} ({called}{'s' if len(names) > 1 else ''})"
    return ""


def _names(names: Sequence[Mapping[str, str]]) -> str:
    written = [name.get("literal") or f"{name['family']}, {initials(name['given'])}" for name in names]
    if len(written) > NAMES_AT_MOST:
        return f"{', '.join(written[: NAMES_AT_MOST - 1])}, … {written[-1]}"
    return in_a_row(written, "&", comma=True)


def _date(item: Item) -> str:
    """Return a date: ``2009, May 24``, ``2009, June 11–12``, ``ca. 1958``; of a report only the year."""
    issued = item.get("issued")
    if not issued or "literal" in issued:
        return issued["literal"] if issued else "n.d."
    start, end = ([part[0]] if item["type"] == "report" else part for part in _sides(issued))
    text = _one_year(start, end) if start[0] == end[0] else TO.join(map(_side, (start, end)))
    return f"ca. {text}" if "circa" in issued else text


def _sides(issued: Mapping[str, Any]) -> tuple[Sequence[int], Sequence[int]]:
    return issued["date-parts"][0], issued["date-parts"][-1]


def _one_year(start: Sequence[int], end: Sequence[int]) -> str:
    return ", ".join(part for part in (str(start[0]), within_a_year(start, end)) if part)


def _side(parts: Sequence[int]) -> str:
    return ", ".join(part for part in (str(parts[0]), month_and_day(parts)) if part)
