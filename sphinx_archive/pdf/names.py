"""The index at the end of a book: names, subjects and places from the catalogue, and terms that authors marked."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sphinx.environment.adapters.indexentries import IndexEntries

from .references import label_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.builders import Builder

    from sphinx_archive.catalogue.view import Catalogue


class Name(NamedTuple):
    """A person, an organisation or a subject: the authorised form, other forms, and the page about it."""

    name: str
    variants: tuple[str, ...]
    docname: str


def names_of(catalogue: Catalogue) -> tuple[Name, ...]:
    """Return the people, organisations and subjects of a catalogue with every name they are called by."""
    return tuple(
        Name(record.sort_name or record.title, record.called[1:], record.docname)
        for kind in ("organisation", "person", "subject")
        for record in catalogue.of_kind(kind)
    )


@dataclass
class Entry:
    """One line of the index while it is being collected."""

    term: str
    docnames: list[str] = field(default_factory=list)
    """Pages about it: printed bold, followed by the pages that link to them."""
    labels: list[str] = field(default_factory=list)
    """Labels of pages about a place, or of what an author marked."""
    see: list[tuple[str, str]] = field(default_factory=list)
    """Authorised names to look under, each with the page about it."""
    parts: dict[str, Entry] = field(default_factory=dict)

    def part(self, term: str) -> Entry:
        """Return the entry below this one for a term."""
        return self.parts.setdefault(term, Entry(term))


def places_of(catalogue: Catalogue) -> list[Entry]:
    """Return the towns and sites of a catalogue with the pages of the records that were there."""
    entries: dict[str, Entry] = {}
    for record in catalogue.ordered:
        for place in record.places:
            entries.setdefault(place, Entry(place)).labels.append(record.docname)
    return list(entries.values())


def index_of(names: Iterable[Name], marked: Iterable[Entry] = ()) -> list[tuple[str, list[Entry]]]:
    """Return the lines of the index by letter; variants refer to the authorised name."""
    entries: dict[str, Entry] = {}
    for entry in marked:
        kept = entries.setdefault(entry.term, entry)
        if kept is not entry:
            kept.labels += entry.labels
            kept.parts.update(entry.parts)
    for name, variants, docname in names:
        entries.setdefault(name, Entry(name)).docnames.append(docname)
        for variant in dict.fromkeys(variants):
            if variant != name:
                entries.setdefault(variant, Entry(variant)).see.append((name, docname))
    ordered = sorted(entries.values(), key=lambda entry: (_rank(entry.term), sort_key(entry.term), entry.term))
    return [(letter, list(group)) for letter, group in groupby(ordered, key=lambda entry: letter_of(entry.term))]


def marked_entries(builder: Builder) -> list[Entry]:
    """Return the terms that authors marked with Sphinx's `index`."""
    entries: list[Entry] = []
    for _, terms in IndexEntries(builder.env).create_index(builder, group_entries=False):
        for term, (targets, below, _) in terms:
            entry = Entry(term)
            _note(entry, targets)
            for part, part_targets in below:
                _note(entry.part(part), part_targets)
            entries.append(entry)
    return entries


def _note(entry: Entry, targets: Sequence[tuple[str | None, str | bool]]) -> None:
    """Add the places of a term; Sphinx writes `see X` as a part of the entry without a place."""
    entry.labels += [label_at(address) for _, address in targets if isinstance(address, str) and address]


def sort_key(term: str) -> str:
    """Return a term as it is sorted: without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", term.casefold())
    return "".join(c for c in plain if c.isalnum() or c.isspace()).strip()


def letter_of(term: str) -> str:
    """Return the heading under which a term is listed."""
    first = sort_key(term)[:1]
    if not first or first.isdigit():
        return "0–9"
    return "한글 · 漢字" if _is_east_asian(first) else first.upper()


def _rank(term: str) -> int:
    """Sort numbers first and East Asian scripts last."""
    first = sort_key(term)[:1]
    if not first or first.isdigit():
        return 0
    return 2 if _is_east_asian(first) else 1


def _is_east_asian(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("HANGUL", "CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"))
