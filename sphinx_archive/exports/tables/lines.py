"""The records as JSON Lines: one to a line, every field as typed values, dates as EDTF text (https://jsonlines.org)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.archive import one_line
from sphinx_archive.records.dates import Edtf
from sphinx_archive.records.fields import Fields, in_yaml
from sphinx_archive.records.values import Frozen

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.tables.reading import Reading


def render(reading: Reading, archive: Archive) -> str:
    """Return a record as one line of JSON, with the end of the line."""
    return json.dumps(as_object(reading, archive), ensure_ascii=False, separators=(",", ":")) + "\n"


def as_object(reading: Reading, archive: Archive) -> dict[str, Any]:
    """Return a record as JSON holds it; what has no value is left out."""
    record = reading.record
    dates = archive.history.of(record.docname)
    found = {
        "key": record.key,
        "title": one_line(record.title),
        "address": archive.page(record),
        **{in_yaml(name): _typed(getattr(record, name)) for name in Fields.model_fields},
        "relations": reading.relations,
        "created": stamp(dates.created) if dates else "",
        "changed": stamp(dates.changed) if dates else "",
    }
    return {name: value for name, value in found.items() if value or name == "title"}


def _typed(value: Any) -> Any:
    """Return a value of a field as JSON has it."""
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Frozen):
        parts = ((in_yaml(name), getattr(value, name)) for name in type(value).model_fields)
        return {name: _typed(part) for name, part in parts if part}
    if isinstance(value, dict):
        return {name: _typed(part) for name, part in value.items()}
    return [_typed(part) for part in value] if isinstance(value, tuple) else value
