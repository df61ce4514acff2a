"""CSL-JSON, which Zotero, Pandoc and every citeproc read (schema csl-data.json of citation-style-language)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_archive.exports.archive import columns, issued, language, title
from sphinx_archive.exports.citations.names import credited, institutions, makers
from sphinx_archive.exports.citations.notes import published_at
from sphinx_archive.exports.citations.types import TYPES
from sphinx_archive.records.claim_words import minutes
from sphinx_archive.records.date_words import words
from sphinx_archive.records.dates import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.citations.names import Name
    from sphinx_archive.records.dates import Edtf
    from sphinx_archive.records.fields import Record

COLUMNS = columns("csl")
# What names the archive as its site or its book; styles would print it twice if it were the repository as well.
IN_ARCHIVE = frozenset({"webpage", "entry-encyclopedia"})


def render(record: Record, archive: Archive) -> dict[str, Any]:
    """Return a record as an item of CSL-JSON, in the order of the field table."""
    kind = TYPES[record.kind].csl
    item = {
        "id": record.key,
        "type": kind,
        "title": title(record),
        **{name: _value(name, fields, record, archive) for name, fields in COLUMNS.items()},
        "container-title": archive.name if kind in IN_ARCHIVE else "",
        "publisher": "; ".join(name.whole for name in institutions(record, archive)) if kind == "report" else "",
        "archive": archive.name if kind not in IN_ARCHIVE else "",
        "URL": archive.page(record),
    }
    return {name: value for name, value in item.items() if value}


def _value(name: str, fields: tuple[str, ...], record: Record, archive: Archive) -> Any:
    if name in _SPECIAL:
        return _SPECIAL[name](record, archive)
    return "; ".join(text for field in fields for text in archive.texts(record, field))


def date_of(value: Edtf | None) -> dict[str, Any]:
    """Return a date as CSL has it: numbers with a mark of doubt, or words where numbers would say something else.

    CSL-JSON 1.0 has no open sides, no decades and no choices, and processors read only spans from year to year,
    month to month or day to day.
    """
    if value is None:
        return {}
    sides = value.text.split("/")
    matches = [PLAIN.fullmatch(side) for side in sides]
    if not all(matches):
        return {"literal": words(value)}
    parts = [[int(number) for number in match.groups()[:3] if number] for match in matches if match]
    if len({len(side) for side in parts}) > 1:
        return {"literal": words(value)}
    return {"date-parts": parts, **({"circa": True} if re.search("[~?%]", value.text) else {})}


def _names(names: tuple[Name, ...]) -> list[dict[str, str]]:
    return [{"family": name.family, "given": name.given} if name.given else {"literal": name.whole} for name in names]


_SPECIAL: dict[str, Callable[[Record, Archive], Any]] = {
    "issued": lambda record, _: date_of(issued(record)),
    "author": lambda record, archive: _names(makers(record, archive)),
    "director": lambda record, _: _names(credited(record.director)),
    "producer": lambda record, _: _names(credited(record.producer)),
    "dimensions": lambda record, _: minutes(record.duration.value) if record.duration else "",
    "language": language,
    "note": lambda record, _: published_at(record),
}
