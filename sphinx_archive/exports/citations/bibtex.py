"""BibTeX, in the fields and types of BibLaTeX; ``year`` stands beside ``date`` for styles older than that.

Source: the BibLaTeX manual, sections 2.1 and 2.2. Text is UTF-8; what TeX would obey is written as TeX prints it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares import default_unparse_stack
from bibtexparser.model import Entry, Field

from sphinx_archive.exports.archive import columns, issued, title, translated, year
from sphinx_archive.exports.citations.names import credited, institutions, listed, makers
from sphinx_archive.exports.citations.notes import published_at
from sphinx_archive.exports.citations.types import TYPES
from sphinx_archive.records.claim_words import minutes
from sphinx_archive.records.vocabulary import language_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.citations.names import Name
    from sphinx_archive.records.dates import Edtf
    from sphinx_archive.records.fields import Record

COLUMNS = columns("bibtex")
# Braces count even behind a backslash, so each is written as a word.
SPECIALS = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
# Nobody else has the entry, so it need not be copied before fields are put in braces: that takes longer than all else.
_STACK = default_unparse_stack(allow_inplace_modification=True)
# What biber reads of EDTF (manual, section 2.3.8): dates with marks, decades, centuries, seasons, open sides.
_SIDE = r"(\d{4}(-\d\d){0,2}|\d{3}X|\d\dXX|\d{4}-(\d\d-)?XX)[~?%]?"
READ_BY_BIBER = re.compile(rf"{_SIDE}|({_SIDE}|\.\.)?/({_SIDE}|\.\.)?")
# Addresses are read letter by letter, so these must not end the field.
IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def render(record: Record, archive: Archive) -> str:
    """Return a record as an entry of BibTeX, with a line for each field in the order of the field table."""
    kind = TYPES[record.kind].bibtex
    fields = {
        # In braces of its own, or styles would make small letters of a title's capitals.
        "title": f"{{{escaped(title(record))}}}",
        **{name: _value(name, fields, record, archive) for name, fields in COLUMNS.items()},
        "year": year(issued(record)),
        "booktitle": _whole(archive.name) if kind == "inreference" else "",
        "organization": _whole(archive.name) if kind == "online" else "",
        "institution": " and ".join(_written(name) for name in institutions(record, archive))
        if kind == "report"
        else "",
        "library": escaped(f"{archive.name}, {record.key}"),
        "url": archive.page(record).translate(IN_ADDRESS),
    }
    entry = Entry(kind, record.key, [Field(name, value) for name, value in fields.items() if value])
    return write_string(Library([entry]), _STACK)


def escaped(text: str) -> str:
    """Return a text so that TeX prints it as it is."""
    return text.translate(SPECIALS)


def _value(name: str, fields: tuple[str, ...], record: Record, archive: Archive) -> str:
    if name in _SPECIAL:
        return _SPECIAL[name](record, archive)
    # A comma parts keywords, so names lose theirs.
    texts = (text for field in fields for text in archive.texts(record, field))
    return ", ".join(escaped(text.replace(",", "") if name == "keywords" else text) for text in texts)


def _whole(text: str) -> str:
    return f"{{{escaped(text)}}}" if text else ""


def _written(name: Name) -> str:
    """Return a name; one that is whole stands in braces, or it would be taken apart at each comma and "and"."""
    if not name.given:
        return _whole(name.whole)
    return ", ".join(
        _whole(part) if re.search(r"\band\b", part) else escaped(part) for part in (name.family, name.given)
    )


def _date(value: Edtf | None) -> str:
    """Return a date as biber reads it, the rarest forms as the years from first to last."""
    if value is None or READ_BY_BIBER.fullmatch(value.text):
        return value.text if value else ""
    sides = (value.earliest, value.latest)
    return "/".join(f"{side.year:04}" if side else ".." for side in sides)


def _note(record: Record) -> str:
    parts = (
        f"Directed by {listed(credited(record.director))}." if record.director else "",
        f"Produced by {listed(credited(record.producer))}." if record.producer else "",
        f"Length: {minutes(record.duration.value)}." if record.duration else "",
        published_at(record),
    )
    return escaped(" ".join(part for part in parts if part))


_SPECIAL: dict[str, Callable[[Record, Archive], str]] = {
    "titleaddon": lambda record, archive: escaped(f"[{found}]") if (found := translated(record, archive)) else "",
    "date": lambda record, _: _date(issued(record)),
    "author": lambda record, archive: " and ".join(map(_written, makers(record, archive))),
    "language": lambda record, _: escaped(" and ".join(map(language_name, record.languages))),
    "note": lambda record, _: _note(record),
}
