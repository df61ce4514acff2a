"""Rendering: every record in each form that readers take away, once a build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_archive.exports.citations import bibtex, csl, csv_table, ris, sentence

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


class Cited(NamedTuple):
    """A record as it is taken away: an entry, an item, a row, and a sentence with an address."""

    bibtex: str
    ris: str
    csl: dict[str, Any]
    csv: str
    list: list[str]


def rendered(archive: Archive) -> dict[str, Cited]:
    """Return every record in each form by key, kind by kind, in the order in which readers see them."""
    return {record.key: _cited(record, archive) for record in archive.catalogue.ordered}


def _cited(record: Record, archive: Archive) -> Cited:
    return Cited(
        bibtex.render(record, archive),
        ris.render(record, archive),
        csl.render(record, archive),
        csv_table.render(record, archive),
        [sentence.render(record, archive), archive.page(record)],
    )
