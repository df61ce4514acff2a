"""Chicago: an entry of a bibliography, in plain text.

Source: The Chicago Manual of Style, 18th edition (2024), notes and bibliography, as the style
``chicago-notes-bibliography`` of citationstyles.org sets it. That style leaves entries of reference works to the
notes; people, organisations and subjects are cited here as what they are beside that, pages of the archive's site.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_archive.exports.citations.headline import headline
from sphinx_archive.exports.citations.phrases import TO, in_a_row, month_and_day, sentence, sentences, within_a_year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Item = Mapping[str, Any]

NAMES_AT_MOST = 6
NAMES_OF_MORE = 3
# Within quotation marks the other ones stand.
_INNER = str.maketrans({"“": "‘", "”": "’"})


def render(item: Item) -> str:
    """Return an item of CSL-JSON as an entry of a bibliography."""
    parts = _work(item) if item["type"] in ("report", "motion_picture") else _page(item)
    return sentences((*parts, item.get("URL", "")))


def _page(item: Item) -> list[str]:
    site, date = item["container-title"], _date(item.get("issued"))
    names = _names(item.get("author", ()))
    published = (", ".join(part for part in (site, date) if part),) if names else (date,)
    return [names or site, _quoted(_title(item)), _genre(item), *published, item.get("archive_collection", "")]


def _work(item: Item) -> list[str]:
    date = _year(item.get("issued")) or "n.d"
    published = ", ".join(part for part in (item.get("publisher", ""), date) if part)
    makers = _makers(item)
    length = item.get("dimensions", "")
    credits = _credits(item) if "author" in item else ()
    kept = (item.get("archive_collection", ""), item["archive"])
    return [makers, _title(item), _genre(item), *credits, published, length, *kept]


def _makers(item: Item) -> str:
    """Return who stands first: who made it; of a film without a maker the director, or else the producer."""
    if "author" in item:
        return _names(item["author"])
    for role, short in (("director", "dir"), ("producer", "prod")):
        if names := item.get(role):
            return f"{_names(names)}, {short}{'s' if len(names) > 1 else ''}"
    return ""


def _credits(item: Item) -> tuple[str, ...]:
    words = {"producer": "Produced by", "director": "Directed by"}
    whole = {role: [name["literal"] for name in item.get(role, ())] for role in words}
    return tuple(f"{words[role]} {in_a_row(names, 'and', comma=False)}" for role, names in whole.items() if names)


def _names(names: Sequence[Mapping[str, str]]) -> str:
    """Return names, the first person's family name first, after which "and" has a comma."""
    written = [_name(name, first=place == 0) for place, name in enumerate(names)]
    if len(written) > NAMES_AT_MOST:
        return f"{', '.join(written[:NAMES_OF_MORE])}, et al."
    return in_a_row(written, "and", comma=bool(names) and "given" in names[0])


def _name(name: Mapping[str, str], *, first: bool) -> str:
    if "literal" in name:
        return name["literal"]
    return f"{name['family']}, {name['given']}" if first else f"{name['given']} {name['family']}"


def _title(item: Item) -> str:
    title: str = item["title"]
    return headline(title) if item.get("language", "en").startswith("en") else title


def _quoted(title: str) -> str:
    return "“" + re.sub('"([^"]*)"', r"‘\1’", sentence(title).translate(_INNER)) + "”"


def _genre(item: Item) -> str:
    genre: str = item.get("genre", "")
    return genre


def _date(issued: Mapping[str, Any] | None) -> str:
    """Return a date: ``May 24, 2009``, ``June 11–12, 2009``, ``October 2010–January 2011``, ``[1958?]``."""
    if not issued or "literal" in issued:
        return issued["literal"] if issued else ""
    start, end = issued["date-parts"][0], issued["date-parts"][-1]
    if start[0] == end[0]:
        text = _with_year(within_a_year(start, end), start)
    else:
        text = TO.join(_with_year(month_and_day(side), side) for side in (start, end))
    return f"[{text}?]" if "circa" in issued else text


def _with_year(rest: str, parts: Sequence[int]) -> str:
    return f"{rest}{',' if len(parts) > 2 else ''} {parts[0]}".lstrip()


def _year(issued: Mapping[str, Any] | None) -> str:
    if not issued or "literal" in issued:
        return issued["literal"] if issued else ""
    text = TO.join(dict.fromkeys(str(side[0]) for side in issued["date-parts"]))
    return f"[{text}?]" if "circa" in issued else text
