"""RIS, which EndNote, Citavi, Zotero and library catalogues read.

Source: the RIS format specification of Research Information Systems (2011); where it is silent, what Zotero reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import rispy
from rispy.config import TAG_KEY_MAPPING
from rispy.writer import RisWriter

from sphinx_archive.exports.archive import columns, issued, title, translated, year
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

COLUMNS = columns("ris")
# What names the archive as its site or its book; styles would print it twice if it were the repository as well.
IN_ARCHIVE = frozenset({"ELEC", "ENCYC"})
REPEATED = frozenset({"AU", "A3", "KW"})


class _Entry(RisWriter):  # type: ignore[misc]
    """Writes an entry without a number above it, its lines ended as the specification says."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        return ""


def render(record: Record, archive: Archive) -> str:
    """Return a record as an entry of RIS, from its type to the empty line after its end."""
    kind = TYPES[record.kind].ris
    tags = {
        "TY": kind,
        "TI": title(record),
        **{name: _value(name, fields, record, archive) for name, fields in COLUMNS.items()},
        "PY": year(issued(record)),
        "T2": archive.name if kind in IN_ARCHIVE else "",
        "PB": "; ".join(name.whole for name in institutions(record, archive)) if kind == "RPRT" else "",
        "DB": archive.name if kind not in IN_ARCHIVE else "",
        "UR": [archive.page(record)] if archive.address else [],
        "ID": record.key,
    }
    entry = {TAG_KEY_MAPPING[tag]: value for tag, value in tags.items() if value}
    return str(rispy.dumps([entry], implementation=_Entry)) + _Entry.NEWLINE


def _value(name: str, fields: tuple[str, ...], record: Record, archive: Archive) -> Any:
    # Zotero would take the kind of anything else for its DOI.
    if name == "M3" and TYPES[record.kind].ris not in ("ELEC", "RPRT"):
        return ""
    if name in _SPECIAL:
        return _SPECIAL[name](record, archive)
    texts = [text for field in fields for text in archive.texts(record, field)]
    return texts if name in REPEATED else ", ".join(texts)


def _authors(record: Record, archive: Archive) -> list[str]:
    """Return who made an item; of a film the director, whom its readers expect there."""
    return _names(credited(record.director) or makers(record, archive))


def _producers(record: Record, archive: Archive) -> list[str]:
    own = credited(record.producer)
    return _names((*own, *(name for name in makers(record, archive) if record.director and name not in own)))


def _names(names: tuple[Name, ...]) -> list[str]:
    """Return names as RIS parts them, at a comma; so a whole name loses the commas it has."""
    return [f"{name.family}, {name.given}" if name.given else name.whole.replace(",", "") for name in names]


def _date(value: Edtf | None) -> str:
    """Return year/month/day/words; the words where the numbers do not say all."""
    if value is None:
        return ""
    # Only a single plain date has parts: an interval would end in a first day that is none.
    match = PLAIN.fullmatch(value.text)
    if match and not match[4]:
        return "/".join((*(part or "" for part in match.groups()[:3]), ""))
    return f"{year(value)}///{words(value).replace('/', ' to ')}"


_SPECIAL: dict[str, Callable[[Record, Archive], Any]] = {
    "TT": translated,
    "DA": lambda record, _: _date(issued(record)),
    "AU": _authors,
    "A3": _producers,
    "SP": lambda record, _: minutes(record.duration.value) if record.duration else "",
    "N1": lambda record, _: [note] if (note := published_at(record)) else [],
}
