"""An archive as sheets: one for each kind, a row to a record, and one of all sources, a row to a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.sheets.cells import guarded
from sphinx_archive.editing.sheets.columns import KEY, NAME, RECORD, SEEN, SOURCES, TITLE, columns_of, source_columns
from sphinx_archive.editing.sheets.comparing import seen_text
from sphinx_archive.editing.writing import front_matter
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_archive.editing.sheets.columns import Column
    from sphinx_archive.records.fields import Record


class Sheet(NamedTuple):
    """A sheet: its name, its columns, and a text for each in every row."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


def sheets(records: Iterable[tuple[Record, str]]) -> list[Sheet]:
    """Return the sheets of records, each given with the text of its page; raises :class:`Refused`."""
    rows: dict[str, list[list[str]]] = {kind: [] for kind in KINDS}
    sources: list[list[str]] = []
    for record, page in sorted(records, key=lambda pair: pair[0].key):
        try:
            values = front_matter(page)
        except Refused as refusal:
            raise Refused(f"{record.docname}.md: {refusal}") from None
        rows[record.kind].append(_row(columns_of(record.kind), {KEY: record.key, TITLE: record.title}, values))
        for name, source in values.get(SOURCES, {}).items():
            sources.append(_row(source_columns(), {RECORD: record.key, NAME: name}, source))
    return [
        *(Sheet(kind, columns_of(kind), found) for kind, found in rows.items()),
        Sheet(SOURCES, source_columns(), sources),
    ]


def _row(columns: Sequence[Column], named: Mapping[str, str], values: Mapping[str, object]) -> list[str]:
    texts = {column.name: named.get(column.name) or (column.get(values) if column.place else "") for column in columns}
    names = {KEY, RECORD, NAME}
    seen = seen_text({name: text for name, text in texts.items() if name not in names})
    return [guarded(text) for text in {**texts, SEEN: seen}.values()]
