"""Names of those who made an item, as bibliographies want them: people in two parts, organisations whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.archive import one_line

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


class Name(NamedTuple):
    """A name: ``whole``, and the ``given`` name of a person whose family name the record tells apart."""

    whole: str
    family: str = ""
    given: str = ""


def makers(record: Record, archive: Archive) -> tuple[Name, ...]:
    """Return the names of those who made an item."""
    found = (archive.catalogue.get(key) for key in record.creators)
    return tuple(_of(other) for other in found if other)


def institutions(record: Record, archive: Archive) -> tuple[Name, ...]:
    """Return the names of the organisations that made an item."""
    found = (archive.catalogue.get(key) for key in record.creators)
    return tuple(_of(other) for other in found if other and other.kind == "organisation")


def credited(text: str | None) -> tuple[Name, ...]:
    """Return the names of a credit such as ``Jane Doe; A. N. Other``, each whole as it was credited."""
    parts = (one_line(part) for part in (text or "").split(";"))
    return tuple(Name(part) for part in parts if part)


def listed(names: tuple[Name, ...]) -> str:
    """Return names in a sentence: ``A, B and C``; with semicolons where a name has commas of its own."""
    *first, last = [name.whole for name in names] or [""]
    between = "; " if any("," in name.whole for name in names) else ", "
    return f"{between.join(first)} and {last}" if first else last


def _of(record: Record) -> Name:
    whole = one_line(record.title)
    family, comma, given = one_line(record.sort_name or "").partition(", ")
    return Name(whole, family, given) if record.kind == "person" and comma and given else Name(whole)
